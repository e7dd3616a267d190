/// A city's time zone as a table, so that the core needs no calendar of the system.
///
/// The table is made at the edge from the system's time zone data.
package struct Zone: Sendable {
    /// From `start` on, civil time is UTC plus `offset` seconds.
    package struct Period: Sendable {
        package let start: Instant
        package let offset: Int

        package init(start: Instant, offset: Int) {
            self.start = start
            self.offset = offset
        }
    }

    private let periods: [Period]

    /// - Parameter periods: in order of `start`; the first holds for all time before it too.
    package init(periods: [Period]) {
        precondition(!periods.isEmpty, "a zone needs one offset at least")
        self.periods = periods
    }

    /// A zone without summer time, `hours` ahead of UTC.
    package init(fixedHours hours: Int) {
        self.init(periods: [Period(start: Instant(seconds: 0), offset: hours * Seconds.hour)])
    }

    /// Seconds ahead of UTC at `instant`.
    package func offset(at instant: Instant) -> Int {
        guard periods.count > 1 else { return periods[0].offset }
        return (periods.last { $0.start <= instant } ?? periods[0]).offset
    }

    package func date(of instant: Instant) -> CivilDate {
        CivilDate(days: floorDivide(instant.seconds + offset(at: instant), by: Seconds.day))
    }

    /// Seconds since midnight, civil time.
    package func secondOfDay(of instant: Instant) -> Int {
        let local = instant.seconds + offset(at: instant)
        return local - floorDivide(local, by: Seconds.day) * Seconds.day
    }

    /// The moment of `secondOfDay` on `date`, which may run past midnight (25:00 is 1:00 next day).
    ///
    /// A civil time that summer time skips is taken with the offset before the change.
    package func instant(of date: CivilDate, secondOfDay: Int = 0) -> Instant {
        let local = date.days * Seconds.day + secondOfDay
        let guess = Instant(seconds: local - offset(at: Instant(seconds: local)))
        return Instant(seconds: local - offset(at: guess))
    }
}

private func floorDivide(_ value: Int, by divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
}
