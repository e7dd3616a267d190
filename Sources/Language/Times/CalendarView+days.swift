internal import Town

/// A run of whole days.
struct DaySpan: Equatable {
    var start: CivilDate
    /// The day after the last.
    var end: CivilDate
    var grain: TimeExpression.Grain
    var isDoubtful = false
    /// Other days that the words allow.
    var others: [CivilDate] = []

    init(_ start: CivilDate, _ end: CivilDate, _ grain: TimeExpression.Grain) {
        self.start = start
        self.end = end
        self.grain = grain
    }
}

extension CalendarView {
    /// The days that a term names; `nil` where it names none, or one that does not exist.
    func days(of term: Term) -> DaySpan? {
        if let shift = term.shift { return shifted(by: shift, term) }
        if term.ordinal != nil { return counted(term) }
        if term.month != nil || term.day != nil { return date(term) }
        if term.monthOffset != nil { return segment(ofMonth(term), term.segment) }
        if let offset = term.dayOffset { return checked(oneDay(today + offset), term) }
        if term.isWeekend { return weekend(term) }
        if term.weekdays != 0 { return weekdays(term) }
        if let offset = term.weekOffset { return week(today.monday + 7 * offset, term.segment) }
        if term.yearOffset != nil || term.year != nil { return year(term) }
        if let unit = term.segmentUnit { return ownSegment(unit, term.segment ?? 0) }
        return nil
    }

    private func oneDay(_ day: CivilDate) -> DaySpan { DaySpan(day, day + 1, .day) }

    // MARK: weeks

    private func week(_ monday: CivilDate, _ segment: Int?) -> DaySpan {
        switch segment {
        case 1, 4: DaySpan(monday, monday + 3, .day)
        case 2: DaySpan(monday + 1, monday + 5, .day)
        case 3, 5: DaySpan(monday + 3, monday + 7, .day)
        default: DaySpan(monday, monday + 7, .week)
        }
    }

    private func weekend(_ term: Term) -> DaySpan {
        let weeks = term.weekOffset ?? (term.which == 9 ? 0 : term.which ?? 0)
        let saturday = today.monday + 7 * weeks + 5
        return DaySpan(saturday, saturday + 2, .weekend)
    }

    /// A bare weekday is the next one to come, today included; "next" and "this" count weeks.
    private func weekdays(_ term: Term) -> DaySpan? {
        let days = (1...7).filter { term.weekdays & (1 << ($0 - 1)) != 0 }
        guard let first = days.first else { return nil }
        if let weeks = term.weekOffset ?? weeks(of: term.which) {
            let day = today.monday + 7 * weeks + first - 1
            var span = DaySpan(day, day + runLength(days), grain(days))
            span.isDoubtful = weeks == 0 && span.end <= today
            return span
        }
        if term.which == -1 {
            let back = (today.weekday - first + 6) % 7 + 1
            return oneDay(today - back)
        }
        if term.every != nil {
            let ahead = (0...6).first { days.contains((today + $0).weekday) } ?? 0
            return oneDay(today + ahead)
        }
        let isInside = days.count > 1 && days.contains(today.weekday)
        let ahead = (first - today.weekday + 7) % 7
        let start = isInside ? today - (today.weekday - first) : today + ahead
        return DaySpan(start, start + runLength(days), grain(days))
    }

    private func weeks(of which: Int?) -> Int? {
        switch which {
        case 0: 0
        case 1: 1
        case 2: 2
        default: nil
        }
    }

    private func runLength(_ days: [Int]) -> Int { (days.last ?? 0) - (days.first ?? 0) + 1 }

    private func grain(_ days: [Int]) -> TimeExpression.Grain { days == [6, 7] ? .weekend : .day }

    // MARK: months and years

    private func ofMonth(_ term: Term) -> DaySpan? {
        month(monthNumber(today) + (term.monthOffset ?? 0))
    }

    private func monthNumber(_ day: CivilDate) -> Int {
        let parts = day.parts
        return parts.year * 12 + parts.month - 1
    }

    /// A month by its number since year 0.
    private func month(_ number: Int) -> DaySpan? {
        guard let start = CivilDate(year: number / 12, month: number % 12 + 1, day: 1),
            let end = CivilDate(year: (number + 1) / 12, month: (number + 1) % 12 + 1, day: 1)
        else { return nil }
        return DaySpan(start, end, .month)
    }

    private func segment(_ span: DaySpan?, _ segment: Int?) -> DaySpan? {
        guard let span, let segment else { return span }
        let start = span.start
        let middle = start + 15
        switch segment {
        case 1: return DaySpan(start, start + 10, .day)
        case 2: return DaySpan(start + 9, start + 20, .day)
        case 3: return DaySpan(start + 20, span.end, .day)
        case 6: return DaySpan(start + 10, start + 20, .day)
        case 4: return DaySpan(start, middle, .day)
        case 5: return DaySpan(middle, span.end, .day)
        default: return span
        }
    }

    private func year(_ term: Term) -> DaySpan? {
        let year = term.year ?? today.year + (term.yearOffset ?? 0)
        guard let start = CivilDate(year: year, month: 1, day: 1),
            let end = CivilDate(year: year + 1, month: 1, day: 1)
        else { return nil }
        switch term.segment {
        case 1: return DaySpan(start, start + 31, .month)
        case 3: return DaySpan(end - 31, end, .month)
        case 4: return DaySpan(start, halfYear(year), .month)
        case 5: return DaySpan(halfYear(year), end, .month)
        default: return DaySpan(start, end, .year)
        }
    }

    private func halfYear(_ year: Int) -> CivilDate {
        CivilDate(year: year, month: 7, day: 1) ?? today
    }

    private func ownSegment(_ unit: TimeUnit, _ part: Int) -> DaySpan? {
        switch unit {
        case .month: segment(month(monthNumber(today)), part)
        case .week where part == 8: oneDay(today.monday + 7)
        case .week: week(today.monday, part)
        case .year:
            year(
                {
                    var term = Term()
                    term.year = today.year
                    term.segment = part
                    return term
                }())
        case .second, .minute, .hour, .day, .weekend, .fortnight: nil
        }
    }

    /// A date, whole or with what is missing taken from the first one not past.
    private func date(_ term: Term) -> DaySpan? {
        if let month = term.month {
            guard let day = term.day else { return monthSpan(month, term) }
            let years = yearOf(term).map { [$0] } ?? Array(today.year...(today.year + 8))
            for year in years {
                guard let date = CivilDate(year: year, month: month, day: day) else { continue }
                if years.count > 1, date < today { continue }
                return checked(oneDay(date), term)
            }
            return nil
        }
        guard let day = term.day else { return nil }
        if let offset = term.monthOffset {
            guard let span = month(monthNumber(today) + offset), day <= span.end - span.start
            else { return nil }
            return checked(oneDay(span.start + (day - 1)), term)
        }
        for ahead in 0...12 {
            guard let span = month(monthNumber(today) + ahead), day <= span.end - span.start
            else { continue }
            let date = span.start + (day - 1)
            if date >= today { return checked(oneDay(date), term) }
        }
        return nil
    }

    private func yearOf(_ term: Term) -> Int? {
        term.year ?? term.yearOffset.map { today.year + $0 }
    }

    private func monthSpan(_ number: Int, _ term: Term) -> DaySpan? {
        var year = yearOf(term) ?? today.year
        if yearOf(term) == nil {
            let current = today.month
            switch term.which {
            case -1: if number >= current { year -= 1 }
            case 1: if number <= current { year += 1 }
            default: if number < current { year += 1 }
            }
        }
        guard let span = month(year * 12 + number - 1) else { return nil }
        return segment(span, term.segment)
    }

    /// A weekday beside a date must agree with it; if not, both are offered and nothing is sure.
    private func checked(_ span: DaySpan, _ term: Term) -> DaySpan {
        guard term.weekdays != 0, term.weekdays & (1 << (span.start.weekday - 1)) == 0 else {
            return span
        }
        var span = span
        span.isDoubtful = true
        var bare = Term()
        bare.weekdays = term.weekdays
        if let other = days(of: bare) { span.others.append(other.start) }
        return span
    }

    // MARK: counted days

    /// The second Saturday, the last day, the third week of a month.
    private func counted(_ term: Term) -> DaySpan? {
        guard let ordinal = term.ordinal else { return nil }
        if term.month == nil, term.monthOffset == nil, term.weekOffset == nil {
            for ahead in 0...1 {
                guard let month = month(monthNumber(today) + ahead),
                    let span = counted(ordinal, term, in: month)
                else { continue }
                if span.end > today { return span }
            }
            return nil
        }
        let month = term.month.flatMap { monthSpan($0, term) } ?? ofMonth(term)
        return month.flatMap { counted(ordinal, term, in: $0) }
    }

    private func counted(_ ordinal: Int, _ term: Term, in month: DaySpan) -> DaySpan? {
        if term.weekdays != 0 {
            let weekday = term.weekdays.trailingZeroBitCount + 1
            let first = month.start + (weekday - month.start.weekday + 7) % 7
            let last = month.end - ((month.end.weekday - weekday + 6) % 7 + 1)
            let day = ordinal < 0 ? last : first + 7 * (ordinal - 1)
            return day < month.end ? oneDay(day) : nil
        }
        switch term.ordinalUnit {
        case .day?:
            let day = ordinal < 0 ? month.end - 1 : month.start + (ordinal - 1)
            return day < month.end ? oneDay(day) : nil
        case .week?:
            let first = month.start + (8 - month.start.weekday) % 7
            let monday = ordinal < 0 ? (month.end - 1).monday : first + 7 * (ordinal - 1)
            return DaySpan(monday, monday + 7, .week)
        case .weekend?:
            let saturday = month.start + (6 - month.start.weekday + 7) % 7
            let day = ordinal < 0 ? (month.end - 1).monday + 5 : saturday + 7 * (ordinal - 1)
            return DaySpan(day, day + 2, .weekend)
        case .second?, .minute?, .hour?, .month?, .year?, .fortnight?, nil: return nil
        }
    }

    // MARK: so long from now

    private func shifted(by shift: Term.Length, _ term: Term) -> DaySpan? {
        guard shift.unit.rawValue >= TimeUnit.day.rawValue else { return nil }
        let day = add(shift.halves / 2, shift.unit, to: today)
        if term.weekdays != 0, shift.unit == .week {
            let start = day.monday + term.weekdays.trailingZeroBitCount
            return oneDay(start)
        }
        return oneDay(day)
    }

    func add(_ count: Int, _ unit: TimeUnit, to day: CivilDate) -> CivilDate {
        switch unit {
        case .second, .minute, .hour: day
        case .day: day + count
        case .week, .weekend: day + 7 * count
        case .fortnight: day + 14 * count
        case .month: addMonths(count, to: day)
        case .year: addMonths(12 * count, to: day)
        }
    }

    func addMonths(_ count: Int, to day: CivilDate) -> CivilDate {
        let parts = day.parts
        let number = parts.year * 12 + parts.month - 1 + count
        let (year, month) = (number / 12, number % 12 + 1)
        let last = CivilDate.daysIn(month: month, of: year)
        return CivilDate(year: year, month: month, day: min(parts.day, last)) ?? day
    }
}
