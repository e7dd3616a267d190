/// Something that people do together, and that somebody asked for.
package struct Activity: Equatable, Sendable {
    /// asked → open ⇄ filled → running → confirmed → closed; or cancelled, or expired.
    package enum State: String, Codable, CaseIterable, Sendable {
        /// Drafted; its owner has not yet said that it may be shown.
        case asked
        case open
        case filled
        case running
        /// The organiser said who came; points are given.
        case confirmed
        case closed
        case cancelled
        /// Nobody came forward before the start, or nobody said who came.
        case expired

        /// The states that may follow this one.
        package var next: [State] {
            switch self {
            case .asked: [.open, .cancelled, .expired]
            case .open: [.filled, .running, .cancelled, .expired]
            case .filled: [.open, .running, .cancelled]
            case .running: [.confirmed, .cancelled, .expired]
            case .confirmed: [.closed]
            case .closed, .cancelled, .expired: []
            }
        }

        /// Whether people may still come in.
        package var takesPeople: Bool { self == .open || self == .running }
        package var isOver: Bool { next.isEmpty }
    }

    package var plan: Plan
    package let organiser: AddressID
    package var state: State = .asked
    package var participants: [Participation] = []
    /// Those who want to come when a place falls free, first come first.
    package var waiting: [Participation] = []
    /// Those who withdrew or said no; they are not asked again.
    package var turnedDown: [PersonID] = []

    package init(plan: Plan, organiser: AddressID) {
        self.plan = plan
        self.organiser = organiser
    }

    /// Places taken.
    package var taken: Int { participants.reduce(0) { $0 + $1.party } }
    package var left: Int { max(0, plan.most - taken) }

    package func participation(of person: PersonID) -> Participation? {
        participants.first { $0.person == person }
    }
}

/// What, when, where and for how many.
package struct Plan: Codable, Equatable, Sendable {
    /// The title by language, as far as it was given.
    package var title: [String: WordsID]
    package var topics: [String]
    package var interval: Interval
    package var place: PlaceKey?
    /// Where, in the asker's own words, if it is none of the city's places.
    package var spot: WordsID?
    package var area: AreaKey?
    package var field: FieldKey?
    package var support: Support
    /// Fewer than that and it can hardly be done.
    package var least: Int
    package var most: Int
    /// Points that each person gets.
    package var points: Int
    package var group: GroupKey?
    /// What to bring.
    package var bring: [String: WordsID]

    package init(
        title: [String: WordsID], topics: [String], interval: Interval, place: PlaceKey? = nil,
        spot: WordsID? = nil, area: AreaKey? = nil, field: FieldKey? = nil,
        support: Support = .labour, least: Int = 1, most: Int = 1, points: Int = 0,
        group: GroupKey? = nil, bring: [String: WordsID] = [:]
    ) {
        self.title = title
        self.topics = topics
        self.interval = interval
        self.place = place
        self.spot = spot
        self.area = area
        self.field = field
        self.support = support
        self.least = least
        self.most = most
        self.points = points
        self.group = group
        self.bring = bring
    }
}

/// One person's part in an activity.
package struct Participation: Codable, Equatable, Sendable {
    package enum State: String, Codable, CaseIterable, Sendable {
        case joined, checkedIn, came, absent
    }

    package let person: PersonID
    /// How many come, the person counted in.
    package let party: Int
    /// Why it was suggested, for `explain`.
    package let reasons: Reasons
    package var state: State = .joined

    package init(person: PersonID, party: Int, reasons: Reasons) {
        self.person = person
        self.party = party
        self.reasons = reasons
    }
}
