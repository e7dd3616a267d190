package import Town

/// Writes readings as the lines of JSON that the contract describes.
package enum ReadingJSON {
    /// One object: the best reading, with the others' intents under `others`.
    package static func line(_ readings: [Reading], of text: String, zone: Zone) -> String {
        guard let best = readings.first else { return "{}" }
        var json = "{\"text\":\(quoted(text)),\"lang\":\(quoted(best.language))"
        json += ",\"intent\":\"\(best.intent.rawValue)\",\"outcome\":\"\(best.outcome.rawValue)\""
        json += ",\"confidence\":\(hundredths(best.confidence))"
        json += ",\"slots\":{\(slots(best.slots))}"
        json += ",\"times\":[\(best.times.map { time($0, zone) }.joined(separator: ","))]"
        let others = readings.dropFirst().map {
            "{\"intent\":\"\($0.intent.rawValue)\",\"confidence\":\(hundredths($0.confidence))}"
        }
        return json + ",\"others\":[\(others.joined(separator: ","))]}"
    }

    /// An ISO 8601 duration.
    package static func duration(_ seconds: Int) -> String {
        let (days, rest) = (seconds / Seconds.day, seconds % Seconds.day)
        var text = "P"
        if days > 0 { text += "\(days)D" }
        if rest > 0 || days == 0 { text += "T" }
        if rest >= 3600 { text += "\(rest / 3600)H" }
        if rest / 60 % 60 > 0 { text += "\(rest / 60 % 60)M" }
        if rest % 60 > 0 || seconds == 0 { text += "\(rest % 60)S" }
        return text
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func hundredths(_ value: Double) -> String {
        let rounded = Int((value * 100).rounded())
        return "\(rounded / 100).\(padded(rounded % 100))"
    }

    private static func slots(_ slots: Slots) -> String {
        var fields: [String] = []
        func add(_ name: String, _ number: Int?) {
            if let number { fields.append("\"\(name)\":\(number)") }
        }
        func add(_ name: String, _ text: String?) {
            if let text { fields.append("\"\(name)\":\(quoted(text))") }
        }
        add("people", slots.people)
        add("points", slots.points)
        add("ref", slots.ref)
        add("choice", slots.choice)
        add("code", slots.code)
        add("duration", slots.duration.map(duration))
        add("recurrence", slots.recurrence)
        add("support", slots.support?.rawValue)
        add("field", slots.field?.name)
        add("activity", slots.activity)
        add("place", slots.place?.name)
        add("area", slots.area?.name)
        add("person", slots.person)
        add("group", slots.group?.name)
        add("language", slots.language)
        if slots.everyone { fields.append("\"everyone\":true") }
        return fields.joined(separator: ",")
    }

    private static func time(_ time: TimeExpression, _ zone: Zone) -> String {
        var json = "{\"span\":[\(time.span.lowerBound),\(time.span.upperBound)]"
        json += ",\"text\":\(quoted(time.text))"
        if let start = time.start { json += ",\"start\":\"\(start.iso8601(in: zone))\"" }
        if let end = time.end { json += ",\"end\":\"\(end.iso8601(in: zone))\"" }
        json += ",\"grain\":\"\(time.grain.rawValue)\""
        if let recurrence = time.recurrence { json += ",\"recurrence\":\(quoted(recurrence))" }
        if let duration = time.duration { json += ",\"duration\":\"\(self.duration(duration))\"" }
        if !time.alternatives.isEmpty {
            let others = time.alternatives.map { other in
                let ends = [
                    other.start.map { "\"start\":\"\($0.iso8601(in: zone))\"" },
                    other.end.map { "\"end\":\"\($0.iso8601(in: zone))\"" },
                    "\"grain\":\"\(time.grain.rawValue)\"",
                ]
                return "{\(ends.compactMap { $0 }.joined(separator: ","))}"
            }
            json += ",\"alternatives\":[\(others.joined(separator: ","))]"
        }
        if time.isDoubtful { json += ",\"doubtful\":true" }
        return json + "}"
    }

    /// A JSON string.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}", "\u{85}":
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
