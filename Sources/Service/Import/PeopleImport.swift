import Conversation
import Language
import Town

/// People from a table: who they are called, where they can be reached, what they may do.
///
/// Somebody whose address is known already is left as they are, so that a file can be read twice.
package struct PeopleImport {
    private static let columns: Set<String> = [
        "channel", "sender", "name", "role", "group", "area", "language", "interests",
    ]

    private let rows: [Entry]

    private struct Entry {
        let sender: Sender
        let name: String?
        let role: Role?
        let area: AreaKey?
        let language: String
        let interests: [FieldKey]
    }

    /// Reads and checks the whole file before anything is entered.
    package init(path: String, for desk: Desk) throws(Configuration.Failure) {
        let file = try CSVFile(
            path: path, columns: Self.columns, required: ["channel", "sender"])
        let list = ProblemList()
        rows = file.rows.compactMap { row in
            Self.entry(row, desk) { what in
                list.problems.append(
                    ConfigurationProblem(file: path, line: row.line, what: what))
            }
        }
        guard list.problems.isEmpty else { throw Configuration.Failure(problems: list.problems) }
    }

    private static func entry(
        _ row: CSVFile.Row, _ desk: Desk, problem: (String) -> Void
    ) -> Entry? {
        let city = desk.scene.town.city
        guard let sender = Sender(channel: row["channel"] ?? "", id: row["sender"] ?? "") else {
            problem("channel and sender must be names that a topic can have")
            return nil
        }
        let group = row["group"].map(GroupKey.init)
        if let group, city.groups[group] == nil { problem("unknown group “\(group.name)”") }
        let area = row["area"].map(AreaKey.init)
        if let area, city.areas[area] == nil { problem("unknown area “\(area.name)”") }
        let language = row["language"] ?? desk.languages[0]
        if desk.wordings[language] == nil { problem("unknown language “\(language)”") }
        let interests = (row["interests"] ?? "").split(separator: ";").map {
            FieldKey(String($0))
        }
        for field in interests where city.fields[field] == nil {
            problem("unknown field “\(field.name)”")
        }
        var role: Role?
        switch row["role"] ?? "resident" {
        case "resident": break
        case "staff": role = .staff
        case "organiser", "shop":
            guard let group else {
                problem("an organiser or a shop needs its group")
                return nil
            }
            role = row["role"] == "shop" ? .shop(group) : .organiser(group)
        case let other: problem("unknown role “\(other)”: resident, organiser, shop or staff")
        }
        return Entry(
            sender: sender, name: row["name"], role: role, area: area, language: language,
            interests: interests)
    }

    /// Enters the people; how many were new.
    package func run(on desk: Desk) -> Int {
        let new = rows.filter { desk.addresses.address(of: $0.sender) == nil }
        for entry in new {
            desk.enter(
                entry.sender, called: entry.name, language: entry.language, area: entry.area,
                interests: entry.interests, role: entry.role)
            desk.collect(reply: nil)
        }
        return new.count
    }
}
