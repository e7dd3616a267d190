/// Parts of a time that begin with a number.
extension TermReader {
    func numberPart(at index: Int, _ context: Context, into term: inout Term) -> Int? {
        guard let number = tokens.number(index) else { return nil }
        if let next = writtenDate(at: index, into: &term) { return next }
        if let next = digitalClock(at: index, into: &term) { return next }
        if let next = markedClock(number, at: index, context, into: &term) { return next }
        if let next = markedDate(number, at: index, context, into: &term) { return next }
        if let next = minutesAround(number, at: index, into: &term) { return next }
        if let next = lengthPart(at: index, into: &term) { return next }
        return bareNumber(number, at: index, context, into: &term)
    }

    // MARK: dates in digits

    /// 2026-10-17, 10/17, 17.10.2026, without spaces inside.
    private func writtenDate(at index: Int, into term: inout Term) -> Int? {
        guard tokens[index].digits > 0, term.month == nil, term.day == nil,
            let first = tokens.number(index), let separator = dateSeparator(index + 1),
            let second = glued(index + 2), !tokens.isOf(index + 3, .unit)
        else { return nil }
        let third = dateSeparator(index + 3) == separator ? glued(index + 4) : nil
        guard !isGlued(after: third == nil ? index + 2 : index + 4) else { return nil }
        let digits = tokens[index].digits
        if digits == 4 {
            guard let third else {
                guard (1...12).contains(second), separator != 0x2E else { return nil }
                return set(first, second, nil, index + 3, &term)
            }
            return ordered(first, second, third, pastT(index + 5), &term)
        }
        if let third {
            let year = tokens[index + 4].digits <= 2 ? 2000 + third : third
            guard tokens[index + 4].digits >= 2 else { return nil }
            if order == .yearFirst, digits == 2, tokens[index + 4].digits == 2 {
                return ordered(2000 + first, second, third, index + 5, &term)
            }
            let isDayFirst =
                first > 12 || (second <= 12 && (order == .dayFirst || separator == 0x2E))
            return isDayFirst
                ? set(year, second, first, index + 5, &term)
                : set(year, first, second, index + 5, &term)
        }
        guard separator == 0x2F || separator == 0x30FB, digits <= 2 else {
            return nil
        }
        if tokens[index + 2].digits == 4 { return set(second, first, nil, index + 3, &term) }
        return first > 12 || order == .dayFirst
            ? set(nil, second, first, index + 3, &term) : set(nil, first, second, index + 3, &term)
    }

    /// A year first: month then day, unless that cannot be.
    private func ordered(
        _ year: Int, _ second: Int, _ third: Int, _ end: Int, _ term: inout Term
    ) -> Int? {
        second > 12
            ? set(year, third, second, end, &term) : set(year, second, third, end, &term)
    }

    /// Past the T of ISO 8601.
    private func pastT(_ index: Int) -> Int {
        let isT = tokens.isSign(index, 0x74) && tokens.touchesPrevious(index)
        return isT && tokens.touchesPrevious(index + 1) ? index + 1 : index
    }

    private func set(_ year: Int?, _ month: Int, _ day: Int?, _ end: Int, _ term: inout Term)
        -> Int?
    {
        guard (1...12).contains(month), (1...31).contains(day ?? 1), term.year == nil || year == nil
        else { return nil }
        if let year {
            guard (1000...2999).contains(year) else { return nil }
            term.year = year
        }
        term.month = month
        term.day = day
        return end
    }

    private func dateSeparator(_ index: Int) -> UInt16? {
        guard tokens.touchesPrevious(index) else { return nil }
        for sign: UInt16 in [0x2F, 0x2D, 0x2E, 0x30FB] where tokens.isSign(index, sign) {
            return sign
        }
        return nil
    }

    private func glued(_ index: Int) -> Int? {
        guard tokens.touchesPrevious(index), tokens[index].digits > 0 else { return nil }
        return tokens.number(index)
    }

    /// Whether more digits follow that would make this a part of something longer.
    private func isGlued(after index: Int) -> Bool {
        guard tokens.touchesPrevious(index + 1) else { return false }
        if tokens.isSign(index + 1, 0x25) { return true }
        let isSign = tokens.isSign(index + 1, 0x2F) || tokens.isSign(index + 1, 0x2E)
        return isSign && glued(index + 2) != nil
    }

    // MARK: clock times

    /// 15:00, 9:30pm, 15:00:30.
    private func digitalClock(at index: Int, into term: inout Term) -> Int? {
        guard tokens[index].digits > 0, tokens[index].digits <= 2, term.hour == nil,
            tokens.touchesPrevious(index + 1),
            tokens.isSign(index + 1, 0x3A) || tokens.isSign(index + 1, 0x2E),
            tokens.touchesPrevious(index + 2), tokens[index + 2].digits == 2,
            let hour = tokens.number(index), let minute = tokens.number(index + 2),
            hour < 30, minute < 60
        else { return nil }
        let isDotted = tokens.isSign(index + 1, 0x2E)
        if isDotted, halfOfDay(at: index + 3) == nil { return nil }
        var end = index + 3
        var second: Int?
        if tokens.touchesPrevious(end), tokens.isSign(end, 0x3A), let value = glued(end + 1),
            value < 60
        {
            second = value
            end += 2
        }
        guard setClock(hour, minute, second, into: &term) else { return nil }
        term.isDigital = true
        return meridiem(at: end, into: &term)
    }

    /// 3pm, 715pm, 3時半, 15時20分, 3 o'clock, 9h30.
    private func markedClock(
        _ number: Int, at index: Int, _ context: Context, into term: inout Term
    ) -> Int? {
        guard term.hour == nil else { return nil }
        if halfOfDay(at: index + 1) != nil {
            let (hour, minute) =
                tokens[index].digits >= 3 ? (number / 100, number % 100) : (number, 0)
            guard hour < 25, minute < 60,
                setClock(hour, tokens[index].digits >= 3 ? minute : nil, nil, into: &term)
            else { return nil }
            return meridiem(at: index + 1, into: &term)
        }
        if let minutes = tokens.number(index + 1), tokens[index + 1].digits != 1, minutes < 60,
            halfOfDay(at: index + 2) != nil, number <= 12
        {
            guard setClock(number, minutes, nil, into: &term) else { return nil }
            return meridiem(at: index + 2, into: &term)
        }
        guard tokens.isOf(index + 1, .hourMark), number < 31 else { return nil }
        if tokens.isOf(index + 1, .unit), glued(index + 2) == nil {
            let isLed =
                context.isClock || context.isRange || context.isLed || term.hasDay
                || tokens.isOf(index - 1, .clockLead)
            guard isLed else { return nil }
        }
        return hourAndMore(number, at: index + 2, into: &term)
    }

    private func hourAndMore(_ hour: Int, at start: Int, into term: inout Term) -> Int? {
        var end = start
        var minute: Int?
        var second: Int?
        if tokens.isOf(end, .half) {
            minute = 30
            end += 1
        } else if let value = tokens.number(end), value < 60 {
            if tokens.isOf(end + 1, .minuteMark) {
                minute = value
                end += 2
                if let value = tokens.number(end), value < 60, tokens.isOf(end + 1, .secondMark) {
                    second = value
                    end += 2
                }
            } else if tokens[end].digits == 2, tokens.touchesPrevious(end) {
                minute = value
                end += 1
            }
        }
        guard setClock(hour, minute, second, into: &term) else { return nil }
        if let value = minute, tokens.stands(end, .short, Side.after) {
            term.hour = value == 0 ? hour : hour - 1
            term.minute = value == 0 ? 0 : 60 - value
            end += 1
        }
        return meridiem(at: end, into: &term)
    }

    func setClock(_ hour: Int, _ minute: Int?, _ second: Int?, into term: inout Term) -> Bool {
        guard term.hour == nil, hour >= 0 else { return false }
        term.hour = hour
        term.minute = minute
        term.second = second
        return true
    }

    /// Takes "pm" and the like behind a clock time.
    func meridiem(at index: Int, into term: inout Term) -> Int {
        guard let value = halfOfDay(at: index) else { return index }
        term.meridiem = value
        return index + 1
    }

    private func halfOfDay(at index: Int) -> Int? {
        if let value = tokens.value(index, .meridiem) { return value }
        guard tokens.touchesPrevious(index), let value = tokens.value(index, .meridiemLetter)
        else { return nil }
        let isPlain = value == 2 || tokens.isSign(index - 2, 0x3A)
        let isTied = tokens.isOf(index + 1, .rangeEnd) || tokens.isOf(index - 2, .rangeEnd)
        return isPlain || isTied ? value : nil
    }

    /// "half past three", "quarter to 4", "20 past 8", "5 minutes to 3".
    private func minutesAround(_ number: Int, at index: Int, into term: inout Term) -> Int? {
        guard term.hour == nil, number < 60, number > 0 else { return nil }
        var at = index + 1
        let saysMinutes = tokens.value(at, .unit) == Int(TimeUnit.minute.rawValue)
        if saysMinutes { at += 1 }
        return aroundHour(number, at: at, canBeRange: !saysMinutes, into: &term)
    }

    /// The "past three" behind "half", "quarter" or minutes.
    func aroundHour(_ minutes: Int, at index: Int, canBeRange: Bool, into term: inout Term) -> Int?
    {
        let isPast = tokens.stands(index, .past, Side.before)
        let isShort = !canBeRange && tokens.stands(index, .short, Side.before)
        guard isPast || isShort else { return nil }
        var hour: Int
        if let number = tokens.number(index + 1), number <= 24 {
            hour = number
        } else if let clock = tokens.value(index + 1, .clock) {
            hour = clock / 60
        } else {
            return nil
        }
        if isShort { hour = hour == 0 ? 23 : hour - 1 }
        guard setClock(hour, isPast ? minutes : 60 - minutes, nil, into: &term) else { return nil }
        let end = tokens.isOf(index + 2, .hourMark) ? index + 3 : index + 2
        return meridiem(at: end, into: &term)
    }
}
