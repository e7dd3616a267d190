/// Lengths of time, and moments so far from now.
extension TermReader {
    /// "3 hours", "an hour and a half", 2時間半, 30分; and what "later" or "ago" makes of it.
    func lengthPart(at index: Int, into term: inout Term) -> Int? {
        guard term.length == nil, term.shift == nil, let (length, end) = length(at: index)
        else { return nil }
        if let left = tokens.value(end, .everyMark), term.every == nil {
            term.every = Term.Length(halves: length.halves + 2 * left, unit: length.unit)
            return end + 1
        }
        if tokens.stands(end, .within, Side.after), term.isEmpty {
            term.stretch = length
            return end + 1
        }
        switch shiftSide(at: end) {
        case 1 where !term.hasDay:
            term.shift = length
            return end + 1
        case -1 where !term.hasDay:
            term.shift = length.negated
            return end + 1
        default: break
        }
        guard term.isEmpty || term.hasClock else { return nil }
        guard !term.hasClock, !term.hasDay else { return nil }
        term.length = length
        return end
    }

    /// 1 for "later", -1 for "ago", 0 for neither.
    func shiftSide(at index: Int) -> Int {
        if tokens.stands(index, .later, Side.after) { return 1 }
        if tokens.stands(index, .earlier, Side.after) { return -1 }
        return 0
    }

    /// A length alone, and where it ends.
    func length(at start: Int) -> (Term.Length, Int)? {
        if tokens.isSign(start + 1, 0x2F), tokens.number(start) == 1, tokens.number(start + 2) == 2,
            let unit = unit(at: start + 3, number: 1)
        {
            return (Term.Length(halves: 1, unit: unit), start + 4)
        }
        if let raw = tokens.value(start, .halfUnit), let unit = TimeUnit(rawValue: Int32(raw)) {
            return (Term.Length(halves: 1, unit: unit), start + 1)
        }
        var index = start
        var halves: Int
        if let number = tokens.number(start) {
            halves = number * 2
            index += 1
        } else if tokens.value(start, .article) == 1 {
            halves = 2
            index += 1
        } else {
            return nil
        }
        let decimal = decimalHalf(at: index)
        if decimal { index += 2 }
        if decimal { halves += 1 }
        let isLead = tokens.isOf(index, .half)
        if isLead { (halves, index) = (halves + 1, index + 1) }
        guard let unit = unit(at: index, number: halves / 2) else { return nil }
        index += 1
        guard halves <= 20_000 else { return nil }
        var length = Term.Length(halves: halves, unit: unit)
        if !isLead, let end = andHalf(at: index) {
            length.halves += 1
            index = end
        } else if let (extra, end) = smallerUnit(than: unit, at: index) {
            length.extra = extra
            index = end
        }
        if tokens.stands(index, .lengthMark, Side.after) { index += 1 }
        return (length, index)
    }

    /// Past the "and a half" behind a unit.
    private func andHalf(at start: Int) -> Int? {
        var index = start
        if tokens.isOf(index, .listAnd) { index += 1 }
        if index > start, tokens.isOf(index, .article) { index += 1 }
        return tokens.isOf(index, .half) ? index + 1 : nil
    }

    private func decimalHalf(at index: Int) -> Bool {
        tokens.isSign(index, 0x2E) && tokens.touchesPrevious(index)
            && tokens.touchesPrevious(index + 1) && tokens.number(index + 1) == 5
            && tokens[index + 1].digits == 1
    }

    private func unit(at index: Int, number: Int) -> TimeUnit? {
        if let raw = tokens.value(index, .unit) ?? tokens.value(index, .lengthUnit) {
            return TimeUnit(rawValue: Int32(raw))
        }
        if tokens.isOf(index, .minuteMark) { return .minute }
        if tokens.isOf(index, .dayMark),
            shiftSide(at: index + 1) != 0 || tokens.isOf(index + 1, .everyMark)
        {
            return .day
        }
        if tokens.isOf(index, .yearMark), number < 1000 { return .year }
        return nil
    }

    /// The "20 minutes" of "1 hour 20 minutes".
    private func smallerUnit(than unit: TimeUnit, at index: Int) -> (seconds: Int, end: Int)? {
        var at = index
        if tokens.isOf(at, .listAnd) { at += 1 }
        guard let number = tokens.number(at), let smaller = self.unit(at: at + 1, number: number),
            smaller.rawValue < unit.rawValue, number < 1000
        else { return nil }
        return (number * smaller.seconds, at + 2)
    }
}
