extension Instant {
    /// ISO 8601, with the zone's offset at that moment: `2026-10-14T10:00:00+09:00`.
    package func iso8601(in zone: Zone) -> String {
        let parts = zone.date(of: self).parts
        let second = zone.secondOfDay(of: self)
        let offset = zone.offset(at: self) / 60
        let sign = offset < 0 ? "-" : "+"
        let (hours, minutes) = (abs(offset) / 60, abs(offset) % 60)
        return padded(parts.year, 4) + "-" + padded(parts.month) + "-" + padded(parts.day) + "T"
            + padded(second / 3600) + ":" + padded(second / 60 % 60) + ":" + padded(second % 60)
            + sign + padded(hours) + ":" + padded(minutes)
    }
}

private func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
