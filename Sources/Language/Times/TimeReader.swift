internal import Town

/// Finds every expression of time in a sentence.
struct TimeReader {
    /// More expressions than this are not kept.
    static let maximumExpressions = 12

    /// An expression with the tokens that it takes up.
    struct Found {
        var expression: TimeExpression
        let tokens: Range<Int>
        /// Seconds of the length behind a start, where the end was said so.
        let length: Int?
        /// Whether both ends were said.
        let isRange: Bool
    }

    let terms: TermReader
    let calendar: CalendarView

    private var tokens: Tokens { terms.tokens }

    func times() -> [Found] {
        var found: [Found] = []
        var index = 0
        var previous: Term?
        while index < tokens.count, found.count < TimeReader.maximumExpressions {
            if let (spoken, next) = spoken(at: index, after: previous),
                let value = calendar.value(of: spoken)
            {
                let trimmed = trimmed(index..<next)
                found.append(
                    Found(
                        expression: expression(value, trimmed), tokens: trimmed,
                        length: spoken.tie == .range ? spoken.last.length?.seconds : nil,
                        isRange: spoken.tie == .range))
                previous = spoken.last
                index = next
            } else {
                if !tokens.isOf(index, .listAnd), tokens[index].kind != .comma { previous = nil }
                index += 1
            }
        }
        return found
    }

    /// Little words at the edges belong to the sentence, not to the time.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        while lower < range.upperBound - 1, tokens.isOf(lower, .link), !isTime(lower) { lower += 1 }
        return lower..<range.upperBound
    }

    private func isTime(_ index: Int) -> Bool {
        tokens.stands(index, .later, Side.before) || tokens.isOf(index, .rangeStart)
    }

    private func expression(_ value: TimeValue, _ range: Range<Int>) -> TimeExpression {
        let folded = tokens.folded
        let units = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
        let span =
            Int(folded.origin[units.lowerBound])..<Int(folded.origin[units.upperBound])
        return TimeExpression(
            span: span, text: folded.text(units), start: value.start, end: value.end,
            grain: value.grain, recurrence: value.recurrence, duration: value.duration,
            alternatives: value.alternatives, isDoubtful: value.isDoubtful)
    }

    // MARK: one expression

    /// The expression that begins at `start`: a term, or two with what ties them.
    private func spoken(at start: Int, after previous: Term?) -> (SpokenTime, Int)? {
        var index = start
        var tie = lead(at: &index)
        if tie != nil { index = terms.skipLinks(from: index, limit: 2) }
        guard index < tokens.count else { return nil }
        var context = TermReader.Context(isRange: tie == .from || tie == .between)
        if let previous,
            tokens.isOf(start - 1, .listAnd) || tokens[max(start - 1, 0)].kind == .comma
        {
            context.isDay = previous.day != nil && !previous.hasClock
        }
        guard var (first, end) = terms.term(at: index, context) else { return nil }
        if let previous, first.isOnlyDay { first.month = previous.month }
        if let (second, next) = secondEnd(
            after: end, first, isOpen: tie == .from || tie == .between)
        {
            return (SpokenTime(tie: .range, first: first, last: second), next)
        }
        if let (suffix, next) = trail(at: end, first, lead: tie) {
            tie = suffix
            end = next
            if tie == .from, let (more, next) = afterFrom(end, first) {
                return (more, next)
            }
            if tie == .from || tie == .open || tie == .deadline || tie == .before,
                let (clock, next) = behindTie(end, first)
            {
                return (SpokenTime(tie: tie ?? .at, first: clock, last: clock), next)
            }
        }
        if tie == .from || tie == nil, first.hasDay || first.hasClock,
            tokens.stands(end, .lengthMark, Side.before), let (more, next) = afterFrom(end, first)
        {
            return (more, next)
        }
        return (SpokenTime(tie: tie ?? .at, first: first, last: first), end)
    }

    private func lead(at index: inout Int) -> SpokenTime.Tie? {
        let ties: [(WordClass, SpokenTime.Tie)] = [
            (.rangeStart, .from), (.openStart, .open), (.deadline, .deadline), (.before, .before),
            (.lengthMark, .length), (.rangeEnd, .deadline),
        ]
        for (wordClass, tie) in ties where tokens.stands(index, wordClass, Side.before) {
            index += 1
            return tie
        }
        return nil
    }

    private func trail(at index: Int, _ term: Term, lead: SpokenTime.Tie?)
        -> (SpokenTime.Tie, Int)?
    {
        let ties: [(WordClass, SpokenTime.Tie)] = [
            (.deadline, .deadline), (.openStart, .open), (.rangeStart, .from), (.before, .before),
            (.rangeEnd, .deadline), (.lengthMark, .length),
        ]
        for (wordClass, tie) in ties where tokens.stands(index, wordClass, Side.after) {
            return (tie, index + 1)
        }
        return nil
    }

    /// 「土曜までに3時」 does not exist, but "from 5pm on Saturday" has its day behind.
    private func behindTie(_ index: Int, _ first: Term) -> (Term, Int)? {
        guard first.isOnlyClock else { return nil }
        let at = terms.skipLinks(from: index, limit: 1)
        guard let (day, end) = terms.term(at: at), day.hasDay, !day.hasClock, day.length == nil
        else { return nil }
        var term = day
        term.takeClock(from: first)
        return (term, end)
    }

    /// The other end of a range that is tied with "to" or a dash.
    private func secondEnd(after end: Int, _ first: Term, isOpen: Bool) -> (Term, Int)? {
        var index = end
        let isSuffixed = tokens.stands(index, .rangeStart, Side.after)
        if isSuffixed { index += 1 }
        if tokens[safe: index]?.kind == .comma { index += 1 }
        let isTied =
            tokens.isOf(index, .dash) || tokens.stands(index, .rangeEnd, Side.before)
            || isOpen && tokens.isOf(index, .listAnd)
        if isTied {
            index += 1
        } else if !isSuffixed {
            return nil
        }
        index = terms.skipLinks(from: index, limit: 2)
        guard first.length == nil, index < tokens.count else { return nil }
        let context = TermReader.Context(
            isRange: true, isClock: first.hour != nil,
            isDay: first.day != nil && first.hour == nil)
        guard let (second, next) = terms.term(at: index, context), !second.isLength,
            second.every == nil, isTied || second.hasClock == first.hasClock || second.hasDay
        else { return nil }
        guard first.hasClock == second.hasClock || first.hasDay && second.hasDay else { return nil }
        var close = next
        if tokens.stands(close, .rangeEnd, Side.after) { close += 1 }
        if tokens.stands(close, .lengthMark, Side.after) { close += 1 }
        return (second, close)
    }

    /// 「9時から2時間」, "from Friday for 10 days": a length behind a start.
    private func afterFrom(_ index: Int, _ first: Term) -> (SpokenTime, Int)? {
        var at = terms.skipLinks(from: index, limit: 2)
        if tokens.stands(at, .lengthMark, Side.before) { at += 1 }
        guard let (length, end) = terms.length(at: at) else { return nil }
        var last = Term()
        last.length = length
        return (SpokenTime(tie: .range, first: first, last: last), end)
    }
}

/// One or two terms and what ties them.
struct SpokenTime: Equatable {
    enum Tie: Equatable {
        case at
        case from
        case between
        case range
        case open
        case deadline
        case before
        case length
    }

    var tie: Tie
    var first: Term
    /// The other end; the same as `first` where there is one end only.
    var last: Term
}

extension Tokens {
    subscript(safe index: Int) -> Token? {
        list.indices.contains(index) ? list[index] : nil
    }
}
