/// The number of a word class: the classes of time first, then those that a language's files name.
typealias Symbol = UInt16

/// What one word can be: a class and, where the class has values, which one.
struct Sense: Equatable, Sendable {
    let symbol: Symbol
    let value: Int32
}

/// The word classes that code knows by name; their words stand in `lexicon.yaml`.
///
/// A class whose words may stand before or after what they belong to has the values
/// `before` and `after`: so one grammar reads "from 3" and 「3時から」.
enum WordClass: Symbol, CaseIterable {
    /// Days from today.
    case relativeDay
    /// The present moment.
    case now
    /// Monday 1 to Sunday 7.
    case weekday
    /// A weekday's one letter, which counts only beside other words of time.
    case weekdayShort
    /// A weekday that is also an everyday word ("sun").
    case weekdayWeak
    /// A weekday as a habit ("Tuesdays").
    case weekdayPlural
    /// What makes a letter a weekday (曜日).
    case weekdayMark
    /// Several weekdays in one word, as their digits.
    case weekdaySet
    /// Several weekdays that are a habit when they stand alone ("weekdays").
    case weekdayHabit
    /// This 0, next 1, last -1, the one after next 2; the coming one 9.
    case which
    /// A unit of time, as `second`, `minute` … `year`, `weekend`.
    case unit
    /// A unit that only measures lengths (時間, 日間).
    case lengthUnit
    /// A unit and which one, as `week+1`.
    case period
    /// A bare weekend.
    case weekend
    case month
    /// A month that is also an everyday word ("may").
    case monthWeak
    case hourMark
    case minuteMark
    case secondMark
    case dayMark
    case monthMark
    case yearMark
    case half
    case quarter
    /// Half of a unit in one word ("half an hour"), as the unit.
    case halfUnit
    /// am 1, pm 2.
    case meridiem
    /// Hours of a part of the day, as `18-22`.
    case part
    /// One letter that is am or pm right behind a digit ("3p").
    case meridiemLetter
    /// A part of a day from today, as `0@18-22`.
    case dayPart
    /// A moment of the day, as `12:00`.
    case clock
    /// Makes a bare number a clock time ("at").
    case clockLead
    /// About; changes nothing.
    case about
    /// Minutes after the hour ("past").
    case past
    /// Minutes before the hour ("to", 前).
    case short
    case rangeStart
    case rangeEnd
    /// Between the two ends of a range.
    case dash
    case openStart
    /// A deadline, the named time included.
    case deadline
    /// A deadline, the named time excluded.
    case before
    /// Makes a length of what it stands with ("for", 間).
    case lengthMark
    case later
    case earlier
    /// From now until so long from now.
    case within
    /// Every; the value is the interval.
    case every
    /// Behind a length that repeats (2日ごと); the value is what it leaves out (1日おき: 1).
    case everyMark
    /// A unit and its repetition in one word (毎週), as `week`.
    case everyUnit
    /// A unit every second time (隔週).
    case everyOther
    /// Every day's part (毎朝), as `6-10`.
    case everyPart
    /// First 1, second 2 …, last -1.
    case ordinal
    case ordinalLead
    case ordinalMark
    /// A stretch of a period: start 1, middle 2, end 3, or its thirds 4, 5, 6.
    case segment
    /// A stretch of a period in one word (月末), as `month@3`.
    case periodSegment
    /// A day of the year, as `12-25`.
    case holiday
    /// A Japanese era, as the year before its first.
    case era
    case number
    /// A hundred, a thousand.
    case multiplier
    case article
    /// May stand between the parts of one time.
    case link
    case listAnd
    case except
    /// Looks like a time and is none.
    case noTime
    /// The unit that follows a bare number is not one of time.
    case otherCounter
    case people
    case pointsMark
    case refLead
    case refMark
    /// Digits behind it are a code.
    case codeLead
    /// May stand anywhere in a sentence and changes nothing.
    case filler
    /// Sounds like an emergency and is none.
    case harmless
    /// Belongs to what others are asked for (hotels, banks, lamps): nothing is done then.
    case outside
    /// Ties a word to its sentence (で, at) and is taken away with it.
    case particle
    /// One person who is with the speaker; the value says how many, 1 unless told.
    case companion
    /// Brings a companion in ("with").
    case companionLead
    case selfWord
    /// Behind (さん) or before ("Mr") a person's name.
    case title
    case activity
    case support
    case language
    case namePlace
    case nameArea
    case nameGroup
    case nameField

    static let count = Symbol(allCases.count)

    /// The names are those of the cases, in the lexicon's writing (`relativeDay`: `relative_day`).
    private static let named = Dictionary(
        uniqueKeysWithValues: allCases.map { (snake("\($0)"), $0) })

    init?(named name: String) {
        guard let known = WordClass.named[name] else { return nil }
        self = known
    }

    private static func snake(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }
}

/// Which side of a time its word stands on.
enum Side {
    static let before: Int32 = 0
    static let after: Int32 = 1
}

/// Units of time by the values of the lexicon.
enum TimeUnit: Int32, CaseIterable {
    case second, minute, hour, day, week, month, year, weekend, fortnight

    private static let names: [String: TimeUnit] = [
        "second": .second, "minute": .minute, "hour": .hour, "day": .day, "week": .week,
        "month": .month, "year": .year, "weekend": .weekend, "fortnight": .fortnight,
    ]

    init?(named name: Substring) {
        guard let unit = TimeUnit.names[String(name)] else { return nil }
        self = unit
    }

    /// Seconds of one; a month is taken as 30 days and a year as 365 where a length must be said.
    var seconds: Int {
        switch self {
        case .second: 1
        case .minute: 60
        case .hour: 3600
        case .day: 86_400
        case .week: 7 * 86_400
        case .month: 30 * 86_400
        case .year: 365 * 86_400
        case .weekend: 2 * 86_400
        case .fortnight: 14 * 86_400
        }
    }
}
