import Conversation
import Language

/// Holds a language's wording against what the conversation says: no phrase missing, none left
/// over, none that cannot be parsed.
struct WordingCheck {
    private let root: ConfigurationNode

    init(_ root: ConfigurationNode) { self.root = root }

    func run() {
        let members = root.members(known: ["language", "name", "format", "phrases"])
        guard let phrases = members["phrases"] else {
            root.report("the phrases are missing")
            return
        }
        let known = Set(Phrase.allCases.map(\.rawValue))
        let found = phrases.members(known: known)
        for key in known.subtracting(found.keys).sorted() {
            phrases.report("the phrase “\(key)” is missing")
        }
        for (_, node) in found.sorted(by: { $0.key < $1.key }) {
            guard let source = node.string else { continue }
            do {
                _ = try MessageTemplate(parsing: source)
            } catch {
                node.report(error.description)
            }
        }
    }
}
