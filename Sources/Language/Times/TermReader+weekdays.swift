/// Weekdays, and what repeats.
extension TermReader {
    /// Saturday, 土曜, 土日, (土), weekdays.
    func weekdayPart(at index: Int, _ context: Context, into term: inout Term) -> Int? {
        guard term.weekdays == 0 || term.ordinal != nil && term.weekdays == 0 else { return nil }
        if let day = tokens.value(index, .weekday) ?? weakWeekday(at: index, term) {
            term.weekdays = 1 << (day - 1)
            return index + 1
        }
        if let day = tokens.value(index, .weekdayPlural) {
            term.weekdays = 1 << (day - 1)
            term.isHabit = true
            if term.every == nil { term.every = Term.Length(halves: 2, unit: .week) }
            return index + 1
        }
        if let mask = tokens.value(index, .weekdaySet) {
            term.weekdays = mask
            return tokens.isOf(index + 1, .weekdayMark) ? index + 2 : index + 1
        }
        if let mask = tokens.value(index, .weekdayHabit) {
            term.weekdays = mask
            if term.which == nil, term.weekOffset == nil {
                term.every = term.every ?? Term.Length(halves: 2, unit: .week)
                term.isHabit = true
            }
            return index + 1
        }
        return weekdayLetter(at: index, into: &term)
    }

    /// "sun", "sat" and the like count only where they can be no everyday word.
    private func weakWeekday(at index: Int, _ term: Term) -> Int? {
        guard let day = tokens.value(index, .weekdayWeak) else { return nil }
        let isAlone = tokens.count == 1
        let isLed =
            tokens.isOf(index - 1, .which) || tokens.isOf(index - 1, .link)
            || tokens.isOf(index - 1, .every) || !term.isEmpty || tokens.isOf(index - 1, .rangeEnd)
            || tokens.isOf(index - 1, .rangeStart) || tokens.isOf(index - 1, .deadline)
        let isFollowed =
            tokens.number(index + 1) != nil || tokens.isOf(index + 1, .part)
            || tokens.isOf(index + 1, .clockLead) || tokens.isOf(index + 1, .dash)
        let isLast = index + 1 >= tokens.count || tokens[index + 1].kind == .stop
        let follows = index > 0 && tokens[index - 1].kind == .word && isLast
        return isAlone || isLed || isFollowed || follows ? day : nil
    }

    /// 土 is Saturday before 曜, in brackets behind a date, and in a row of such letters.
    private func weekdayLetter(at index: Int, into term: inout Term) -> Int? {
        var at = index
        let isBracketed = tokens.isSign(at, 0x28)
        if isBracketed { at += 1 }
        guard let day = tokens.value(at, .weekdayShort) else { return nil }
        var mask = 1 << (day - 1)
        at += 1
        while let more = tokens.value(at, .weekdayShort) {
            mask |= 1 << (more - 1)
            at += 1
        }
        let isMarked = tokens.isOf(at, .weekdayMark)
        if isMarked { at += 1 }
        if isBracketed {
            guard tokens.isSign(at, 0x29) else { return nil }
            at += 1
        } else if !isMarked {
            guard isFree(index, at, day, isRow: at - index > 1, term) else { return nil }
        }
        term.weekdays = mask
        return at
    }

    /// Whether a weekday's letter stands where it can be nothing else: in a row (水木), behind
    /// other words of time, or alone before a particle (土は); 日 and 月 alone are never enough.
    private func isFree(_ start: Int, _ end: Int, _ day: Int, isRow: Bool, _ term: Term) -> Bool {
        let isLinked =
            end >= tokens.count || tokens.isOf(end, .link) || tokens.isOf(end, .part)
            || tokens.isOf(end, .listAnd)
        let isClear =
            start == 0 || tokens[start - 1].kind == .comma || tokens[start - 1].kind == .stop
            || tokens.isOf(start - 1, .listAnd)
        let isKnown =
            term.hasDay || term.every != nil || term.which != nil && (2...6).contains(day)
        if isRow || isKnown { return isLinked && (isClear || isKnown) }
        return isLinked && isClear && (2...6).contains(day)
    }

    /// Every day, 毎週, 隔週, 毎朝, every other Tuesday.
    func everyPart(at index: Int, into term: inout Term) -> Int? {
        guard term.every == nil else { return nil }
        if let raw = tokens.value(index, .everyUnit), let unit = TimeUnit(rawValue: Int32(raw)) {
            term.every = Term.Length(halves: 2, unit: unit)
            return index + 1
        }
        if let raw = tokens.value(index, .everyOther), let unit = TimeUnit(rawValue: Int32(raw)) {
            term.every = Term.Length(halves: 4, unit: unit)
            return index + 1
        }
        if let packed = tokens.value(index, .everyPart), term.partFrom == nil {
            term.every = Term.Length(halves: 2, unit: .day)
            term.partFrom = packed / 100
            term.partTo = packed % 100
            return index + 1
        }
        return everyWord(at: index, into: &term)
    }

    /// "every" with what it repeats.
    private func everyWord(at index: Int, into term: inout Term) -> Int? {
        guard let interval = tokens.value(index, .every) else { return nil }
        let times = max(interval, 1)
        let at = index + 1
        if let number = tokens.number(at), let (length, end) = length(at: at), number > 0 {
            term.every = Term.Length(halves: length.halves * times, unit: length.unit)
            return end
        }
        if let raw = tokens.value(at, .unit), let unit = TimeUnit(rawValue: Int32(raw)) {
            term.every = Term.Length(halves: 2 * times, unit: unit)
            return at + 1
        }
        if let packed = tokens.value(at, .part), term.partFrom == nil {
            term.every = Term.Length(halves: 2, unit: .day)
            term.partFrom = packed / 100
            term.partTo = packed % 100
            return at + 1
        }
        let isDay =
            tokens.isOf(at, .weekday) || tokens.isOf(at, .weekdayWeak)
            || tokens.isOf(at, .weekdayPlural) || tokens.isOf(at, .weekdaySet)
            || tokens.isOf(at, .ordinal) || tokens.isOf(at, .weekend)
        guard isDay else { return nil }
        term.every = Term.Length(halves: 2 * times, unit: .week)
        return at
    }
}
