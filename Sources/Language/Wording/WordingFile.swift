import Town

/// The form of `wording.yaml`.
package struct WordingFile: Decodable, Sendable {
    package let language: String
    /// What the language calls itself.
    package let name: String
    package let format: WordingFormat
    package let phrases: [String: String]
}

/// How a language writes days, times and lists.
package struct WordingFormat: Decodable, Sendable {
    /// From Monday.
    let weekdays: [String]
    let months: [String]
    /// Gaps: year, month, day, weekday.
    let day: String
    /// Gaps: hour, minute.
    let time: String
    /// Gaps: day, start, end.
    let interval: String
    /// Whole days. Gaps: first, last.
    let days: String
    /// Over midnight. Gaps: first, start, last, end.
    let span: String
    /// Gaps: day, time.
    let instant: String
    let listBetween: String
    let listLast: String
    /// Somebody by name. Gap: name.
    let person: String
    /// Somebody whose name is not known.
    let nobody: String
    /// Words that are no longer there.
    let erased: String

    func text(of date: CivilDate) -> String {
        let parts = date.parts
        return fill(
            day,
            [
                "year": String(parts.year), "month": months[parts.month - 1],
                "day": String(parts.day), "weekday": weekdays[date.weekday - 1],
            ])
    }

    func text(of instant: Instant, in zone: Zone) -> String {
        fill(
            self.instant,
            [
                "day": text(of: zone.date(of: instant)),
                "time": time(zone.secondOfDay(of: instant)),
            ])
    }

    /// Both ends; an end at midnight is 24:00 of the day before.
    func text(of interval: Interval, in zone: Zone) -> String {
        let (first, start) = (zone.date(of: interval.start), zone.secondOfDay(of: interval.start))
        let last = zone.date(of: interval.end - 1)
        let end = zone.secondOfDay(of: interval.end)
        let isMidnight = end == 0 && interval.seconds > 0
        if start == 0, isMidnight {
            return first == last
                ? text(of: first)
                : fill(days, ["first": text(of: first), "last": text(of: last)])
        }
        let endTime = time(isMidnight ? Seconds.day : end)
        if first == last {
            return fill(
                self.interval, ["day": text(of: first), "start": time(start), "end": endTime])
        }
        return fill(
            span,
            [
                "first": text(of: first), "start": time(start), "last": text(of: last),
                "end": endTime,
            ])
    }

    func hours(of interval: Interval, in zone: Zone) -> String {
        let end = zone.secondOfDay(of: interval.end)
        return time(zone.secondOfDay(of: interval.start)) + "–"
            + time(end == 0 ? Seconds.day : end)
    }

    func list(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: listBetween) + listLast + last
    }

    func named(_ name: String?) -> String { name.map { fill(person, ["name": $0]) } ?? nobody }

    private func time(_ secondOfDay: Int) -> String {
        let minute = secondOfDay / Seconds.minute % 60
        return fill(
            time,
            [
                "hour": String(secondOfDay / Seconds.hour),
                "minute": minute < 10 ? "0\(minute)" : String(minute),
            ])
    }

    /// Fills `{gap}`s; these short forms hold neither plurals nor braces.
    private func fill(_ form: String, _ gaps: [String: String]) -> String {
        var text = ""
        var gap: String?
        for character in form {
            if character == "{" {
                gap = ""
            } else if character == "}", let name = gap {
                text += gaps[name] ?? ""
                gap = nil
            } else if gap != nil {
                gap?.append(character)
            } else {
                text.append(character)
            }
        }
        return text
    }
}
