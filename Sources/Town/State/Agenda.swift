/// What falls due, and when: a binary heap, earliest first, equals in the order they were noted.
package struct Agenda: Equatable, Sendable {
    package struct Item: Equatable, Sendable {
        package let at: Instant
        package let number: Int
        package let due: Due
    }

    private(set) var items: [Item]
    private(set) var noted: Int

    init(items: [Item] = [], noted: Int = 0) {
        self.items = items
        self.noted = noted
    }

    /// When the next thing falls due.
    package var next: Instant? { items.first?.at }

    mutating func note(_ due: Due, at instant: Instant) {
        noted += 1
        items.append(Item(at: instant, number: noted, due: due))
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard precedes(child, parent) else { break }
            items.swapAt(child, parent)
            child = parent
        }
    }

    /// What is due at `instant`, in order, without taking it off.
    package func due(by instant: Instant) -> [Item] {
        var rest = self
        return rest.take(by: instant)
    }

    @discardableResult
    mutating func take(by instant: Instant) -> [Item] {
        var taken: [Item] = []
        while let first = items.first, first.at <= instant {
            taken.append(first)
            let last = items.removeLast()
            if !items.isEmpty {
                items[0] = last
                sink()
            }
        }
        return taken
    }

    private mutating func sink() {
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < items.count else { return }
            let right = left + 1
            let child = right < items.count && precedes(right, left) ? right : left
            guard precedes(child, parent) else { return }
            items.swapAt(child, parent)
            parent = child
        }
    }

    private func precedes(_ a: Int, _ b: Int) -> Bool {
        (items[a].at, items[a].number) < (items[b].at, items[b].number)
    }
}

/// Something to be done at a time.
///
/// A thing may have changed since it was noted, so whoever takes it looks at the town first.
package enum Due: Equatable, Sendable {
    /// The reminder the day before.
    case dayBefore(ActivityID)
    /// The reminder of the day before, put off to a kinder hour.
    case reminder(ActivityID)
    /// The reminder three hours before.
    case hoursBefore(ActivityID)
    case start(ActivityID)
    case end(ActivityID)
    /// Nobody has said who came.
    case attendanceMissing(ActivityID)
    case close(ActivityID)
    /// A draft that nobody confirmed.
    case draftEnds(ActivityID)
    /// An activity waits for the morning to invite people.
    case invite(ActivityID)
    case offerEnds(OfferID)
    /// The activity leaves the memory; the journal keeps it.
    case forget(ActivityID)
}
