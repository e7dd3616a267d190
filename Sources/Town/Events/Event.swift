/// Something that happened, as it stands in the journal for ever.
///
/// Each kind is a small value of its own that says how it changes the town. What residents said and
/// what they are called is never in an event: it carries ids, the words lie beside the journal.
package protocol Event: Codable, Equatable, Sendable {
    static var kind: EventKind { get }
}

/// The kinds of events, by the names that stand in the journal.
package enum EventKind: String, CaseIterable, Sendable {
    case timePassed = "time_passed"

    /// The type that a journal row of this kind is decoded to.
    package var type: any Event.Type {
        switch self {
        case .timePassed: TimePassed.self
        }
    }
}

/// The clock reached a moment at which something was due.
package struct TimePassed: Event {
    package static let kind = EventKind.timePassed
    package let to: Instant

    package init(to: Instant) { self.to = to }
}
