import Language
import Service
import Testing
import Town

@Suite struct `A reader` {
    @Test(arguments: ["", " ", "　", "…", "👍", "\u{0}", "🎉🎉🎉", "((((", "\n\n", "'", "-"])
    func `finds nothing where nothing is said`(sentence: String) {
        let reading = Sample.read(sentence, language: "ja")
        #expect(reading.intent == .unknown)
        #expect(reading.times.isEmpty)
    }

    @Test func `counts spans in scalars of what was typed`() {
        let reading = Sample.read("🎉\u{FE0F}　１０月１７日（土）がいい", language: "ja")
        #expect(reading.times.map(\.span) == [3..<12])
        #expect(reading.times.map(\.text) == ["１０月１７日（土）"])
    }

    @Test(arguments: ["ﾐﾝﾅで畑をやってみたい", "みんなで　畑を　やってみたい！！", "みんなで畑をやってみたい🌱"])
    func `looks past how it is typed`(sentence: String) {
        #expect(Sample.read(sentence, language: "ja").intent == .makeWish)
    }

    @Test func `reads names of places before times inside them`() {
        let reading = Sample.read("土曜、五月山公園の掃除を手伝います", language: "ja")
        #expect(reading.slots.place == PlaceKey("satsuki-park"))
        #expect(reading.times.map(\.text) == ["土曜"])
    }

    @Test func `takes the longest name`() {
        let reading = Sample.read("諏訪の集会所で日曜に空いてます", language: "ja")
        #expect(reading.slots.place == PlaceKey("suwa-hall"))
        #expect(reading.slots.area == nil)
    }

    @Test func `gives the same reading again and again`() {
        let sentence = "来週の土曜の9時から12時、公民館でテントを張るのを4人手伝ってほしい"
        let first = Sample.read(sentence, language: "ja")
        #expect((0..<20).allSatisfy { _ in Sample.read(sentence, language: "ja") == first })
    }

    @Test(arguments: 0..<200) func `survives whatever is typed`(seed: UInt64) {
        var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let pieces = [
            "土曜", "10", "/", "-", ":", "時", "から", "まで", "the ", "next ", "of ", "(", ")", "、", "毎週",
            "pm", "to ", "半", "月", "日", "間", "後", "second ", "half ", "第", "番", "人", "ポイント", "🎉",
            "between ", "and ", "every ", "a ", "in ", "at ", "令和", ".", "99999999999", "\u{3099}",
        ]
        var sentence = ""
        for _ in 0..<24 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            sentence += pieces[Int(state >> 33) % pieces.count]
        }
        let scalars = sentence.unicodeScalars.count
        let reading = Sample.read(sentence, language: nil)
        #expect(
            reading.times.allSatisfy { $0.span.upperBound <= scalars && !$0.span.isEmpty })
    }

    @Test(arguments: ["あ", "手伝", "土曜の", "8 ", "to 8 ", "🎉", "help with the festival and "])
    func `reads two thousand characters`(piece: String) {
        let count = 2_000 / piece.count
        let reading = Sample.read(String(repeating: piece, count: count), language: "ja")
        #expect(reading.times.count <= 12)
    }

    @Test func `always ends with what is not understood`() {
        let readings = Sample.reader.read(
            "8番に参加します", at: Sample.now, zone: Sample.zone, language: "ja")
        #expect(readings.first?.intent == .join)
        #expect(readings.last?.intent == .unknown)
    }

    @Test(arguments: [
        "手伝えません", "手伝わないでください", "I can't help with the festival", "not free on Saturday",
        "土曜は空いてません",
    ]) func `never takes a no for an offer`(sentence: String) {
        let reading = Sample.read(sentence, language: nil)
        #expect(reading.intent != .offerHelp || reading.outcome != .act)
    }

    @Test(arguments: [
        "消防訓練に参加します", "there's a fire drill on Sunday", "倒れた木を片付けたい", "火事の防止を学びたい",
        "燃えるゴミの日はいつ", "I can teach first aid", "the bench collapsed",
    ]) func `raises no false alarm`(sentence: String) {
        #expect(Sample.read(sentence, language: nil).intent != .emergency)
    }

    @Test(arguments: [
        "おばあちゃんが倒れてます", "隣の人の意識がないです", "家から煙が出ている", "子どもが虐待されているみたい", "もう しにたい",
        "ｷｭｳｷｭｳｼｬ呼んで", "火事だ！！", "消防訓練で人が倒れました", "mum isn't breathing", "He's unconscious!!",
        "my neighbour is beating his kid", "i dont want to live anymore",
        "smoke and the kitchen is on fire",
        "土曜の手伝い中に友達が倒れて動きません",
    ]) func `never misses an emergency`(sentence: String) {
        let reading = Sample.read(sentence, language: "ja")
        #expect(reading.intent == .emergency)
        #expect(reading.outcome == .act)
    }

    @Test(arguments: ["8番はやめません", "キャンセルしないで", "I won't drop out", "don't cancel 8"])
    func `never takes the opposite for a withdrawal`(sentence: String) {
        let reading = Sample.read(sentence, language: nil)
        #expect(reading.outcome != .act)
    }
}

@Suite struct `A folder of a language` {
    @Test func `is read for each language of the project`() throws {
        let packs = try LanguageFolder.packs(in: Sample.folder)
        #expect(packs.map(\.language) == ["en", "ja"])
    }

    @Test func `that is missing is a fault that names the file`() {
        #expect(throws: LanguageFault.self) { try LanguagePack(folder: "/nowhere") }
    }
}
