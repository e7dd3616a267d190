internal import Town

/// The hours that a term names, as seconds of its day; they may run past midnight.
struct ClockSpan {
    var seconds: Range<Int>
    var grain: TimeExpression.Grain
    /// The same hour in the other half of the day, where the words allow it.
    var other: Range<Int>?

    init?(_ term: Term) {
        guard let hour = term.hour else {
            guard let from = term.partFrom, let to = term.partTo else { return nil }
            seconds = ClockSpan.window(from, to, segment: term.segment)
            grain = .part
            return
        }
        guard hour < 31 else { return nil }
        let chosen = ClockSpan.resolved(hour, term)
        let length = term.minute == nil ? Seconds.hour : Seconds.minute
        let start = chosen * Seconds.hour + (term.minute ?? 0) * Seconds.minute + (term.second ?? 0)
        seconds = start..<(start + length)
        grain = term.minute == nil ? .hour : .minute
        if ClockSpan.isOpen(term) {
            let shift = chosen >= 12 ? -12 * Seconds.hour : 12 * Seconds.hour
            other = (start + shift)..<(start + shift + length)
        }
    }

    /// Early and late halve a part of the day; availability in the 午前 begins at eight.
    private static func window(_ from: Int, _ to: Int, segment: Int?) -> Range<Int> {
        let start = from == 0 && to == 12 ? 8 : from
        let end = to < start ? to + 24 : to
        let middle = (start + end) * Seconds.hour / 2
        switch segment {
        case 1: return start * Seconds.hour..<middle
        case 3: return middle..<end * Seconds.hour
        default: return start * Seconds.hour..<end * Seconds.hour
        }
    }

    /// Whether nothing says which half of the day an hour is in.
    static func isOpen(_ term: Term) -> Bool {
        guard let hour = term.hour, !term.isExact else { return false }
        return (1...12).contains(hour) && term.meridiem == nil && term.partFrom == nil
    }

    /// The hour of the day, from 0; a bare hour is 7 to 11 in the morning, 1 to 6 in the afternoon.
    static func resolved(_ hour: Int, _ term: Term) -> Int {
        if let meridiem = term.meridiem, hour <= 12 { return hour % 12 + (meridiem == 2 ? 12 : 0) }
        if term.isExact || hour > 12 || hour == 0 && term.partFrom == nil { return hour }
        if let from = term.partFrom, let to = term.partTo { return nearest(hour, from, to) }
        return hour <= 6 ? hour + 12 : hour
    }

    /// The reading of the hour that lies in, or closest to, a part of the day.
    private static func nearest(_ hour: Int, _ from: Int, _ to: Int) -> Int {
        let end = to < from ? to + 24 : to
        func distance(_ hour: Int) -> Int { hour < from ? from - hour : max(0, hour - end) }
        return [hour % 12, hour % 12 + 12, hour % 12 + 24].min { distance($0) < distance($1) }
            ?? hour
    }

    /// Both ends of a range of hours, each of which may say which half of the day the other is in.
    static func range(_ first: Term, _ last: Term)
        -> (from: Range<Int>, to: Range<Int>, isOpen: Bool)?
    {
        guard var from = ClockSpan(first), var to = ClockSpan(last) else { return nil }
        let half = 12 * Seconds.hour
        switch (isOpen(first), isOpen(last)) {
        case (true, false) where last.hour != nil:
            let start =
                (first.hour ?? 0) % 12 * Seconds.hour + from.seconds.lowerBound % Seconds.hour
            let afternoon = start + half
            let isPM =
                afternoon < to.seconds.lowerBound && to.seconds.lowerBound < 2 * half
            from.seconds =
                isPM && to.seconds.lowerBound - afternoon < half
                ? afternoon..<(afternoon + 1) : start..<(start + 1)
        case (false, true):
            to.seconds = following(last, to, from.seconds.lowerBound)
        case (true, true):
            to.seconds = following(last, to, from.seconds.lowerBound)
        case (true, false), (false, false): break
        }
        return (from.seconds, to.seconds, isOpen(first) && isOpen(last))
    }

    /// The first reading of an open hour after the start.
    private static func following(_ term: Term, _ span: ClockSpan, _ start: Int) -> Range<Int> {
        let base = (term.hour ?? 0) % 12 * Seconds.hour + span.seconds.lowerBound % Seconds.hour
        for half in 0...3 {
            let second = base + half * 12 * Seconds.hour
            if second > start { return second..<(second + 1) }
        }
        return span.seconds
    }
}
