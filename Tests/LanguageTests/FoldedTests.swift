import Testing

@testable import Language

@Suite struct `A folding` {
    @Test(arguments: [
        ("ＡＢＣ１２３", "abc123"), ("ｶﾞｷﾞﾊﾟ", "がぎぱ"), ("ガ", "が"), ("か\u{3099}", "が"), ("⑫", "12"),
        ("Café", "cafe"), ("9ー11", "9-11"), ("9〜11", "9~11"), ("a  b", "a b"),
        ("check-in", "check in"),
        ("3-5", "3-5"), ("o’clock", "o'clock"), ("テント", "てんと"), ("コーヒー", "こーひー"),
    ]) func `makes one of what reads the same`(typed: String, folded: String) {
        #expect(Folded.units(of: typed) == Array(folded.utf16))
    }

    @Test func `keeps the places of what was typed`() {
        let folded = Folded("ｶﾞ1")
        #expect(folded.origin == [0, 2, 3])
        #expect(folded.text(0..<1) == "ｶﾞ")
    }

    @Test func `reads no further than its limit`() {
        #expect(Folded(String(repeating: "あ", count: 10_000)).count == Folded.limit)
    }
}

@Suite struct `Kanji numerals` {
    @Test(arguments: [
        ("三", 3), ("十", 10), ("二十三", 23), ("百", 100), ("千二百", 1200), ("二〇二六", 2026),
        ("一万五千", 15_000),
        ("〇", 0),
    ]) func `count`(text: String, value: Int) {
        #expect(Numerals.kanji(Array(text.utf16)[...]) == value)
    }
}

@Suite struct `A scanner` {
    private let scanner = Scanner(
        trie: Trie(
            ["は", "はい", "いけない", "土曜"].map {
                (Folded.units(of: $0), Sense(symbol: 200, value: 0))
            }))

    private func words(_ text: String) -> [String] {
        let tokens = scanner.tokens(of: Folded(text))
        return tokens.list.map { tokens.folded.text($0.start..<$0.end) }
    }

    @Test func `prefers the cut that leaves nothing over`() {
        #expect(words("土曜はいけない") == ["土曜", "は", "いけない"])
    }

    @Test func `keeps unknown writing of one kind together`() {
        #expect(words("公園はごみ") == ["公園", "は", "ごみ"])
    }

    @Test func `keeps digits together`() { #expect(words("1234は") == ["1234", "は"]) }
}
