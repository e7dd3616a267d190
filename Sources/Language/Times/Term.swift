/// What one run of time words pins down, before it is laid on the calendar.
///
/// Each word of time fills fields that are still free, in any order: that is what lets one
/// grammar read "Saturday at 3 in the afternoon" and 「土曜の午後3時」.
struct Term: Equatable {
    var year: Int?
    var month: Int?
    var day: Int?
    /// Days from today.
    var dayOffset: Int?
    /// Bit 0 is Monday.
    var weekdays = 0
    /// This 0, next 1, last -1, after next 2, the coming one 9.
    var which: Int?
    /// The two years' last digits were written ('26, 26).
    var weekOffset: Int?
    var monthOffset: Int?
    var yearOffset: Int?
    var isWeekend = false
    /// Which of the weekdays, weeks or days of a month; -1 is the last.
    var ordinal: Int?
    var ordinalUnit: TimeUnit?
    /// A stretch of a period: start 1, middle 2, end 3, thirds 4, 5, 6.
    var segment: Int?
    var segmentUnit: TimeUnit?
    var isNow = false
    /// So much from now, or ago where negative.
    var shift: Length?
    /// The next or last so many units ("next 3 days").
    var stretch: Length?

    var hour: Int?
    var minute: Int?
    var second: Int?
    /// am 1, pm 2.
    var meridiem: Int?
    /// The hour is a number alone, or has nothing that says which half of the day.
    var isBareNumber = false
    /// Written as "15:00".
    var isDigital = false
    var partFrom: Int?
    var partTo: Int?
    /// Noon and midnight are exact.
    var isExact = false

    var length: Length?
    /// Repeats each so many units.
    var every: Length?
    /// So many times a unit.
    var isHabit = false

    /// A number of units of time.
    struct Length: Equatable {
        /// In halves, so that one and a half is a whole number.
        var halves: Int
        var unit: TimeUnit
        /// What is added in seconds (one hour and 20 minutes).
        var extra = 0

        var seconds: Int { halves * unit.seconds / 2 + extra }
        var negated: Length { Length(halves: -halves, unit: unit, extra: -extra) }
    }

    var hasDay: Bool {
        month != nil || day != nil || dayOffset != nil || weekdays != 0 || weekOffset != nil
            || monthOffset != nil || yearOffset != nil || isWeekend || year != nil
            || ordinal != nil || segment != nil || isNow || shift != nil || stretch != nil
    }

    var hasClock: Bool { hour != nil || partFrom != nil }

    var isEmpty: Bool { !hasDay && !hasClock && length == nil && every == nil }

    /// Whether a length is all there is.
    var isLength: Bool { length != nil && !hasDay && !hasClock && every == nil }

    /// Whether the day's date fields alone are set (no clock).
    var isOnlyClock: Bool { hasClock && !hasDay && every == nil }

    /// Whether only the day of a month is known.
    var isOnlyDay: Bool {
        day != nil && month == nil && year == nil && monthOffset == nil && weekdays == 0
    }

    /// Takes the day from another term, for the other end of a range.
    mutating func takeDay(from other: Term) {
        year = other.year
        month = other.month
        day = other.day
        dayOffset = other.dayOffset
        weekdays = other.weekdays
        which = other.which
        weekOffset = other.weekOffset
        monthOffset = other.monthOffset
        yearOffset = other.yearOffset
        isWeekend = other.isWeekend
        ordinal = other.ordinal
        ordinalUnit = other.ordinalUnit
        segment = other.segment
        segmentUnit = other.segmentUnit
        isNow = other.isNow
        shift = other.shift
        every = other.every
    }

    /// Takes the part of the day, which says which half of the day an hour is in.
    mutating func takePart(from other: Term) {
        guard hour != nil, meridiem == nil, partFrom == nil else { return }
        partFrom = other.partFrom
        partTo = other.partTo
    }

    mutating func takeClock(from other: Term) {
        hour = other.hour
        minute = other.minute
        second = other.second
        meridiem = other.meridiem
        isBareNumber = other.isBareNumber
        isDigital = other.isDigital
        partFrom = other.partFrom
        partTo = other.partTo
        isExact = other.isExact
    }
}
