/// Somebody whom Yui knows; what they are called lies in the words, not here.
package struct Person: Equatable, Sendable {
    /// Where unasked messages go.
    package var address: AddressID
    /// BCP 47; `ja-simple` for やさしい日本語.
    package var language: String
    /// The person chose the language in so many words, so talking in another does not change it.
    package var languageIsChosen = false
    package var area: AreaKey?
    package var interests: [FieldKey] = []
    package var name: WordsID?
    /// Activities joined or waited for that have not ended, in the order of joining.
    package var engagements: [ActivityID] = []
    /// Activities that this person asked for and that are not over.
    package var organises: [ActivityID] = []
    /// Standing offers, oldest first.
    package var offers: [OfferID] = []
    /// Confirmed participations so far.
    package var participations = 0
    package var lastParticipation: Instant?
    /// When Yui last proposed something unasked.
    package var lastProposal: Instant?
    package var mutedUntil: Instant?
    /// Whether like wishes may be connected; `nil` until asked.
    package var mayConnect: Bool?
    /// What `explain` speaks of.
    package var lastMatter: Matter?

    package init(address: AddressID, language: String) {
        self.address = address
        self.language = language
    }
}

/// What Yui last did for a person, kept so that it can be explained.
package indirect enum Matter: Codable, Equatable, Sendable {
    case suggestions([Suggestion])
    case transfer(Transfer)
}

/// An activity as it was put to somebody, with the reasons that spoke for it.
package struct Suggestion: Codable, Equatable, Sendable {
    package let activity: ActivityID
    package let reasons: Reasons

    package init(activity: ActivityID, reasons: Reasons) {
        self.activity = activity
        self.reasons = reasons
    }
}

/// One reason for a suggestion, as it can be told to the person.
package enum Reason: String, Codable, CaseIterable, Sendable {
    /// The person is free at that time.
    case time
    /// It is about what the person named.
    case topic
    /// It is in a field that the person likes.
    case field
    /// It is in the person's area.
    case area
    /// It is in an area next to the person's.
    case nearby
    /// The person has not taken part for three months, or never.
    case turn
    /// It starts soon and still needs people.
    case urgent
}

/// A set of reasons in one byte: a city keeps one for each thing that was ever put to somebody.
package struct Reasons: Equatable, Sendable {
    private var bits: UInt8 = 0

    package init(_ reasons: some Sequence<Reason> = []) {
        for reason in reasons { insert(reason) }
    }

    package mutating func insert(_ reason: Reason) { bits |= Reasons.bit(of: reason) }
    package func contains(_ reason: Reason) -> Bool { bits & Reasons.bit(of: reason) != 0 }

    /// In the order in which they are told.
    package var list: [Reason] { Reason.allCases.filter(contains) }

    private static func bit(of reason: Reason) -> UInt8 {
        switch reason {
        case .time: 1
        case .topic: 2
        case .field: 4
        case .area: 8
        case .nearby: 16
        case .turn: 32
        case .urgent: 64
        }
    }
}

extension Reasons: ExpressibleByArrayLiteral {
    package init(arrayLiteral reasons: Reason...) { self.init(reasons) }
}

extension Reasons: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([Reason].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(list)
    }
}

extension Reasons: Packed {
    package func pack(into packer: inout Packer) { packer.pack(Int(bits)) }
    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        let number = try unpacker.int()
        guard let bits = UInt8(exactly: number) else { throw .noCase(number) }
        self.bits = bits
    }
}

/// A way to reach a person: one sender of one channel.
package struct Address: Equatable, Sendable {
    package let person: PersonID
    package let channel: String
    package var roles: [Role] = []

    package init(person: PersonID, channel: String) {
        self.person = person
        self.channel = channel
    }
}

/// What an address may do beyond what every resident may.
package enum Role: Codable, Hashable, Sendable {
    case organiser(GroupKey)
    case shop(GroupKey)
    case staff
}
