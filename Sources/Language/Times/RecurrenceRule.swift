internal import Town

/// Writes what repeats as an RFC 5545 RRULE value.
enum RecurrenceRule {
    private static let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    static func text(of term: Term, in calendar: CalendarView) -> String? {
        guard let every = term.every, every.halves > 0 else { return nil }
        let interval = every.halves / 2
        var parts = frequency(every.unit, interval, term)
        if let hour = term.hour {
            parts.append("BYHOUR=\(ClockSpan.resolved(hour, term) % 24)")
            if let minute = term.minute, minute > 0 { parts.append("BYMINUTE=\(minute)") }
        }
        return parts.joined(separator: ";")
    }

    private static func frequency(_ unit: TimeUnit, _ interval: Int, _ term: Term) -> [String] {
        var parts: [String] = []
        func add(_ name: String, _ times: Int = 1) {
            parts.append("FREQ=\(name)")
            if interval * times > 1 { parts.append("INTERVAL=\(interval * times)") }
        }
        if let ordinal = term.ordinal, term.weekdays != 0 {
            add(unit == .year ? "YEARLY" : "MONTHLY")
            parts.append(
                "BYDAY=" + names(term.weekdays).map { "\(ordinal)\($0)" }.joined(separator: ","))
            return parts
        }
        if term.weekdays != 0 || term.isWeekend {
            let mask = term.isWeekend ? 0b110_0000 : term.weekdays
            add("WEEKLY", unit == .fortnight ? 2 : 1)
            parts.append("BYDAY=" + names(mask).joined(separator: ","))
            return parts
        }
        if let month = term.month, let day = term.day {
            add("YEARLY")
            return parts + ["BYMONTH=\(month)", "BYMONTHDAY=\(day)"]
        }
        if let day = term.day {
            add("MONTHLY")
            return parts + ["BYMONTHDAY=\(day)"]
        }
        switch unit {
        case .second: add("SECONDLY")
        case .minute: add("MINUTELY")
        case .hour: add("HOURLY")
        case .day: add("DAILY")
        case .week: add("WEEKLY")
        case .fortnight: add("WEEKLY", 2)
        case .month: add("MONTHLY")
        case .year: add("YEARLY")
        case .weekend:
            add("WEEKLY")
            parts.append("BYDAY=SA,SU")
        }
        return parts
    }

    private static func names(_ mask: Int) -> [String] {
        days.indices.filter { mask & (1 << $0) != 0 }.map { days[$0] }
    }
}
