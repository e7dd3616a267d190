import Yams

/// Something wrong in a configuration file, and where.
package struct ConfigurationProblem: Error, Hashable, Comparable, CustomStringConvertible, Sendable
{
    package let file: String
    package let line: Int
    package let what: String

    package init(file: String, line: Int, what: String) {
        self.file = file
        self.line = line
        self.what = what
    }

    package var description: String { "\(file):\(line): \(what)" }

    package static func < (a: Self, b: Self) -> Bool { (a.file, a.line) < (b.file, b.line) }
}

/// Gathers all problems, so that an operator need not find them one by one.
final class ProblemList {
    var problems: [ConfigurationProblem] = []
}

/// A part of a YAML file that notes what is wrong with it, and where, as it is read.
struct ConfigurationNode {
    private let node: Node
    let file: String
    private let list: ProblemList

    init(_ node: Node, file: String, list: ProblemList) {
        self.node = node
        self.file = file
        self.list = list
    }

    func report(_ what: String) {
        list.problems.append(
            ConfigurationProblem(file: file, line: node.mark?.line ?? 1, what: what))
    }

    /// The members of a mapping; a key that is not `known` is a problem.
    func members(known: Set<String>) -> [String: ConfigurationNode] {
        guard let mapping = node.mapping else {
            report("here a mapping (key: value) is expected")
            return [:]
        }
        var found: [String: ConfigurationNode] = [:]
        for (key, value) in mapping {
            let name = key.string ?? "?"
            if known.contains(name) {
                found[name] = ConfigurationNode(value, file: file, list: list)
            } else {
                ConfigurationNode(key, file: file, list: list)
                    .report("unknown key “\(name)”\(hint(among: known))")
            }
        }
        return found
    }

    /// The keys there are, where they fit into a line.
    private func hint(among known: Set<String>) -> String {
        known.count > 15 ? "" : "; known here: \(known.sorted().joined(separator: ", "))"
    }

    /// A mapping whose keys are names of the author's own, in the order of the file.
    var entries: [(name: String, value: ConfigurationNode)] {
        guard let mapping = node.mapping else {
            report("here a mapping (key: value) is expected")
            return []
        }
        return mapping.map {
            ($0.key.string ?? "?", ConfigurationNode($0.value, file: file, list: list))
        }
    }

    var items: [ConfigurationNode] {
        guard let sequence = node.sequence else {
            report("here a list is expected")
            return []
        }
        return sequence.map { ConfigurationNode($0, file: file, list: list) }
    }

    var string: String? {
        guard let text = node.scalar?.string else {
            report("here a text is expected")
            return nil
        }
        return text
    }

    var strings: [String] { items.compactMap(\.string) }

    func int(in range: ClosedRange<Int>) -> Int? {
        guard let number = node.int, range.contains(number) else {
            report(
                "here a whole number from \(range.lowerBound) to \(range.upperBound) is expected")
            return nil
        }
        return number
    }
}
