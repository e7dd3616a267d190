package typealias AlarmID = Identifier<Alarm>

/// Something that a person of the city must see to.
package struct Alarm: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// Somebody used words of an emergency.
        case emergency
        /// An activity starts soon and has fewer people than it needs.
        case unfilled
        /// Nobody said who came.
        case unconfirmed
    }

    package let kind: Kind
    /// Who raised it, for staff to find through the city's own means.
    package let address: AddressID?
    package let activity: ActivityID?
    package let at: Instant

    package init(kind: Kind, address: AddressID?, activity: ActivityID? = nil, at: Instant) {
        self.kind = kind
        self.address = address
        self.activity = activity
        self.at = at
    }
}

extension Question {
    /// The words that the question refers to, if any.
    package var words: WordsID? {
        switch self {
        case .choose, .wait, .invitation, .publish, .connect, .attendance, .withdraw: nil
        case .detail(_, of: let gist), .guess(let gist): gist.words ?? gist.spot
        case .cancel(_, let reason): reason
        }
    }
}
