/// Everything that Yui knows of a town: what the events of the journal add up to.
///
/// A value that only events change, so the same journal gives the same town. Copies are cheap.
package struct Town: Sendable {
    package internal(set) var city = City()
    package internal(set) var people = Chunked<Person>()
    package internal(set) var addresses = Chunked<Address>()
    package internal(set) var activities: [ActivityID: Activity] = [:]
    package internal(set) var offers: [OfferID: Offer] = [:]
    package internal(set) var wishes: [WishID: Wish] = [:]
    package internal(set) var questions: [AddressID: PendingQuestion] = [:]
    package internal(set) var alarms: [AlarmID: Alarm] = [:]
    package internal(set) var ledger = Ledger()
    package internal(set) var agenda = Agenda()
    package internal(set) var counters = Counters()
    /// When what had run out was last dropped.
    package internal(set) var lastSweep = Instant(seconds: 0)
    /// Which activities fall on which day; follows from `activities`.
    package internal(set) var calendar = DayIndex()

    package init() {}

    package mutating func apply(_ event: some Event) { event.apply(to: &self) }

    package internal(set) subscript(person: PersonID) -> Person {
        get { people[person.number - 1] }
        _modify { yield &people[person.number - 1] }
    }

    package internal(set) subscript(address: AddressID) -> Address {
        get { addresses[address.number - 1] }
        _modify { yield &addresses[address.number - 1] }
    }

    /// The person behind an address.
    package func person(at address: AddressID) -> Person { self[self[address].person] }
}

/// What the city's configuration names.
package struct City: Equatable, Sendable {
    package internal(set) var areas: [AreaKey: Area] = [:]
    package internal(set) var fields: [FieldKey: FieldNames] = [:]
    package internal(set) var places: [PlaceKey: Place] = [:]
    package internal(set) var groups: [GroupKey: Group] = [:]
}

/// The last numbers given away, so that none is ever used again.
package struct Counters: Equatable, Sendable {
    package internal(set) var activities = 0
    package internal(set) var offers = 0
    package internal(set) var wishes = 0
    package internal(set) var transfers = 0
    package internal(set) var words = 0
    package internal(set) var alarms = 0
}

/// Named limits on what one person may heap up.
package enum Limits {
    /// Standing offers a person.
    package static let offers = 5
    /// Activities that a person has asked for and that are not over.
    package static let organised = 20
    /// Activities that a person has joined or waits for.
    package static let engagements = 30
    /// People in one party ("my daughter and I" is 2).
    package static let party = 10
    /// Places in one activity.
    package static let places = 500
    /// How long an activity stays in memory once it is over.
    package static let memoryOfTheOver = 60 * Seconds.day
}
