/// A source file as the rules see it: whole, without comments, and as bare code.
///
/// All three have the same lines, so that a finding can name one.
struct SourceText {
    let path: String
    let whole: [Substring]
    /// Comments blanked, strings kept.
    let uncommented: [Substring]
    /// Comments and the text of strings blanked; what is interpolated into a string is code.
    let code: [Substring]

    init(path: String, _ text: String) {
        self.path = path
        var eraser = Eraser(text)
        eraser.run()
        whole = Self.lines(of: text)
        uncommented = Self.lines(of: eraser.uncommented)
        code = Self.lines(of: eraser.code)
    }

    /// The folder below `Sources/`, which is the module's name.
    var room: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : ""
    }

    private static func lines(of text: String) -> [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}

/// Blanks comments and strings of Swift source, keeping every line break.
private struct Eraser {
    private(set) var uncommented = ""
    private(set) var code = ""
    private var rest: Substring
    /// What we are inside of, innermost last.
    private var inside: [Scope] = []

    private enum Scope {
        case comment
        /// With so many `#` and one or three quotes.
        case string(hashes: Int, quotes: Int)
        /// Of a string, with so many open parentheses.
        case interpolation(open: Int)
    }

    init(_ text: String) { rest = text[...] }

    mutating func run() {
        while !rest.isEmpty {
            switch inside.last {
            case .comment: comment()
            case .string(let hashes, let quotes): string(hashes: hashes, quotes: quotes)
            case .interpolation(let open): interpolation(open: open)
            case nil: plain()
            }
        }
    }

    private mutating func plain() {
        if rest.hasPrefix("//") {
            let end = rest.firstIndex(of: "\n") ?? rest.endIndex
            blank(rest.distance(from: rest.startIndex, to: end), inBoth: true)
        } else if rest.hasPrefix("/*") {
            inside.append(.comment)
            blank(2, inBoth: true)
        } else if let (hashes, quotes) = openingQuote() {
            inside.append(.string(hashes: hashes, quotes: quotes))
            keep(hashes + quotes)
        } else {
            keep(1)
        }
    }

    private mutating func comment() {
        if rest.hasPrefix("/*") {
            inside.append(.comment)
            blank(2, inBoth: true)
        } else if rest.hasPrefix("*/") {
            inside.removeLast()
            blank(2, inBoth: true)
        } else {
            blank(1, inBoth: true)
        }
    }

    private mutating func string(hashes: Int, quotes: Int) {
        let marks = String(repeating: "#", count: hashes)
        if rest.hasPrefix(String(repeating: "\"", count: quotes) + marks) {
            inside.removeLast()
            keep(quotes + hashes)
        } else if rest.hasPrefix("\\" + marks + "(") {
            inside.append(.interpolation(open: 1))
            keep(2 + hashes)
        } else if rest.hasPrefix("\\" + marks) {
            blank(min(2 + hashes, rest.count), inBoth: false)
        } else if quotes == 1, rest.first == "\n" {
            inside.removeLast()
            keep(1)
        } else {
            blank(1, inBoth: false)
        }
    }

    private mutating func interpolation(open: Int) {
        let next = rest.first
        if next == "(" || next == ")" {
            inside.removeLast()
            let left = open + (next == "(" ? 1 : -1)
            if left > 0 { inside.append(.interpolation(open: left)) }
            keep(1)
        } else {
            plain()
        }
    }

    /// How many `#` and quotes a string that opens here has.
    private func openingQuote() -> (hashes: Int, quotes: Int)? {
        let marks = rest.prefix { $0 == "#" }
        let after = rest.dropFirst(marks.count)
        if after.hasPrefix("\"\"\"") { return (marks.count, 3) }
        return after.hasPrefix("\"") ? (marks.count, 1) : nil
    }

    private mutating func keep(_ count: Int) {
        let taken = rest.prefix(count)
        uncommented += taken
        code += taken
        rest.removeFirst(count)
    }

    private mutating func blank(_ count: Int, inBoth: Bool) {
        let taken = rest.prefix(count)
        let blanked = String(taken.map { $0 == "\n" ? "\n" : " " })
        uncommented += inBoth ? blanked : String(taken)
        code += blanked
        rest.removeFirst(count)
    }
}
