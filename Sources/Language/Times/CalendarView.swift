internal import Town

/// What an expression of time comes to.
struct TimeValue: Equatable {
    var start: Instant?
    var end: Instant?
    var grain: TimeExpression.Grain
    var recurrence: String?
    var duration: Int?
    var alternatives: [TimeExpression.Alternative] = []
    var isDoubtful = false
}

/// The calendar seen from a moment: lays terms on it, by the conventions of the contract.
struct CalendarView {
    let now: Instant
    let zone: Zone
    private(set) var today: CivilDate
    let secondOfDay: Int

    init(now: Instant, zone: Zone) {
        self.now = now
        self.zone = zone
        today = zone.date(of: now)
        secondOfDay = zone.secondOfDay(of: now)
    }

    /// The value of what was said; `nil` where there is no such time.
    func value(of spoken: SpokenTime) -> TimeValue? {
        switch spoken.tie {
        case .range: return range(spoken.first, spoken.last)
        case .offset: return offset(spoken.first, from: spoken.last)
        case .at, .length: return point(spoken.first)
        case .from: return open(spoken.first, isAfter: false)
        case .open: return open(spoken.first, isAfter: true)
        case .deadline: return deadline(spoken.first, includes: true)
        case .before: return deadline(spoken.first, includes: false)
        }
    }

    private func open(_ term: Term, isAfter: Bool) -> TimeValue? {
        guard var value = point(term) else { return nil }
        if value.duration != nil || value.recurrence != nil { return value }
        value.end = nil
        value.alternatives = value.alternatives.map { .init(start: $0.start, end: nil) }
        return value
    }

    private func deadline(_ term: Term, includes: Bool) -> TimeValue? {
        guard var value = point(term) else { return nil }
        if value.duration != nil || value.recurrence != nil { return value }
        let isClock = value.grain == .minute || value.grain == .hour
        let takesEnd = includes && !isClock
        value.alternatives = value.alternatives.map {
            .init(start: nil, end: takesEnd ? $0.end : $0.start)
        }
        value.end = takesEnd ? value.end : value.start
        value.start = nil
        return value
    }

    // MARK: one term

    /// The time that one term names: its day, its hours on that day, or only a length.
    func point(_ term: Term) -> TimeValue? {
        if term.isLength, let length = term.length {
            return TimeValue(grain: grain(of: length.unit), duration: abs(length.seconds))
        }
        if let shift = term.shift, shift.unit.rawValue <= TimeUnit.hour.rawValue {
            return moment(now + shift.seconds)
        }
        if term.isNow { return moment(now) }
        if let stretch = term.stretch { return span(of: stretch) }
        guard term.hasDay || term.hasClock || term.every != nil else { return nil }
        var value: TimeValue?
        if term.hasClock {
            value = clockPoint(term)
        } else if term.hasDay {
            value = days(of: term).map { self.value(of: $0) }
        } else {
            value = self.value(of: DaySpan(today, today + 1, .day))
        }
        if term.every != nil { value?.recurrence = RecurrenceRule.text(of: term, in: self) }
        return value
    }

    func value(of days: DaySpan) -> TimeValue {
        TimeValue(
            start: zone.instant(of: days.start), end: zone.instant(of: days.end),
            grain: days.grain, alternatives: days.others.map(alternative),
            isDoubtful: days.isDoubtful)
    }

    private func alternative(_ day: CivilDate) -> TimeExpression.Alternative {
        .init(start: zone.instant(of: day), end: zone.instant(of: day + 1))
    }

    private func moment(_ instant: Instant) -> TimeValue {
        TimeValue(start: instant, end: instant + Seconds.minute, grain: .minute)
    }

    private func clockPoint(_ term: Term) -> TimeValue? {
        guard let hours = ClockSpan(term) else { return nil }
        let days: DaySpan
        if term.hasDay || term.every != nil {
            guard let named = self.days(of: term) ?? everyDay(term) else { return nil }
            days = named
        } else {
            days = nextDay(for: hours)
        }
        if term.every != nil, let next = nextOccurrence(of: term, hours, after: days.start) {
            return next
        }
        var value = self.value(of: hours, on: days.start, isDoubtful: days.isDoubtful)
        if let other = hours.other {
            value.alternatives.append(
                .init(
                    start: zone.instant(of: days.start, secondOfDay: other.lowerBound),
                    end: zone.instant(of: days.start, secondOfDay: other.upperBound)))
        }
        return value
    }

    /// What repeats and is over for today begins the next time.
    private func nextOccurrence(of term: Term, _ hours: ClockSpan, after day: CivilDate)
        -> TimeValue?
    {
        guard day == today, hours.seconds.upperBound <= secondOfDay else { return nil }
        var later = self
        later.today = today + 1
        guard let days = later.days(of: term) ?? later.everyDay(term) else { return nil }
        return value(of: hours, on: days.start, isDoubtful: false)
    }

    private func value(of hours: ClockSpan, on day: CivilDate, isDoubtful: Bool) -> TimeValue {
        TimeValue(
            start: zone.instant(of: day, secondOfDay: hours.seconds.lowerBound),
            end: zone.instant(of: day, secondOfDay: hours.seconds.upperBound),
            grain: hours.grain, isDoubtful: isDoubtful)
    }

    private func everyDay(_ term: Term) -> DaySpan? {
        term.every == nil ? nil : DaySpan(today, today + 1, .day)
    }

    /// Hours without a day are the next to come.
    private func nextDay(for hours: ClockSpan) -> DaySpan {
        let isOver =
            hours.grain == .part
            ? hours.seconds.upperBound <= secondOfDay : hours.seconds.lowerBound < secondOfDay
        let day = isOver ? today + 1 : today
        return DaySpan(day, day + 1, .day)
    }

    // MARK: two ends

    private func range(_ first: Term, _ last: Term) -> TimeValue? {
        if let length = last.length, last.isLength { return range(first, for: length) }
        var (first, last) = (first, last)
        shareDays(&first, &last)
        if first.hasClock, last.hasClock { return clockRange(first, last) }
        guard let start = point(first), let end = point(last), let from = start.start,
            var to = end.end
        else { return nil }
        if first.hasClock != last.hasClock, last.hasClock, let exact = end.start { to = exact }
        if to <= from, last.month != nil, last.year == nil { to = aYearLater(to) }
        if to <= from, last.weekdays != 0, last.month == nil, last.day == nil {
            to = to + 7 * Seconds.day
        }
        guard to > from else { return nil }
        return TimeValue(
            start: from, end: to, grain: start.grain, recurrence: start.recurrence,
            isDoubtful: start.isDoubtful || end.isDoubtful)
    }

    private func offset(_ length: Term, from base: Term) -> TimeValue? {
        guard let length = length.length, let from = point(base), let start = from.start
        else { return nil }
        if length.unit.rawValue <= TimeUnit.hour.rawValue { return moment(start + length.seconds) }
        let day = add(length.halves / 2, length.unit, to: zone.date(of: start))
        let second = zone.secondOfDay(of: start)
        guard base.hasClock else { return value(of: DaySpan(day, day + 1, .day)) }
        return moment(zone.instant(of: day, secondOfDay: second))
    }

    private func aYearLater(_ instant: Instant) -> Instant {
        let parts = zone.date(of: instant).parts
        let day = CivilDate(year: parts.year + 1, month: parts.month, day: min(parts.day, 28))
        return day.map { zone.instant(of: $0, secondOfDay: zone.secondOfDay(of: instant)) }
            ?? instant
    }

    private func range(_ first: Term, for length: Term.Length) -> TimeValue? {
        guard var value = point(first), let start = value.start else { return nil }
        if length.unit == .month || length.unit == .year, length.halves % 2 == 0 {
            let months = length.halves / 2 * (length.unit == .year ? 12 : 1)
            let day = addMonths(months, to: zone.date(of: start))
            value.end = zone.instant(of: day, secondOfDay: zone.secondOfDay(of: start))
        } else {
            value.end = start + length.seconds
        }
        value.alternatives = value.alternatives.map {
            .init(start: $0.start, end: $0.start.map { $0 + length.seconds })
        }
        if length.unit.rawValue <= TimeUnit.hour.rawValue { value.grain = .minute }
        return value
    }

    /// What one end says about the day holds for the other.
    private func shareDays(_ first: inout Term, _ last: inout Term) {
        if !last.hasDay, first.hasDay {
            last.takeDay(from: first)
        } else if !first.hasDay, last.hasDay {
            first.takeDay(from: last)
        } else if first.isOnlyDay, last.month != nil || last.monthOffset != nil {
            first.month = last.month
            first.monthOffset = last.monthOffset
            first.year = last.year
        } else if last.isOnlyDay, first.month != nil || first.monthOffset != nil {
            last.month = first.month
            last.monthOffset = first.monthOffset
            last.year = first.year
        }
        if last.weekdays != 0, first.weekdays != 0, last.which == nil, last.weekOffset == nil {
            last.which = first.which
            last.weekOffset = first.weekOffset
        }
        if first.month != nil, last.month != nil {
            if first.year == nil, let year = last.year {
                first.year = (first.month ?? 0) > (last.month ?? 0) ? year - 1 : year
            } else if last.year == nil, let year = first.year {
                last.year = (first.month ?? 0) > (last.month ?? 0) ? year + 1 : year
            }
        }
        if first.every == nil { first.every = last.every }
    }

    private func clockRange(_ first: Term, _ last: Term) -> TimeValue? {
        if first.isBareNumber, last.isBareNumber, first.hour == last.hour { return nil }
        guard let hours = ClockSpan.range(first, last) else { return nil }
        let startDay: CivilDate
        var endDay: CivilDate
        var isDoubtful = false
        if first.hasDay, let from = days(of: first), let to = days(of: last) {
            (startDay, endDay) = (from.start, to.start)
            isDoubtful = from.isDoubtful || to.isDoubtful
        } else {
            startDay = hours.from.lowerBound < secondOfDay && first.every == nil ? today + 1 : today
            endDay = startDay
        }
        let until = last.hour == nil ? hours.to.upperBound : hours.to.lowerBound
        let isSameDay = startDay == endDay
        if isSameDay, until <= hours.from.lowerBound { endDay = endDay + 1 }
        let start = zone.instant(of: startDay, secondOfDay: hours.from.lowerBound)
        let end = zone.instant(of: endDay, secondOfDay: until)
        guard end > start else { return nil }
        var value = TimeValue(start: start, end: end, grain: .minute, isDoubtful: isDoubtful)
        if hours.isOpen {
            value.alternatives.append(
                .init(start: shifted(start), end: shifted(end)))
        }
        if first.hour == nil, last.hour == nil { value.grain = .part }
        if first.every != nil { value.recurrence = RecurrenceRule.text(of: first, in: self) }
        return value
    }

    private func shifted(_ instant: Instant) -> Instant {
        let isEarly = zone.secondOfDay(of: instant) < 12 * Seconds.hour
        return isEarly ? instant + 12 * Seconds.hour : instant - 12 * Seconds.hour
    }

    // MARK: lengths

    private func span(of stretch: Term.Length) -> TimeValue {
        if stretch.unit.rawValue <= TimeUnit.hour.rawValue {
            let other = now + stretch.seconds
            return TimeValue(start: min(now, other), end: max(now, other), grain: .minute)
        }
        let count = stretch.halves / 2
        let isPast = count < 0
        let first = isPast ? today : today + 1
        let other = add(count, stretch.unit, to: first)
        return TimeValue(
            start: zone.instant(of: min(first, other)), end: zone.instant(of: max(first, other)),
            grain: .day)
    }

    func grain(of unit: TimeUnit) -> TimeExpression.Grain {
        switch unit {
        case .second, .minute: .minute
        case .hour: .hour
        case .day: .day
        case .week, .fortnight: .week
        case .month: .month
        case .year: .year
        case .weekend: .weekend
        }
    }
}
