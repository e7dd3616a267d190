/// A phrase with gaps, in the subset of ICU MessageFormat that Yui's wording needs:
/// `{name}`, `{n, plural, =0 {…} one {…} other {# …}}`, `{x, select, a {…} other {…}}`.
package struct MessageTemplate: Equatable, Sendable {
    indirect enum Segment: Equatable, Sendable {
        case text(String)
        case gap(String)
        /// `#`, the number that the surrounding plural counts.
        case number
        case plural(String, branches: [String: [Segment]])
        case select(String, branches: [String: [Segment]])
    }

    let segments: [Segment]

    package init(parsing source: String) throws(WordingFailure) {
        var parser = TemplateParser(source)
        segments = try parser.segments(inPlural: false, nested: false)
    }

    /// The names of all gaps.
    package var gaps: Set<String> { Self.gaps(in: segments) }

    private static func gaps(in segments: [Segment]) -> Set<String> {
        var found: Set<String> = []
        for segment in segments {
            switch segment {
            case .text, .number: break
            case .gap(let name): found.insert(name)
            case .plural(let name, let branches), .select(let name, let branches):
                found.insert(name)
                for branch in branches.values { found.formUnion(gaps(in: branch)) }
            }
        }
        return found
    }
}

/// Wording that cannot be used, and why.
package enum WordingFailure: Error, Equatable, CustomStringConvertible {
    case unclosedBrace(in: String)
    case noOtherBranch(in: String)
    case unknownForm(String, in: String)

    package var description: String {
        switch self {
        case .unclosedBrace(let source): "a { without its } in “\(source)”"
        case .noOtherBranch(let source): "a plural or select without “other” in “\(source)”"
        case .unknownForm(let form, let source):
            "“\(form)” is neither plural nor select in “\(source)”"
        }
    }
}

private struct TemplateParser {
    private let source: String
    private let characters: [Character]
    private var position = 0

    init(_ source: String) {
        self.source = source
        characters = Array(source)
    }

    mutating func segments(
        inPlural: Bool, nested: Bool
    ) throws(WordingFailure) -> [MessageTemplate.Segment] {
        var found: [MessageTemplate.Segment] = []
        var text = ""
        func flushed() -> [MessageTemplate.Segment] { text.isEmpty ? [] : [.text(text)] }
        while position < characters.count {
            let character = characters[position]
            if character == "}", nested { break }
            position += 1
            if character == "{" {
                found += flushed()
                text = ""
                found.append(try gap())
            } else if character == "#", inPlural {
                found += flushed()
                text = ""
                found.append(.number)
            } else {
                text.append(character)
            }
        }
        return found + flushed()
    }

    private mutating func gap() throws(WordingFailure) -> MessageTemplate.Segment {
        let name = word()
        if take("}") { return .gap(name) }
        guard take(",") else { throw .unclosedBrace(in: source) }
        let form = word()
        guard take(",") else { throw .unclosedBrace(in: source) }
        guard form == "plural" || form == "select" else { throw .unknownForm(form, in: source) }
        var branches: [String: [MessageTemplate.Segment]] = [:]
        while !take("}") {
            let key = word()
            guard !key.isEmpty, take("{") else { throw .unclosedBrace(in: source) }
            branches[key] = try segments(inPlural: form == "plural", nested: true)
            guard take("}") else { throw .unclosedBrace(in: source) }
        }
        guard branches["other"] != nil else { throw .noOtherBranch(in: source) }
        return form == "plural"
            ? .plural(name, branches: branches) : .select(name, branches: branches)
    }

    private mutating func word() -> String {
        skipSpaces()
        var word = ""
        while position < characters.count, !" ,{}".contains(characters[position]) {
            word.append(characters[position])
            position += 1
        }
        return word
    }

    private mutating func take(_ character: Character) -> Bool {
        skipSpaces()
        guard position < characters.count, characters[position] == character else { return false }
        position += 1
        return true
    }

    private mutating func skipSpaces() {
        while position < characters.count, characters[position] == " " { position += 1 }
    }
}
