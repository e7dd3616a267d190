/// A source file as the rules see it: whole, without comments, and as bare code.
///
/// All three have the same lines, so that a finding can name one.
struct SourceText: Sendable {
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
///
/// It goes by bytes: what it looks for is ASCII, and there is much to read.
private struct Eraser {
    var uncommented: String { String(decoding: withStrings, as: UTF8.self) }
    var code: String { String(decoding: bare, as: UTF8.self) }

    private let text: [UInt8]
    private var at = 0
    private var withStrings: [UInt8]
    private var bare: [UInt8]
    /// What we are inside of, innermost last.
    private var inside: [Scope] = []

    private enum Scope {
        case comment
        /// With so many `#` and one or three quotes.
        case string(hashes: Int, quotes: Int)
        /// Of a string, with so many open parentheses.
        case interpolation(open: Int)
    }

    init(_ text: String) {
        self.text = Array(text.utf8)
        withStrings = self.text
        bare = self.text
    }

    mutating func run() {
        while at < text.count {
            switch inside.last {
            case .comment: comment()
            case .string(let hashes, let quotes): string(hashes: hashes, quotes: quotes)
            case .interpolation(let open): interpolation(open: open)
            case nil: plain()
            }
        }
    }

    private mutating func plain() {
        if isAt("//") {
            let end = text[at...].firstIndex(of: Self.newline) ?? text.count
            blank(end - at, inBoth: true)
        } else if isAt("/*") {
            inside.append(.comment)
            blank(2, inBoth: true)
        } else if let (hashes, quotes) = openingQuote() {
            inside.append(.string(hashes: hashes, quotes: quotes))
            at += hashes + quotes
        } else {
            at += 1
        }
    }

    private mutating func comment() {
        if isAt("/*") {
            inside.append(.comment)
            blank(2, inBoth: true)
        } else if isAt("*/") {
            inside.removeLast()
            blank(2, inBoth: true)
        } else {
            blank(1, inBoth: true)
        }
    }

    private mutating func string(hashes: Int, quotes: Int) {
        if isAt(Self.quote, quotes), isAt(Self.hash, hashes, from: at + quotes) {
            inside.removeLast()
            at += quotes + hashes
        } else if text[at] == Self.backslash, isAt(Self.hash, hashes, from: at + 1) {
            let next = at + 1 + hashes
            if next < text.count, text[next] == Self.opening {
                inside.append(.interpolation(open: 1))
                at = next + 1
            } else {
                blank(min(2 + hashes, text.count - at), inBoth: false)
            }
        } else if quotes == 1, text[at] == Self.newline {
            inside.removeLast()
            at += 1
        } else {
            blank(1, inBoth: false)
        }
    }

    private mutating func interpolation(open: Int) {
        let next = text[at]
        if next == Self.opening || next == Self.closing {
            inside.removeLast()
            let left = open + (next == Self.opening ? 1 : -1)
            if left > 0 { inside.append(.interpolation(open: left)) }
            at += 1
        } else {
            plain()
        }
    }

    /// How many `#` and quotes a string that opens here has.
    private func openingQuote() -> (hashes: Int, quotes: Int)? {
        guard text[at] == Self.quote || text[at] == Self.hash else { return nil }
        let hashes = text[at...].prefix { $0 == Self.hash }.count
        if isAt(Self.quote, 3, from: at + hashes) { return (hashes, 3) }
        return isAt(Self.quote, 1, from: at + hashes) ? (hashes, 1) : nil
    }

    /// Whether the two bytes of `//`, `/*` or `*/` stand here.
    private func isAt(_ marks: StaticString) -> Bool {
        guard text[at] == Self.slash || text[at] == Self.star else { return false }
        return text[at...].starts(with: marks.description.utf8)
    }

    private func isAt(_ byte: UInt8, _ count: Int, from start: Int? = nil) -> Bool {
        let start = start ?? at
        return start + count <= text.count
            && text[start..<start + count].allSatisfy { $0 == byte }
    }

    private mutating func blank(_ count: Int, inBoth: Bool) {
        for index in at..<at + count where text[index] != Self.newline {
            bare[index] = Self.space
            if inBoth { withStrings[index] = Self.space }
        }
        at += count
    }

    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")
    private static let quote = UInt8(ascii: "\"")
    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")
    private static let hash = UInt8(ascii: "#")
    private static let backslash = UInt8(ascii: "\\")
    private static let opening = UInt8(ascii: "(")
    private static let closing = UInt8(ascii: ")")
}
