/// Parts of a time that begin with a word.
extension TermReader {
    func wordPart(at index: Int, _ context: Context, into term: inout Term) -> Int? {
        if let next = dayWord(at: index, into: &term) { return next }
        if let next = clockWord(at: index, context, into: &term) { return next }
        if let next = weekdayPart(at: index, context, into: &term) { return next }
        if let next = whichPart(at: index, into: &term) { return next }
        if let next = periodPart(at: index, into: &term) { return next }
        if let next = everyPart(at: index, into: &term) { return next }
        if let next = shiftPart(at: index, into: &term) { return next }
        if let next = ordinalPart(at: index, context, into: &term) { return next }
        if tokens.isOf(index, .halfUnit) || tokens.isOf(index, .article) {
            return lengthPart(at: index, into: &term)
        }
        return nil
    }

    /// Today, tonight, now, Christmas.
    private func dayWord(at index: Int, into term: inout Term) -> Int? {
        if let offset = tokens.value(index, .relativeDay), term.dayOffset == nil,
            term.weekOffset == nil
        {
            term.dayOffset = offset
            return index + 1
        }
        if let packed = tokens.value(index, .dayPart), term.dayOffset == nil,
            term.partFrom == nil
        {
            term.dayOffset = packed / 10_000 - Int(WordValue.zero)
            term.partFrom = packed % 10_000 / 100
            term.partTo = packed % 100
            return index + 1
        }
        if tokens.isOf(index, .now), term.isEmpty {
            term.isNow = true
            return index + 1
        }
        if let packed = tokens.value(index, .holiday), term.month == nil, term.day == nil {
            term.month = packed / 100
            term.day = packed % 100
            return index + 1
        }
        return nil
    }

    /// Morning, noon, "half past three", "at 3", PM 11時.
    private func clockWord(at index: Int, _ context: Context, into term: inout Term) -> Int? {
        if let half = tokens.value(index, .meridiem), term.meridiem == nil, term.hour == nil,
            let next = hour(behind: index, half, into: &term)
        {
            return next
        }
        if let packed = tokens.value(index, .part), term.partFrom == nil {
            if !term.isExact { (term.partFrom, term.partTo) = (packed / 100, packed % 100) }
            return index + 1
        }
        if let minutes = tokens.value(index, .clock), term.hour == nil {
            term.hour = minutes / 60
            term.minute = minutes % 60
            term.isExact = true
            return index + 1
        }
        if tokens.isOf(index, .clockLead) || tokens.isOf(index, .about),
            let number = tokens.number(index + 1)
        {
            return leadClock(number, at: index, into: &term)
        }
        if tokens.isOf(index, .half) {
            return aroundHour(30, at: index + 1, canBeRange: false, into: &term)
        }
        let quarter = tokens.isOf(index, .article) ? index + 1 : index
        if tokens.isOf(quarter, .quarter) {
            return aroundHour(15, at: quarter + 1, canBeRange: false, into: &term)
        }
        return nil
    }

    /// PM 11時: the half of the day before the hour.
    private func hour(behind index: Int, _ half: Int, into term: inout Term) -> Int? {
        guard tokens.number(index + 1) != nil else { return nil }
        var trial = term
        let context = Context(isRange: true, isClock: true)
        guard let next = numberPart(at: index + 1, context, into: &trial), trial.hour != nil
        else { return nil }
        term = trial
        term.meridiem = half
        return next
    }

    /// "at 3", "at 1530": what follows is a clock time even without a mark.
    private func leadClock(_ number: Int, at index: Int, into term: inout Term) -> Int? {
        guard term.hour == nil, !isLoose(index + 1) else { return nil }
        var trial = term
        if let next = numberPart(
            at: index + 1, Context(isRange: true, isClock: false), into: &trial),
            trial.hour != nil
        {
            term = trial
            return next
        }
        guard term.length == nil, !tokens.isOf(index + 2, .unit),
            !tokens.isOf(index + 2, .otherCounter), !tokens.isOf(index + 2, .pointsMark),
            !tokens.isSign(index + 2, 0x25)
        else { return nil }
        if tokens[index + 1].digits == 4 || tokens[index + 1].digits == 3, number % 100 < 60,
            number < 2400
        {
            term.hour = number / 100
            term.minute = number % 100
            term.isDigital = true
            return index + 2
        }
        guard number <= 24, number > 0, tokens.isOf(index, .clockLead) else { return nil }
        if let minute = tokens.number(index + 2), tokens[index + 2].digits == 0,
            (10...59).contains(minute)
        {
            term.hour = number
            term.minute = minute
            return index + 3
        }
        term.hour = number
        term.isBareNumber = true
        return index + 2
    }

    /// "a few", or digits inside something longer, are no hour.
    private func isLoose(_ index: Int) -> Bool {
        let token = tokens[index]
        let isPhrase = tokens.folded.kinds[token.start..<token.end].contains(.space)
        let isGlued =
            tokens.isSign(index + 1, 0x2E) && tokens.touchesPrevious(index + 1)
            && tokens.touchesPrevious(index + 2)
        return isPhrase || isGlued
    }

    /// "next Saturday", "this weekend", "next 3 days", 今度の土曜.
    private func whichPart(at index: Int, into term: inout Term) -> Int? {
        guard term.which == nil, let which = tokens.value(index, .which) else { return nil }
        var at = index + 1
        let isLinked = tokens.isOf(at, .link) && !tokens.isOf(at, .unit)
        if isLinked, !tokens.isOf(at, .weekdayShort) { at += 1 }
        if let raw = tokens.value(at, .unit), let unit = TimeUnit(rawValue: Int32(raw)) {
            let end = at + 1
            return whichUnit(which, unit, end: end, into: &term)
        }
        if let number = tokens.number(at), let (length, end) = length(at: at), number < 1000,
            term.isEmpty
        {
            term.stretch = which < 0 ? length.negated : length
            return end
        }
        let isDay =
            tokens.isOf(at, .weekday) || tokens.isOf(at, .weekdayWeak)
            || tokens.isOf(at, .weekdayShort) || tokens.isOf(at, .weekdaySet)
            || tokens.isOf(at, .weekend) || tokens.isOf(at, .month)
            || which != 0 && tokens.isOf(at, .monthWeak)
            || tokens.isOf(at, .weekdayHabit)
        if isDay {
            term.which = which
            return at
        }
        if which == 0, let packed = tokens.value(at, .part), term.partFrom == nil {
            term.dayOffset = term.dayOffset ?? 0
            term.partFrom = packed / 100
            term.partTo = packed % 100
            return at + 1
        }
        if term.weekdays != 0, term.weekOffset == nil, index > 0 {
            term.which = which
            return index + 1
        }
        return nil
    }

    private func whichUnit(_ which: Int, _ unit: TimeUnit, end: Int, into term: inout Term) -> Int?
    {
        let offset = which == 9 ? 1 : which
        switch unit {
        case .day where term.dayOffset == nil: term.dayOffset = offset
        case .week where term.weekOffset == nil && term.dayOffset == nil: term.weekOffset = offset
        case .month where term.monthOffset == nil: term.monthOffset = offset
        case .year where term.yearOffset == nil: term.yearOffset = offset
        case .weekend where !term.isWeekend:
            term.isWeekend = true
            term.weekOffset = which == 9 ? nil : which
        case .second, .minute, .hour, .day, .week, .month, .year, .weekend, .fortnight: return nil
        }
        return end
    }

    /// 来週, 週末, October, 月末, 上旬.
    private func periodPart(at index: Int, into term: inout Term) -> Int? {
        if let packed = tokens.value(index, .period),
            let unit = TimeUnit(rawValue: Int32(packed / 100))
        {
            let offset = packed % 100 - Int(WordValue.zero)
            return whichUnit(offset, unit, end: index + 1, into: &term)
        }
        if tokens.isOf(index, .weekend), !term.isWeekend {
            term.isWeekend = true
            return index + 1
        }
        if let month = tokens.value(index, .month) ?? weakMonth(at: index, term), term.month == nil
        {
            term.month = month
            return index + 1
        }
        if let segment = tokens.value(index, .segment), term.segment == nil {
            term.segment = segment
            return index + 1
        }
        if let packed = tokens.value(index, .periodSegment), term.segment == nil {
            term.segment = packed % 100
            term.segmentUnit = TimeUnit(rawValue: Int32(packed / 100))
            return index + 1
        }
        if let base = tokens.value(index, .era), term.year == nil,
            let number = tokens.number(index + 1), number > 0, number < 100
        {
            return eraYear(base + number, at: index + 1, into: &term)
        }
        return nil
    }

    /// 令和8年, 令和元年, R8.10.17.
    private func eraYear(_ year: Int, at index: Int, into term: inout Term) -> Int? {
        if tokens.isOf(index, .yearMark) || tokens.isOf(index + 1, .yearMark) {
            term.year = year
            return tokens.isOf(index, .yearMark) ? index + 1 : index + 2
        }
        guard isDateSign(index + 1), let month = tokens.number(index + 2), isDateSign(index + 3),
            let day = tokens.number(index + 4), (1...12).contains(month), (1...31).contains(day),
            term.month == nil, term.day == nil
        else { return nil }
        (term.year, term.month, term.day) = (year, month, day)
        return index + 5
    }

    /// Whether a range that began with a month ends here ("March to May").
    private func endsMonths(_ index: Int) -> Bool {
        let isTied =
            tokens.isOf(index - 1, .dash) || tokens.stands(index - 1, .rangeEnd, Side.before)
        return isTied && monthName(at: index - 2) != nil
    }

    private func weakMonth(at index: Int, _ term: Term) -> Int? {
        guard let month = tokens.value(index, .monthWeak) else { return nil }
        let isDated =
            term.day != nil || term.ordinal != nil || term.which != nil || term.segment != nil
            || tokens.isOf(index - 1, .link) && !tokens.isOf(index - 1, .article)
            || tokens.isOf(index - 1, .rangeStart) || tokens.isOf(index - 1, .deadline)
            || term.year != nil || endsMonths(index)
        let isFollowed =
            tokens.number(index + 1) != nil || tokens.isOf(index + 1, .ordinal)
            || isDateSign(index + 1) && tokens.number(index + 2) != nil
        return isDated || isFollowed || tokens.count == 1 ? month : nil
    }

    /// "in 3 days".
    private func shiftPart(at index: Int, into term: inout Term) -> Int? {
        if tokens.stands(index, .within, Side.before), term.isEmpty,
            let (length, end) = length(at: index + 1)
        {
            term.stretch = length
            return end
        }
        guard tokens.stands(index, .later, Side.before), term.shift == nil, !term.hasDay,
            let (length, end) = length(at: index + 1)
        else { return nil }
        term.shift = length
        return end
    }

    /// "first Saturday of …", 第2土曜, "the fifth".
    private func ordinalPart(at index: Int, _ context: Context, into term: inout Term)
        -> Int?
    {
        if tokens.isOf(index, .ordinalLead), let number = tokens.number(index + 1) {
            return ordinal(number, at: index + 2, into: &term)
        }
        guard let number = tokens.value(index, .ordinal) else { return nil }
        if number < 0 { return ordinal(number, at: index + 1, into: &term) }
        return ordinalNumber(number, end: index + 1, at: index, context, into: &term)
    }
}
