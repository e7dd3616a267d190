import Town

/// The time that a sentence named, as a conversation can use it.
enum When: Equatable {
    case none
    /// From and to.
    case interval(Interval)
    /// A start without an end.
    case point(Instant)
    /// Days without hours: a day, a weekend, a week.
    case days(Interval)
    case past
    /// The words contradict each other; these are the readings.
    case doubtful([Interval])

    /// - Parameter now: what has gone by is cut off; nothing is left of a time that is over.
    init(_ reading: Reading, now: Instant) {
        guard let time = reading.times.first(where: { $0.start != nil || $0.end != nil }) else {
            self = .none
            return
        }
        if time.isDoubtful {
            self = .doubtful(
                time.alternatives.compactMap { alternative in
                    guard let start = alternative.start else { return nil }
                    return Interval(start: start, end: alternative.end ?? start + Seconds.day)
                })
            return
        }
        let start = time.start ?? now
        if let end = time.end, end <= now {
            self = .past
            return
        }
        self = When.of(time, start: start, duration: reading.slots.duration, now: now)
    }

    private static func of(
        _ time: TimeExpression, start: Instant, duration: Int?, now: Instant
    ) -> When {
        switch time.grain {
        case .day, .weekend, .week, .month, .year:
            guard let end = time.end else { return .point(max(start, now)) }
            return .days(Interval(start: max(start, now), end: end))
        case .minute, .hour, .part:
            if start < now, time.end == nil { return .past }
            if let duration { return .interval(Interval(start: start, end: start + duration)) }
            guard let end = time.end, end - start > Seconds.minute,
                time.grain != .hour || end - start > Seconds.hour
            else { return .point(start) }
            // A part of a day is not meant to the minute: a morning may go on until noon.
            let slack = time.grain == .part ? Patience.partOfDay : 0
            return .interval(Interval(start: max(start, now), end: end + slack))
        }
    }

    /// When somebody is free who said this: from a bare start until the end of its day.
    func free(in zone: Zone) -> Interval? {
        switch self {
        case .none, .past, .doubtful: nil
        case .interval(let interval), .days(let interval): interval
        case .point(let start):
            Interval(start: start, end: zone.instant(of: zone.date(of: start) + 1))
        }
    }
}
