import Testing

@testable import yui

@Suite struct `The line editor` {
    /// What stands in the line after these bytes, with a bar where the cursor is.
    private func line(after typed: String) -> String {
        var keys = KeyReader()
        var editor = LineEditor()
        for key in keys.keys(from: Array(typed.utf8)) { _ = editor.take(key) }
        return String(editor.text[..<editor.cursor]) + "|" + String(editor.text[editor.cursor...])
    }

    @Test(arguments: [
        ("祭りの準備", "祭りの準備|"),
        ("祭りの\u{7F}準備", "祭り準備|"),
        ("祭り\u{1B}[D\u{1B}[Dの", "の|祭り"),
        ("ab\u{1B}[D\u{1B}[C\u{1B}[Cc", "abc|"),
        ("one two\u{1B}[Hx", "x|one two"),
        ("one two\u{1B}OHx\u{1B}OFy", "xone twoy|"),
        ("one two\u{1}\u{1B}[3~", "|ne two"),
        ("one two\u{1}x\u{5}y", "xone twoy|"),
        ("one two\u{15}", "|"),
        ("one two\u{17}", "one |"),
        ("one two  \u{17}\u{17}", "|"),
        ("土曜 祭り\u{17}", "土曜 |"),
        ("one two\u{2}\u{2}\u{B}", "one t|"),
        ("\u{7F}\u{1B}[3~a", "a|"),
        // A mark that comes after its letter belongs to it.
        ("か\u{3099}\u{7F}", "|"),
        ("e\u{301}x\u{1B}[D\u{1B}[D", "|e\u{301}x"),
        // A paste with line breaks waits to be read.
        ("\u{1B}[200~one\r\ntwo\u{1B}[201~", "one  two|"),
        // Keys that mean nothing here.
        ("a\u{1B}[5~\u{1B}[1;5Z\u{9}b", "ab|"),
    ])
    func `does what each key says`(typed: String, expected: String) {
        #expect(line(after: typed) == expected)
    }

    @Test(arguments: [
        ("one\rtwo\r\u{1B}[A", "two|"),
        ("one\rtwo\r\u{1B}[A\u{1B}[A", "one|"),
        ("one\rtwo\r\u{1B}[A\u{1B}[A\u{1B}[A", "one|"),
        ("one\rtwo\rthr\u{1B}[A\u{1B}[B", "thr|"),
        ("one\rone\rtwo\r\u{1B}[A\u{1B}[A\u{1B}[A", "one|"),
        ("one\r\r\u{1B}[A", "one|"),
    ])
    func `brings back what was written before`(typed: String, expected: String) {
        #expect(line(after: typed) == expected)
    }

    @Test func `gives the line when it is entered`() {
        var keys = KeyReader()
        var editor = LineEditor()
        let outcomes = keys.keys(from: Array("はい\r".utf8)).map { editor.take($0) }
        #expect(outcomes == [.edited, .entered("はい")])
    }

    @Test(arguments: [("\u{3}", true), ("a\u{3}", true), ("\u{4}", true), ("a\u{4}", false)])
    func `is left with control-C, or with control-D on an empty line`(typed: String, left: Bool) {
        var keys = KeyReader()
        var editor = LineEditor()
        let outcomes = keys.keys(from: Array(typed.utf8)).map { editor.take($0) }
        #expect(outcomes.contains(.left) == left)
    }

    @Test func `does not take more than a sentence may have`() {
        #expect(line(after: String(repeating: "あ", count: 1999) + "\u{1}bc").count == 2000)
    }
}

@Suite struct `The key reader` {
    @Test(arguments: ["祭り\u{1B}[3~x\r", "👨‍👩‍👧é", "\u{1B}[200~a\rb\u{1B}[201~\u{1B}OA"])
    func `reads the same however the bytes are cut`(typed: String) {
        let bytes = Array(typed.utf8)
        var whole = KeyReader()
        let expected = Self.joined(whole.keys(from: bytes))
        for size in 1...bytes.count {
            var reader = KeyReader()
            var keys: [Key] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                keys += reader.keys(from: Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(Self.joined(keys) == expected)
        }
    }

    @Test func `goes on after bytes that are no text`() {
        var reader = KeyReader()
        let keys = reader.keys(from: [0xFF, 0xC3]) + reader.keys(from: Array("ok\r".utf8))
        #expect(Self.joined(keys) == [.text("\u{FFFD}\u{FFFD}ok"), .enter])
    }

    /// Runs of text as one.
    private static func joined(_ keys: [Key]) -> [Key] {
        keys.reduce(into: []) { joined, key in
            if case .text(let more) = key, case .text(let before) = joined.last {
                joined[joined.count - 1] = .text(before + more)
            } else {
                joined.append(key)
            }
        }
    }
}

@Suite struct `The width of a text on a terminal` {
    @Test(arguments: [
        ("abc", 3), ("祭り", 4), ("ｶﾌｪ", 3), ("（１）", 6), ("9:00–12:00", 10), ("か\u{3099}", 2),
        ("é", 1), ("e\u{301}", 1), ("👨‍👩‍👧", 2), ("☺️", 2), ("🇯🇵", 2), ("→", 1), ("한글", 4),
    ])
    func `is counted in columns`(text: String, columns: Int) {
        #expect(text.columns == columns)
    }

    @Test(arguments: [
        ("one two three", 12, "  one two\n  three"),
        ("祭りの準備、手伝います。", 12, "  祭りの準\n  備、手伝い\n  ます。"),
        ("a\n\nb", 20, "  a\n\n  b"),
        ("abcdefghijklmno", 12, "  abcdefghij\n  klmno"),
    ])
    func `breaks long lines`(text: String, columns: Int, expected: String) {
        let wrapped = text.wrapped(columns: columns, indent: 2)
        #expect(wrapped == expected)
    }

    @Test func `lets no line begin with what closes`() {
        let wrapped = "祭りの準、手伝います。（はい）".wrapped(columns: 10, indent: 0)
        #expect(wrapped.split(separator: "\n").allSatisfy { !"、。）」".contains($0.prefix(1)) })
    }
}
