/// A day of the proleptic Gregorian calendar, without a time or a zone.
///
/// Conversions follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
/// (`days_from_civil`, `civil_from_days`).
package struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let days: Int

    package init(days: Int) { self.days = days }

    /// The day `year`-`month`-`day`; `nil` where there is no such day (30 February).
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1,
            day <= CivilDate.daysIn(month: month, of: year)
        else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        days = era * 146_097 + dayOfEra - 719_468
    }

    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    package var year: Int { parts.year }
    package var month: Int { parts.month }
    package var day: Int { parts.day }

    /// Monday is 1, Sunday 7 (ISO 8601); 1970-01-01 was a Thursday.
    package var weekday: Int { ((days % 7 + 7) % 7 + 3) % 7 + 1 }

    /// The Monday of this day's week.
    package var monday: CivilDate { self - (weekday - 1) }

    package static func daysIn(month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    package static func < (a: CivilDate, b: CivilDate) -> Bool { a.days < b.days }
    package static func + (date: CivilDate, days: Int) -> CivilDate {
        CivilDate(days: date.days + days)
    }
    package static func - (date: CivilDate, days: Int) -> CivilDate {
        CivilDate(days: date.days - days)
    }
    /// Days from `earlier` to `later`.
    package static func - (later: CivilDate, earlier: CivilDate) -> Int {
        later.days - earlier.days
    }
}
