/// Activities by the days they touch, so that a question about Saturday looks at Saturday only.
///
/// Days are counted in UTC: they only narrow a search down, the exact hours are tested afterwards.
package struct DayIndex: Sendable {
    private var days: [Int: [ActivityID]] = [:]

    /// Activities on the days that `interval` touches, by number, each once.
    package func activities(touching interval: Interval) -> [ActivityID] {
        let range = Self.days(of: interval)
        if range.count == 1 { return days[range.lowerBound] ?? [] }
        return Set(range.flatMap { days[$0] ?? [] }).sorted()
    }

    mutating func add(_ activity: ActivityID, to interval: Interval) {
        for day in Self.days(of: interval) {
            var there = days[day] ?? []
            let index = there.firstIndex { $0 >= activity } ?? there.endIndex
            if index == there.endIndex || there[index] != activity {
                there.insert(activity, at: index)
            }
            days[day] = there
        }
    }

    mutating func remove(_ activity: ActivityID, from interval: Interval) {
        for day in Self.days(of: interval) {
            days[day]?.removeAll { $0 == activity }
            if days[day]?.isEmpty == true { days[day] = nil }
        }
    }

    /// At most two months are listed, however long an interval claims to be.
    private static func days(of interval: Interval) -> ClosedRange<Int> {
        let first = interval.start.seconds / Seconds.day
        let last = max(first, (interval.end.seconds - 1) / Seconds.day)
        return first...min(last, first + 62)
    }
}
