/// Reads runs of time words into terms.
struct TermReader {
    let tokens: Tokens
    let order: DateOrder

    /// A term has no more parts than this.
    static let maximumParts = 10

    /// What stands around a term and lets a bare number be a time.
    struct Context {
        /// After "from", "between" or as the second end of a range.
        var isRange = false
        /// The other end had a clock time.
        var isClock = false
        /// The other end had a day of a month.
        var isDay = false
        /// After "by", "until", "after" and the like.
        var isLed = false
    }

    /// The longest run of time words that begins at `start`, and where it ends.
    func term(at start: Int, _ context: Context = Context()) -> (term: Term, end: Int)? {
        var term = Term()
        var end = start
        var index = start
        for _ in 0..<TermReader.maximumParts {
            if let next = part(at: index, context, into: &term) {
                end = next
                index = next
                continue
            }
            guard !term.isEmpty || term.which != nil else { break }
            let linked = skipDateSign(from: skipLinks(from: index), term)
            guard linked > index, let next = part(at: linked, context, into: &term) else { break }
            end = next
            index = next
        }
        return finished(term) ? (term, end) : nil
    }

    /// Past the little words and signs that may stand between the parts of one time.
    func skipLinks(from start: Int, limit: Int = 3) -> Int {
        var index = start
        while index < tokens.count, index - start < limit, isLink(index) { index += 1 }
        return index
    }

    /// Past the sign inside "22-Feb-2026".
    private func skipDateSign(from index: Int, _ term: Term) -> Int {
        guard term.day != nil || term.month != nil, term.hour == nil, isDateSign(index),
            tokens.touchesPrevious(index + 1),
            monthName(at: index + 1) != nil
                || tokens.isOf(index - 1, .month) || tokens.isOf(index - 1, .monthWeak)
        else { return index }
        return index + 1
    }

    /// A slash, dash or dot right behind a word.
    func isDateSign(_ index: Int) -> Bool {
        guard tokens.touchesPrevious(index) else { return false }
        return tokens.isSign(index, 0x2F) || tokens.isSign(index, 0x2D)
            || tokens.isSign(index, 0x2E)
    }

    private func isLink(_ index: Int) -> Bool {
        tokens.isOf(index, .link) || tokens.isOf(index, .about) || tokens[index].kind == .comma
    }

    /// A term that only modifies, or a letter that happens to be a weekday's, is no time.
    private func finished(_ term: Term) -> Bool {
        if term.isEmpty { return false }
        if term.segment != nil, term.segmentUnit == nil, term.month == nil, term.weekOffset == nil,
            term.monthOffset == nil, term.yearOffset == nil, term.year == nil, !term.isWeekend,
            term.which == nil, term.weekdays == 0, term.partFrom == nil, term.dayOffset == nil
        {
            return false
        }
        return true
    }

    /// One part at `index`, if it fits what the term has already; where it ends.
    private func part(at index: Int, _ context: Context, into term: inout Term) -> Int? {
        guard index < tokens.count else { return nil }
        if tokens.isOf(index, .noTime) || term.length != nil { return nil }
        var trial = term
        if tokens.number(index) != nil {
            if let next = numberPart(at: index, context, into: &trial) {
                term = trial
                return next
            }
            trial = term
        }
        guard tokens[index].kind == .word || tokens[index].kind == .symbol,
            let next = wordPart(at: index, context, into: &trial)
        else { return nil }
        term = trial
        return next
    }
}
