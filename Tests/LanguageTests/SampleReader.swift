import Foundation
import Language
import Service
import Testing
import Town

/// A reader of the project's own phrases, in a small town.
enum Sample {
    /// A Wednesday.
    static let now = zone.instant(
        of: CivilDate(days: 20_740), secondOfDay: 10 * Seconds.hour)
    static let zone = Zone(fixedHours: 9)

    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "config/language").path()

    static let reader: Reader = {
        do {
            return Reader(packs: try LanguageFolder.packs(in: folder), names: names)
        } catch {
            fatalError("the project's own phrases do not compile: \(error)")
        }
    }()

    private static let names = Names([
        .init(.place, key: "kominkan", text: "公民館"),
        .init(.place, key: "suwa-hall", text: "諏訪の集会所"),
        .init(.place, key: "suwa-hall", text: "Suwa hall"),
        .init(.place, key: "satsuki-park", text: "五月山公園"),
        .init(.area, key: "suwa", text: "諏訪"),
        .init(.area, key: "suwa", text: "Suwa"),
        .init(.area, key: "atago", text: "愛宕"),
        .init(.group, key: "nagayama", text: "永山自治会"),
    ])

    static func read(
        _ sentence: String, language: String?, expecting: Awaited = .nothing
    ) -> Reading {
        reader.read(
            sentence, at: now, zone: zone, language: language, expecting: expecting)[0]
    }
}

/// A line of a table: what is said, and what is to be understood.
struct TableLine: Sendable, CustomTestStringConvertible {
    let columns: [String]

    var sentence: String { columns[0] }
    var testDescription: String { sentence }

    /// The lines of a text, with columns between bars.
    static func table(_ text: String) -> [TableLine] {
        text.split(separator: "\n").map { line in
            TableLine(
                columns: line.split(separator: "|").map {
                    $0.trimmingCharacters(in: .whitespaces)
                })
        }
    }
}

/// The facts of readings as the tables write them.
enum Facts {
    static func slots(of reading: Reading) -> [String: String] {
        let slots = reading.slots
        let numbers = [
            "people": slots.people, "points": slots.points, "ref": slots.ref,
            "choice": slots.choice, "duration": slots.duration,
        ]
        var facts = numbers.compactMapValues { $0.map(String.init) }
        facts["code"] = slots.code
        facts["recurrence"] = slots.recurrence
        facts["support"] = slots.support?.rawValue
        facts["field"] = slots.field?.name
        facts["activity"] = slots.activity
        facts["place"] = slots.place?.name
        facts["area"] = slots.area?.name
        facts["person"] = slots.person
        facts["group"] = slots.group?.name
        facts["language"] = slots.language
        if slots.everyone { facts["everyone"] = "true" }
        return facts
    }

    /// `start end grain`, to the minute, with what else there is behind.
    static func text(of time: TimeExpression) -> String {
        func minute(_ instant: Instant?) -> String {
            instant.map { String($0.iso8601(in: Sample.zone).prefix(16)) } ?? "-"
        }
        var text = "\(minute(time.start)) \(minute(time.end)) \(time.grain.rawValue)"
        if let recurrence = time.recurrence { text += " \(recurrence)" }
        if let duration = time.duration { text += " \(duration)" }
        return time.isDoubtful ? text + " doubtful" : text
    }

    /// Which of `wanted` (`slot=value; start=…`) the reading lacks.
    static func missing(_ wanted: String, in reading: Reading) -> [String] {
        let slots = slots(of: reading)
        return wanted.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { fact in
                let pair = fact.split(separator: "=", maxSplits: 1).map(String.init)
                guard pair.count == 2 else { return true }
                if pair[0] == "when" {
                    return !reading.times.contains { text(of: $0).hasPrefix(pair[1]) }
                }
                return slots[pair[0]] != pair[1]
            }
    }
}
