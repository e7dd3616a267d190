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
        add(name(of: unit), unit == .fortnight ? 2 : 1)
        return unit == .weekend ? parts + ["BYDAY=SA,SU"] : parts
    }

    private static func name(of unit: TimeUnit) -> String {
        switch unit {
        case .second: "SECONDLY"
        case .minute: "MINUTELY"
        case .hour: "HOURLY"
        case .day: "DAILY"
        case .week, .fortnight, .weekend: "WEEKLY"
        case .month: "MONTHLY"
        case .year: "YEARLY"
        }
    }

    private static func names(_ mask: Int) -> [String] {
        days.indices.filter { mask & (1 << $0) != 0 }.map { days[$0] }
    }
}
