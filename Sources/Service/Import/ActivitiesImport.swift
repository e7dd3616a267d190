import Conversation
import Foundation
import Language
import Town

/// Activities from a table, open at once; days may be relative, so that a sample town lives today.
package struct ActivitiesImport {
    private static let columns: Set<String> = [
        "title", "title_en", "day", "start", "end", "place", "field", "support", "least", "most",
        "points", "organiser", "group", "bring", "bring_en",
    ]

    private struct Entry {
        let organiser: AddressID
        let title: [String: String]
        let bring: [String: String]
        let plan: Plan
    }

    private let entries: [Entry]

    package init(path: String, for desk: Desk) throws(Configuration.Failure) {
        let file = try CSVFile(
            path: path, columns: Self.columns,
            required: ["title", "day", "start", "end", "organiser"])
        let list = ProblemList()
        entries = file.rows.compactMap { row in
            RowReader(row: row, desk: desk) { what in
                list.problems.append(
                    ConfigurationProblem(file: path, line: row.line, what: what))
            }.entry()
        }
        guard list.problems.isEmpty else { throw Configuration.Failure(problems: list.problems) }
    }

    /// Enters the activities; how many.
    package func run(on desk: Desk) -> Int {
        for entry in entries {
            desk.open(
                entry.plan, title: entry.title, bring: entry.bring, organiser: entry.organiser)
        }
        return entries.count
    }

    private struct RowReader {
        let row: CSVFile.Row
        let desk: Desk
        let problem: (String) -> Void

        func entry() -> Entry? {
            guard row["title"] != nil, let interval = interval() else { return nil }
            guard let sender = row["organiser"].flatMap(Sender.init(parsing:)),
                let organiser = desk.addresses.address(of: sender)
            else {
                problem("the organiser (channel/sender) is not known; import the people first")
                return nil
            }
            let city = desk.scene.town.city
            let place = row["place"].map(PlaceKey.init)
            if let place, city.places[place] == nil { problem("unknown place “\(place.name)”") }
            let field = row["field"].map(FieldKey.init)
            if let field, city.fields[field] == nil { problem("unknown field “\(field.name)”") }
            let support = row["support"].map(Support.init(rawValue:)) ?? .labour
            guard let support else {
                problem("unknown kind of support; it is one of A to F")
                return nil
            }
            let most = number("most", 1...Limits.places) ?? 1
            let main = desk.languages[0]
            let titles = texts("title", main)
            return Entry(
                organiser: organiser, title: titles, bring: texts("bring", main),
                plan: Plan(
                    title: [:], topics: desk.subjects.topics(of: titles.values), interval: interval,
                    place: place, area: place.flatMap { city.places[$0]?.area }, field: field,
                    support: support, least: number("least", 1...most) ?? 1, most: most,
                    points: number("points", 0...10_000) ?? 0,
                    group: row["group"].map(GroupKey.init)))
        }

        private func texts(_ column: String, _ main: String) -> [String: String] {
            var found: [String: String] = [:]
            found[main] = row[column]
            found["en"] = row["\(column)_en"] ?? found["en"]
            return found
        }

        private func number(_ column: String, _ range: ClosedRange<Int>) -> Int? {
            guard let text = row[column] else { return nil }
            guard let number = Int(text), range.contains(number) else {
                problem(
                    "\(column) must be a number from \(range.lowerBound) to \(range.upperBound)")
                return nil
            }
            return number
        }

        private func interval() -> Interval? {
            let zone = desk.scene.settings.zone
            let today = zone.date(of: desk.scene.now)
            guard let day = row["day"].flatMap({ CivilDate(day: $0, today: today) }) else {
                problem("the day is a date (2026-10-17), +3, sat, or next sat")
                return nil
            }
            guard let start = time("start"), let end = time("end"), start < end else {
                problem("start and end are times such as 09:00, the end later than the start")
                return nil
            }
            return Interval(
                start: zone.instant(of: day, secondOfDay: start),
                end: zone.instant(of: day, secondOfDay: end))
        }

        private func time(_ column: String) -> Int? {
            let parts = (row[column] ?? "").split(separator: ":").compactMap { Int($0) }
            guard parts.count == 2, (0...29).contains(parts[0]), (0...59).contains(parts[1]) else {
                return nil
            }
            return parts[0] * Seconds.hour + parts[1] * Seconds.minute
        }
    }
}

extension CivilDate {
    private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// A date, `+3` for days from today, `sat` for the next to come after today, `next sat` for the
    /// one a week later.
    init?(day text: String, today: CivilDate) {
        if text.hasPrefix("+"), let days = Int(text.dropFirst()) {
            self = today + days
            return
        }
        let isNext = text.hasPrefix("next ")
        let name = isNext ? String(text.dropFirst("next ".count)) : text
        if let weekday = Self.weekdays.firstIndex(of: name) {
            let ahead = (weekday + 1 - today.weekday + 7) % 7
            self = today + (ahead == 0 ? 7 : ahead) + (isNext ? 7 : 0)
            return
        }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        self.init(year: parts[0], month: parts[1], day: parts[2])
    }
}
