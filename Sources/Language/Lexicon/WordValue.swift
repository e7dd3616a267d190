/// Reads the values of the lexicon's classes, as `WordClass` describes them, into one number each.
enum WordValue {
    /// Offsets are stored from here, so that they stay positive inside a packed number.
    static let zero: Int32 = 50

    static func parse(_ text: String, of wordClass: WordClass) -> Int32? {
        if units.contains(wordClass) { return TimeUnit(named: text[...])?.rawValue }
        if sided.contains(wordClass) { return side(text) }
        if hourly.contains(wordClass) { return hours(text[...]) }
        if weekly.contains(wordClass) { return weekdays(text) }
        if wordClass == .period { return period(text) }
        if wordClass == .periodSegment { return periodSegment(text) }
        if wordClass == .dayPart { return dayPart(text) }
        if wordClass == .clock { return pair(text[...], ":").map { $0 * 60 + $1 } }
        if wordClass == .holiday { return pair(text[...], "-").map { $0 * 100 + $1 } }
        return Int32(text)
    }

    private static let units: [WordClass] = [
        .unit, .lengthUnit, .halfUnit, .everyUnit, .everyOther,
    ]
    private static let hourly: [WordClass] = [.part, .everyPart]
    private static let weekly: [WordClass] = [.weekdaySet, .weekdayHabit]
    /// Classes whose words stand before or after what they belong to.
    private static let sided: [WordClass] = [
        .rangeStart, .rangeEnd, .openStart, .deadline, .before, .lengthMark, .later, .earlier,
        .within, .refLead, .refMark, .title, .particle, .ordinalMark, .past, .short,
    ]

    private static func side(_ text: String) -> Int32? {
        switch text {
        case "before", "0": Side.before
        case "after": Side.after
        default: nil
        }
    }

    /// `week+1` as unit * 100 + 50 + 1.
    private static func period(_ text: String) -> Int32? {
        let cut = text.firstIndex { $0 == "+" || $0 == "-" } ?? text.endIndex
        guard let unit = TimeUnit(named: text[..<cut]) else { return nil }
        let offset = cut == text.endIndex ? 0 : Int32(text[cut...])
        return offset.map { unit.rawValue * 100 + zero + $0 }
    }

    private static func periodSegment(_ text: String) -> Int32? {
        let parts = text.split(separator: "@")
        guard parts.count == 2, let unit = TimeUnit(named: parts[0]), let segment = Int32(parts[1])
        else { return nil }
        return unit.rawValue * 100 + segment
    }

    /// `18-22` as 18 * 100 + 22.
    private static func hours(_ text: Substring) -> Int32? {
        pair(text, "-").map { $0 * 100 + $1 }
    }

    /// `0@18-22` as (50 + 0) * 10000 + 18 * 100 + 22.
    private static func dayPart(_ text: String) -> Int32? {
        let parts = text.split(separator: "@")
        guard parts.count == 2, let day = Int32(parts[0]), let hours = hours(parts[1])
        else { return nil }
        return (zero + day) * 10_000 + hours
    }

    private static func pair(_ text: Substring, _ separator: Character) -> (Int32, Int32)? {
        let parts = text.split(separator: separator)
        guard parts.count == 2, let first = Int32(parts[0]), let second = Int32(parts[1])
        else { return nil }
        return (first, second)
    }

    private static func weekdays(_ text: String) -> Int32? {
        var mask: Int32 = 0
        for character in text {
            guard let day = character.wholeNumberValue, (1...7).contains(day) else { return nil }
            mask |= 1 << Int32(day - 1)
        }
        return mask
    }
}
