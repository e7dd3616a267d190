import Conversation
import Town

/// Places from a table: key, names by language, aliases, area, kiosk.
package struct PlacesImport {
    private let places: [Place]

    package init(path: String, for desk: Desk) throws(Configuration.Failure) {
        let nameColumns = desk.languages.map { "name_\($0)" }
        let columns = Set(["key", "aliases", "area", "kiosk"] + nameColumns)
        let file = try CSVFile(path: path, columns: columns, required: ["key", nameColumns[0]])
        let list = ProblemList()
        let areas = desk.scene.town.city.areas
        places = file.rows.compactMap { row in
            let area = row["area"].map(AreaKey.init)
            if let area, areas[area] == nil {
                list.problems.append(
                    ConfigurationProblem(
                        file: path, line: row.line, what: "unknown area “\(area.name)”"))
            }
            guard let key = row["key"] else {
                list.problems.append(
                    ConfigurationProblem(file: path, line: row.line, what: "the key is missing"))
                return nil
            }
            let names = desk.languages.compactMap { language in
                row["name_\(language)"].map { (language, $0) }
            }
            return Place(
                key: PlaceKey(key), names: NamesByLanguage(names, uniquingKeysWith: { $1 }),
                aliases: (row["aliases"] ?? "").split(separator: ";").map(String.init),
                area: area, kiosk: row["kiosk"])
        }
        guard list.problems.isEmpty else { throw Configuration.Failure(problems: list.problems) }
    }

    /// Enters the places; how many were new or changed.
    package func run(on desk: Desk) -> Int { desk.define(places) }
}
