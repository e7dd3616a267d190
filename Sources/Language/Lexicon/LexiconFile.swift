/// `lexicon.yaml`: the words of one language, by class.
package struct LexiconFile: Decodable, Sendable {
    /// BCP 47.
    package let language: String
    /// The kinds of writing that only this language of the town uses (`kana`, `kanji`).
    package let scripts: [String]?
    package let dates: DateOrder?
    /// Classes that code knows: class → value → words.
    package let time: [String: Words]
    /// The classes that phrases name: class → words.
    package let words: [String: [String]]
    /// Careless spellings: what is written → how it is also written.
    package let slips: [String: String]?
    /// What a verb's ending becomes before other endings: paradigm → form → ending.
    package let paradigms: [String: [String: String]]?
    /// Mood → `form+ending`.
    package let moods: [String: [String]]?
    /// Class → dictionary form → paradigm.
    package let verbs: [String: [String: String]]?
    package let activities: [ActivityWords]?
    /// A–F → words.
    package let support: [String: [String]]?
    /// BCP 47 → what the language is called.
    package let languages: [String: [String]]?

    /// Words with what they stand for; a class without values is a plain list.
    package enum Words: Decodable, Sendable {
        case plain([String])
        case valued([String: [String]])

        package init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let list = try? container.decode([String].self) {
                self = .plain(list)
            } else {
                self = .valued(try container.decode([String: [String]].self))
            }
        }

        /// Value and words, the value of a plain list being 0.
        var entries: [(value: String, words: [String])] {
            switch self {
            case .plain(let words): [("0", words)]
            case .valued(let values): values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            }
        }
    }

    /// Words for one kind of thing to do.
    package struct ActivityWords: Decodable, Sendable {
        package let words: [String]
        package let field: String?
        /// A–F.
        package let support: String?
    }
}

/// How dates are written with digits, where the numbers allow more than one way.
package enum DateOrder: String, Decodable, Sendable {
    case yearFirst = "year"
    case monthFirst = "month"
    case dayFirst = "day"
}

/// `phrases.yaml`: intent → templates.
package typealias PhrasesFile = [String: [String]]

/// What is wrong with a language's files, for who edits them.
package struct LanguageFault: Error, CustomStringConvertible, Equatable {
    package let file: String
    package let entry: String
    package let problem: String

    package init(file: String, entry: String, problem: String) {
        self.file = file
        self.entry = entry
        self.problem = problem
    }

    package var description: String { "\(file): \(entry): \(problem)" }
}
