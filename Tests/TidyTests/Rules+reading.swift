extension Rules {
    /// `Town` of `@testable import struct Town.Person`; nil where nothing is imported.
    static func importedModule(of line: Substring) -> String? {
        var words = line.split { $0 == " " || $0 == ";" }
        let before: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
        while let word = words.first, before.contains(word) || word.hasPrefix("@") {
            words.removeFirst()
        }
        guard words.count >= 2, words.removeFirst() == "import" else { return nil }
        let kinds: Set<Substring> = [
            "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
        ]
        if words.count >= 2, kinds.contains(words[0]) { words.removeFirst() }
        return words[0].split(separator: ".").first.map(String.init)
    }

    /// The name of the function, initialiser or subscript that a line begins.
    static func function(declaredIn line: Substring) -> String? {
        let words = line.split(separator: " ")
        for (index, word) in words.enumerated() {
            if word == "func", index + 1 < words.count { return named(words[index + 1]) }
            for keyword in ["init", "subscript", "deinit"] where begins(word, with: keyword) {
                return keyword
            }
            let isModifier = word.allSatisfy { $0.isLetter || "@()".contains($0) }
            if !isModifier { return nil }
        }
        return nil
    }

    private static func named(_ word: Substring) -> String {
        String(word.prefix { $0 != "(" && $0 != "<" })
    }

    /// `init(`, `init?(`, `init<T>(`, but not `initial`.
    private static func begins(_ word: Substring, with keyword: String) -> Bool {
        guard word.hasPrefix(keyword) else { return false }
        guard let next = word.dropFirst(keyword.count).first else { return keyword == "deinit" }
        return "(?<!".contains(next)
    }

    /// The index of the line that closes what the line at `first` opened; nil for a declaration
    /// without a body, or one that ends on its own line.
    static func end(ofBlockAt first: Int, in lines: [Substring]) -> Int? {
        let depth = lines[first].prefix { $0 == " " }.count
        for index in lines.indices[(first + 1)...] {
            let line = lines[index]
            let text = line.drop { $0 == " " }
            let indentation = line.count - text.count
            if text.isEmpty || indentation > depth { continue }
            if indentation < depth { return nil }
            if text.hasPrefix("}") { return index }
            // The end of a parameter list goes on to the body; a switch goes on with its cases.
            let goesOn = [")", "{", "where ", "case ", "default:", "@unknown "]
            if !goesOn.contains(where: text.hasPrefix) { return nil }
        }
        return nil
    }

    /// The line of a `default:` whose switch has nothing but bare enum cases beside it.
    static func needlessDefault(
        in lines: [Substring], between first: Int, and last: Int
    ) -> Int? {
        let margin = lines[last].prefix { $0 == " " }
        let own = (first + 1..<last).filter {
            lines[$0].hasPrefix(margin + "case ") || lines[$0].hasPrefix(margin + "default:")
        }
        guard let fallback = own.first(where: { lines[$0].hasPrefix(margin + "default:") })
        else { return nil }
        let cases = own.filter { $0 != fallback }
        let areBare = cases.allSatisfy { lines[$0].hasPrefix(margin + "case .") }
        return !cases.isEmpty && areBare ? fallback : nil
    }

    /// Whether a free function is called, not a method of that name.
    static func calls(_ function: String, _ line: Substring) -> Bool {
        var from = line.startIndex
        while let found = line[from...].firstRange(of: function + "(") {
            let before = line[..<found.lowerBound].last ?? " "
            let declares = line[..<found.lowerBound].hasSuffix("func ")
            if !before.isLetter && !before.isNumber && !"_.".contains(before) && !declares {
                return true
            }
            from = found.upperBound
        }
        return false
    }

    /// Kana, ideographs, their punctuation, and full-width forms.
    static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3000...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF:
            true
        default: false
        }
    }
}
