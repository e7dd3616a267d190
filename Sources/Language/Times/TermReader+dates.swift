/// Dates that are marked with words, and numbers that stand alone.
extension TermReader {
    /// 10月17日, 17日, 2026年, 17th, 17 October, October 17.
    func markedDate(
        _ number: Int, at index: Int, _ context: Context, into term: inout Term
    ) -> Int? {
        if tokens.isOf(index + 1, .yearMark), term.year == nil, number >= 1000 {
            term.year = number
            return index + 2
        }
        if let packed = tokens.value(index + 1, .periodSegment), term.month == nil,
            term.segment == nil, (1...12).contains(number),
            packed / 100 == Int(TimeUnit.month.rawValue)
        {
            term.month = number
            term.segment = packed % 100
            return index + 2
        }
        if tokens.isOf(index + 1, .monthMark), term.month == nil, (1...12).contains(number) {
            if isPartOfName(after: index + 1, number: index) { return nil }
            term.month = number
            return index + 2
        }
        if tokens.isOf(index + 1, .dayMark), term.day == nil, (1...31).contains(number) {
            if shiftSide(at: index + 2) != 0 || isPartOfName(after: index + 1, number: index) {
                return nil
            }
            term.day = number
            return index + 2
        }
        if tokens.stands(index + 1, .ordinalMark, Side.after)
            || tokens.isOf(index + 1, .ordinalMark)
        {
            return ordinalNumber(number, end: index + 2, at: index, context, into: &term)
        }
        guard term.day == nil, (1...31).contains(number) else { return nil }
        return plainDay(number, at: index, into: &term)
    }

    /// A kanji number with more kanji behind it is often a place: 五月山, 十日町.
    private func isPartOfName(after index: Int, number: Int) -> Bool {
        guard tokens[number].digits == 0, index + 1 < tokens.count else { return false }
        let next = tokens[index + 1]
        return next.kind == .unknown && next.start == tokens[index].end
            && tokens.folded.kinds[next.start] == .kanji
    }

    /// 17 October, October 17, and the year behind them.
    private func plainDay(_ number: Int, at index: Int, into term: inout Term) -> Int? {
        let following = skipLinks(from: isDateSign(index + 1) ? index + 2 : index + 1, limit: 2)
        let isOfMonth = following > index + 1 && namesMonth(following)
        if term.month == nil, monthName(at: following) != nil || isOfMonth {
            term.day = number
            return index + 1
        }
        if term.weekdays != 0, term.month == nil, number > 12, isAlone(index) {
            term.day = number
            return index + 1
        }
        guard term.month != nil, tokens.value(index + 1, .meridiem) == nil,
            !tokens.isOf(index + 1, .unit), !tokens.isOf(index + 1, .otherCounter),
            !tokens.isOf(index + 1, .people), !tokens.isOf(index + 1, .hourMark),
            !tokens.isSign(index + 1, 0x3A), monthWasName(before: index)
        else { return nil }
        term.day = number
        return index + 1
    }

    /// Whether "next month" or the like stands at `index`.
    private func namesMonth(_ index: Int) -> Bool {
        if let packed = tokens.value(index, .period) {
            return packed / 100 == Int(TimeUnit.month.rawValue)
        }
        return tokens.isOf(index, .which)
            && tokens.value(index + 1, .unit) == Int(TimeUnit.month.rawValue)
    }

    private func monthWasName(before index: Int) -> Bool {
        var at = index - 1
        while at >= 0, index - at < 4,
            tokens.isOf(at, .link) || isDateSign(at)
                || tokens[at].kind == .comma
        {
            at -= 1
        }
        return at >= 0 && monthName(at: at) != nil
    }

    func monthName(at index: Int) -> Int? {
        tokens.value(index, .month) ?? tokens.value(index, .monthWeak)
    }

    /// "17th", "2nd Saturday", "3rd week".
    func ordinalNumber(
        _ number: Int, end: Int, at index: Int, _ context: Context, into term: inout Term
    ) -> Int? {
        if let next = ordinal(number, at: end, into: &term) { return next }
        guard term.day == nil, (1...31).contains(number) else { return nil }
        let following = skipLinks(from: end, limit: 2)
        let isAnchored =
            term.month != nil || term.weekdays != 0 || term.monthOffset != nil
            || monthName(at: following) != nil || tokens.isOf(index - 1, .link)
            || tokens.isOf(index - 1, .article) || context.isRange || context.isDay
            || context.isLed || namesMonth(following) || rangeAhead(end - 1, context) == .day
        guard isAnchored, !tokens.isOf(end, .otherCounter) else { return nil }
        term.day = number
        return end
    }

    /// The weekday or unit that an ordinal counts.
    func ordinal(_ number: Int, at index: Int, into term: inout Term) -> Int? {
        guard term.ordinal == nil else { return nil }
        if let weekday = tokens.value(index, .weekday) ?? tokens.value(index, .weekdayWeak),
            term.weekdays == 0, number <= 5
        {
            term.ordinal = number
            term.weekdays = 1 << (weekday - 1)
            return index + 1
        }
        if let letter = tokens.value(index, .weekdayShort), term.weekdays == 0, number <= 5 {
            term.ordinal = number
            term.weekdays = 1 << (letter - 1)
            return tokens.isOf(index + 1, .weekdayMark) ? index + 2 : index + 1
        }
        guard let raw = tokens.value(index, .unit), let unit = TimeUnit(rawValue: Int32(raw)),
            unit == .week || unit == .day || unit == .weekend, abs(number) <= 31
        else { return nil }
        let following = skipLinks(from: index + 1, limit: 3)
        guard
            term.month != nil || term.monthOffset != nil || monthName(at: following) != nil
                || tokens.isOf(following, .which) || tokens.isOf(following, .period)
                || tokens.isOf(following, .unit)
        else { return nil }
        term.ordinal = number
        term.ordinalUnit = unit
        return index + 1
    }

    /// A number with nothing that says what it counts, where the neighbourhood says that it is a
    /// time: the ends of a range, behind "at", a year behind a month.
    func bareNumber(
        _ number: Int, at index: Int, _ context: Context, into term: inout Term
    ) -> Int? {
        if bareYear(number, at: index, context, term) {
            term.year = number
            return index + 1
        }
        guard !isCounted(index) else { return nil }
        let ahead = rangeAhead(index, context, isAnchored: term.hasDay)
        let isDay = context.isDay && term.isEmpty && !context.isClock
        if isDay || ahead == .day, term.day == nil, (1...31).contains(number) {
            term.day = number
            return index + 1
        }
        guard term.hour == nil, number <= 24, tokens[index].digits <= 2 else { return nil }
        let isLed =
            context.isClock && (term.isEmpty || term.hasDay) || context.isLed && term.isEmpty
            || context.isRange && term.isEmpty && isAlone(index)
        guard isLed || ahead == .clock || isHour(index, term) else { return nil }
        term.hour = number
        term.isBareNumber = true
        return index + 1
    }

    /// Whether nothing behind the number could be what it counts.
    private func isAlone(_ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return true }
        let next = index + 1
        return tokens[next].kind == .comma || tokens[next].kind == .stop
            || tokens.isOf(next, .link) || tokens.isOf(next, .lengthMark)
            || tokens.isOf(next, .openStart)
    }

    /// Whether a part of the day beside it makes a number an hour ("eight tonight", 夜8).
    private func isHour(_ index: Int, _ term: Term) -> Bool {
        let next = index + 1
        let isBeforePart =
            tokens.isOf(next, .part) || tokens.isOf(next, .dayPart)
            || tokens.value(next, .which) == 0 && tokens.isOf(next + 1, .part)
            || index == 0 && tokens.isOf(next, .relativeDay)
        return term.partFrom != nil || isBeforePart && (term.isEmpty || term.hasClock)
    }

    private func bareYear(_ number: Int, at index: Int, _ context: Context, _ term: Term) -> Bool {
        guard tokens[index].digits == 4, term.year == nil, (1900...2100).contains(number)
        else { return false }
        if term.month != nil { return term.hour == nil }
        return context.isDay && term.day != nil || term.isEmpty && monthName(at: index + 1) != nil
    }

    /// Whether a counter or unit follows that makes the number something else.
    private func isCounted(_ index: Int) -> Bool {
        tokens.isOf(index + 1, .otherCounter) || tokens.isOf(index + 1, .people)
            || tokens.isOf(index + 1, .pointsMark) || tokens.isOf(index + 1, .refMark)
            || tokens.isOf(index + 1, .unit) || tokens.isOf(index + 1, .lengthUnit)
            || tokens.isOf(index - 1, .refLead) || tokens.isOf(index - 1, .codeLead)
            || tokens.isSign(index + 1, 0x25)
    }

    private enum Range { case clock, day }

    /// What "10 to 4pm", "13-15 July" says about its first number.
    private func rangeAhead(_ index: Int, _ context: Context, isAnchored: Bool = false)
        -> Range?
    {
        guard
            tokens.isOf(index + 1, .dash) || tokens.stands(index + 1, .rangeEnd, Side.before)
                || tokens.stands(index + 1, .rangeStart, Side.after)
                || context.isRange && tokens.isOf(index + 1, .listAnd)
        else { return nil }
        let isAnchored = isAnchored || context.isRange
        var at = index + 2
        while tokens.isOf(at, .article) || tokens.isOf(at, .link) { at += 1 }
        if tokens.isOf(at, .clock) { return .clock }
        guard let other = tokens.number(at) else {
            return nil
        }
        if tokens.isOf(at + 1, .meridiem) || tokens.isOf(at + 1, .hourMark)
            || tokens.isSign(at + 1, 0x3A)
        {
            return .clock
        }
        let behind = tokens.isOf(at + 1, .ordinalMark) ? at + 2 : at + 1
        let afterOther = skipLinks(from: behind, limit: 2)
        if monthName(at: afterOther) != nil || tokens.isOf(at + 1, .dayMark) { return .day }
        guard isAnchored, other <= 24, tokens[at].digits <= 2, !isCounted(at) else { return nil }
        return .clock
    }
}
