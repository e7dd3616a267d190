import Bookkeeping
package import Conversation
import Foundation
package import Language
import Matching
import Town
import Yams

/// All that the files of a configuration directory say.
///
/// A file that the directory does not have is taken from the one above it, so that a second town
/// need only say what is different.
package struct Configuration: Sendable {
    package let city: CityFile
    package let settings: Settings
    package let wordings: [String: Wording]
    package let packs: [LanguagePack]
    package let subjects: Subjects

    /// Why a configuration cannot be used: everything that is wrong with it.
    package struct Failure: Error, CustomStringConvertible {
        package let problems: [ConfigurationProblem]

        package var description: String {
            problems.map(\.description).joined(separator: "\n")
        }
    }

    package init(directory: String) throws(Failure) {
        let list = ProblemList()
        let folder = ConfigurationFolder(path: directory, list: list)
        let city = CityFile(folder.yaml("city.yaml"))
        let matching = MatchingPolicy(folder.yaml("matching.yaml"))
        let points = PointsHistory(folder.yaml("points.yaml"))
        var wordings: [String: Wording] = [:]
        var packs: [LanguagePack] = []
        var subjects: [[String: [String]]] = []
        for language in city.languages {
            if let wording = folder.wording(of: language) { wordings[language] = wording }
            if let pack = folder.pack(of: language) { packs.append(pack) }
            subjects.append(folder.subjects(of: language))
        }
        guard list.problems.isEmpty, let points, let zone = Zone(named: city.timezone) else {
            throw Failure(problems: list.problems.sorted())
        }
        self.city = city
        self.wordings = wordings
        self.packs = packs
        self.subjects = Subjects(subjects)
        settings = Settings(zone: zone, matching: matching, points: points)
    }
}

/// Finds and reads the files of a configuration.
struct ConfigurationFolder {
    let path: String
    let list: ProblemList

    func url(of name: String) -> URL? {
        let own = URL(fileURLWithPath: path).appendingPathComponent(name)
        let above = URL(fileURLWithPath: path).appendingPathComponent("..").standardized
            .appendingPathComponent(name)
        return [own, above].first { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// The file's content; an empty mapping where it is missing or no YAML, which is noted.
    func yaml(_ name: String) -> ConfigurationNode {
        guard let (shown, text) = content(of: name) else {
            return ConfigurationNode(Node.mapping(Node.Mapping([])), file: name, list: list)
        }
        do {
            let node = try Yams.compose(yaml: text) ?? Node.mapping(Node.Mapping([]))
            return ConfigurationNode(node, file: shown, list: list)
        } catch {
            note(error, in: shown)
            return ConfigurationNode(Node.mapping(Node.Mapping([])), file: shown, list: list)
        }
    }

    func wording(of language: String) -> Wording? {
        let name = "language/\(language)/wording.yaml"
        guard let (shown, text) = content(of: name) else { return nil }
        let known = list.problems.count
        WordingCheck(yaml(name)).run()
        guard list.problems.count == known else { return nil }
        do {
            return try Wording(try YAMLDecoder().decode(WordingFile.self, from: text))
        } catch {
            note(error, in: shown)
            return nil
        }
    }

    func subjects(of language: String) -> [String: [String]] {
        let members = yaml("language/\(language)/topics.yaml").entries
        return Dictionary(members.map { ($0.name, $0.value.strings) }, uniquingKeysWith: +)
    }

    func pack(of language: String) -> LanguagePack? {
        guard let folder = url(of: "language/\(language)") else { return nil }
        do {
            return try LanguagePack(folder: folder.path)
        } catch {
            note(error, in: folder.path)
            return nil
        }
    }

    private func content(of name: String) -> (shown: String, text: String)? {
        guard let url = url(of: name), let text = try? String(contentsOf: url, encoding: .utf8)
        else {
            list.problems.append(
                ConfigurationProblem(
                    file: "\(path)/\(name)", line: 1,
                    what: "cannot be read, neither here nor one directory above"))
            return nil
        }
        return (url.path, text)
    }

    private func note(_ error: any Error, in file: String) {
        var line = 1
        if case YamlError.parser(_, _, let mark, _) = error { line = mark.line }
        if case YamlError.scanner(_, _, let mark, _) = error { line = mark.line }
        list.problems.append(ConfigurationProblem(file: file, line: line, what: "\(error)"))
    }
}

extension ConfigurationProblem {
    /// What is wrong with a flat file of settings.
    package static func unknownKeys(in path: String, known: Set<String>) -> [ConfigurationProblem] {
        let list = ProblemList()
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        do {
            if let node = try Yams.compose(yaml: text) {
                _ = ConfigurationNode(node, file: path, list: list).members(known: known)
            }
        } catch {
            list.problems.append(
                ConfigurationProblem(file: path, line: 1, what: "this is no YAML: \(error)"))
        }
        return list.problems
    }
}
