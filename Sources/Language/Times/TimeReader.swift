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

    /// - Parameter isAsked: a time was asked for, so that a bare number is an hour.
    func times(isAsked: Bool = false) -> [Found] {
        var found: [Found] = []
        var index = 0
        var previous: SpokenTime?
        while index < tokens.count, found.count < TimeReader.maximumExpressions {
            guard let (spoken, next) = spoken(at: index, after: previous?.last, isAsked) else {
                if !tokens.isOf(index, .listAnd), tokens[index].kind != .comma { previous = nil }
                index += pastNumber(index)
                continue
            }
            let range = trimmed(index..<next)
            if let last = found.last, let before = previous,
                terms.skipLinks(from: last.tokens.upperBound) >= range.lowerBound,
                let joined = before.joined(with: spoken), let value = calendar.value(of: joined)
            {
                let whole = last.tokens.lowerBound..<range.upperBound
                found[found.count - 1] = made(joined, value, whole)
                previous = joined
            } else if let value = calendar.value(of: spoken) {
                found.append(made(spoken, value, range))
                previous = spoken
            } else {
                index += pastNumber(index)
                continue
            }
            index = next
        }
        return found
    }

    private func made(_ spoken: SpokenTime, _ value: TimeValue, _ range: Range<Int>) -> Found {
        Found(
            expression: expression(value, range), tokens: range,
            length: spoken.tie == .range ? spoken.last.length?.seconds : nil,
            isRange: spoken.tie == .range)
    }

    /// A number that is no time is none in its parts either: "4/13/1", "3.14.15".
    private func pastNumber(_ index: Int) -> Int {
        guard tokens[index].digits > 0 else { return 1 }
        var end = index + 1
        while tokens.touchesPrevious(end), terms.isDateSign(end), tokens.touchesPrevious(end + 1),
            tokens[end + 1].digits > 0
        {
            end += 2
        }
        return end - index
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
    private func spoken(at start: Int, after previous: Term?, _ isAsked: Bool)
        -> (SpokenTime, Int)?
    {
        var index = start
        let lead = lead(at: &index)
        if lead != nil { index = terms.skipLinks(from: index, limit: 2) }
        guard index < tokens.count else { return nil }
        let opens = lead == .from
        var context = TermReader.Context(
            isRange: opens, isLed: isAsked || lead == .open || lead == .deadline || lead == .before)
        if let previous, start > 0,
            tokens.isOf(start - 1, .listAnd) || tokens[start - 1].kind == .comma
        {
            context.isDay = previous.day != nil && !previous.hasClock
        }
        guard let (term, end) = terms.term(at: index, context) else { return nil }
        var first = term
        if let previous, first.isOnlyDay { first.month = previous.month }
        if let (second, next) = secondEnd(after: end, first, isOpen: opens) {
            return (SpokenTime(tie: .range, first: first, last: second), next)
        }
        if first.isLength, let (offset, next) = offset(of: first, at: end, lead) {
            return (offset, next)
        }
        return trailed(first, end, lead)
    }

    /// What stands behind a term: から, 以降, "for 3 hours".
    private func trailed(_ first: Term, _ end: Int, _ lead: SpokenTime.Tie?) -> (SpokenTime, Int) {
        if let (tie, next) = trail(at: end) {
            if tie == .from, let (more, next) = afterFrom(next, first) { return (more, next) }
            if tie != .length, let (whole, next) = behindTie(next, first) {
                return (SpokenTime(tie: tie, first: whole, last: whole), next)
            }
            return (SpokenTime(tie: tie, first: first, last: first), next)
        }
        if lead == .from || lead == nil, first.hasDay || first.hasClock,
            tokens.stands(end, .lengthMark, Side.before), let (more, next) = afterFrom(end, first)
        {
            return (more, next)
        }
        return (SpokenTime(tie: lead ?? .at, first: first, last: first), end)
    }

    /// "15 minutes from 1pm", "a week after tomorrow", "for 3 hours from 10".
    private func offset(of length: Term, at end: Int, _ lead: SpokenTime.Tie?)
        -> (SpokenTime, Int)?
    {
        let isFrom = tokens.stands(end, .rangeStart, Side.before)
        guard isFrom || tokens.stands(end, .openStart, Side.before) else { return nil }
        let start = terms.skipLinks(from: end + 1, limit: 2)
        let context = TermReader.Context(isRange: true, isLed: true)
        guard start < tokens.count, let (base, next) = terms.term(at: start, context),
            base.hasDay || base.hasClock, base.shift == nil
        else { return nil }
        return lead == .length && isFrom
            ? (SpokenTime(tie: .range, first: base, last: length), next)
            : (SpokenTime(tie: .offset, first: length, last: base), next)
    }

    private func lead(at index: inout Int) -> SpokenTime.Tie? {
        let ties: [(WordClass, SpokenTime.Tie)] = [
            (.rangeStart, .from), (.openStart, .open), (.deadline, .deadline), (.before, .before),
            (.lengthMark, .length), (.rangeEnd, .at),
        ]
        for (wordClass, tie) in ties where tokens.stands(index, wordClass, Side.before) {
            index += 1
            return tie
        }
        return nil
    }

    private func trail(at index: Int) -> (SpokenTime.Tie, Int)? {
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
            second.shift == nil,
            second.every == nil, isTied || second.hasClock == first.hasClock || second.hasDay
        else { return nil }
        if first.hasDay, !first.hasClock, !first.isNow, second.isOnlyClock { return nil }
        guard first.hasClock == second.hasClock || first.hasDay else { return nil }
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
        if terms.shiftSide(at: end) == 1 {
            return (SpokenTime(tie: .offset, first: last, last: first), end + 1)
        }
        return (SpokenTime(tie: .range, first: first, last: last), end)
    }
}

/// One or two terms and what ties them.
struct SpokenTime: Equatable {
    enum Tie: Equatable {
        case at
        case from
        case range
        /// `first` is a length, counted from `last`.
        case offset
        case open
        case deadline
        case before
        case length
    }

    var tie: Tie
    var first: Term
    /// The other end; the same as `first` where there is one end only.
    var last: Term

    /// One time of two that stand side by side: a day and its hours, in either order.
    func joined(with next: SpokenTime) -> SpokenTime? {
        if tie == .at, first.hasDay, first.hour == nil, first.every == nil,
            next.first.isOnlyClock, !next.last.hasDay, next.tie != .at || first.hasClock
        {
            return next.with(dayOf: first)
        }
        if next.tie == .at, next.first.hasDay, !next.first.hasClock, next.first.every == nil,
            first.isOnlyClock, !last.hasDay, tie != .offset
        {
            return with(dayOf: next.first)
        }
        return nil
    }

    private func with(dayOf day: Term) -> SpokenTime {
        var joined = self
        joined.first.takeDay(from: day)
        joined.first.takePart(from: day)
        if !last.isLength {
            joined.last.takeDay(from: day)
            joined.last.takePart(from: day)
        }
        return joined
    }
}

extension Tokens {
    subscript(safe index: Int) -> Token? {
        list.indices.contains(index) ? list[index] : nil
    }
}
