import Language
import Testing
import Town

/// What an answer means depends on what was asked.
@Suite struct `With a question pending` {
    @Test(arguments: choices) func `a choice is made`(line: TableLine) {
        let reading = Sample.read(line.sentence, language: nil, expecting: .choice(of: 3))
        #expect(reading.intent == .choose)
        #expect(reading.slots.choice.map(String.init) == line.columns[1])
    }

    @Test(arguments: [
        "はい", "お願いします", "手伝います", "参加します", "行けます", "yes please", "ok", "I'll be there",
        "count me in",
    ]) func `a yes is a yes`(sentence: String) {
        let reading = Sample.read(sentence, language: nil, expecting: .yesOrNo)
        #expect(reading.intent == .accept)
        #expect(reading.outcome == .act)
    }

    @Test(arguments: [
        "いいえ", "また今度", "行けません", "今回は遠慮します", "no", "not this time", "I can't make it",
    ]) func `a no is a no`(sentence: String) {
        let reading = Sample.read(sentence, language: nil, expecting: .choice(of: 2))
        #expect(reading.intent == .decline)
        #expect(reading.outcome == .act)
    }

    @Test(arguments: ["4", "4人", "4人で", "４人です", "four", "make it 4", "4 people"])
    func `a number of people continues it`(sentence: String) {
        let reading = Sample.read(sentence, language: nil, expecting: .people)
        #expect(reading.intent == .unknown)
        #expect(reading.outcome == .none)
        #expect(reading.slots.people == 4)
    }

    @Test(arguments: ["土曜の3時", "Saturday at 3", "土曜日の15時から"])
    func `a time continues it`(sentence: String) {
        let reading = Sample.read(sentence, language: nil, expecting: .time)
        #expect(reading.intent == .unknown)
        #expect(reading.times.map(Facts.text).first?.hasPrefix("2026-10-17T15:00") == true)
    }

    @Test func `a bare number is an hour where a time was asked for`() {
        let reading = Sample.read("3", language: "en", expecting: .time)
        #expect(reading.times.map(Facts.text) == ["2026-10-14T15:00 2026-10-14T16:00 hour"])
    }

    @Test(arguments: ["公民館で", "公民館です", "場所は公民館"])
    func `a place continues it`(sentence: String) {
        let reading = Sample.read(sentence, language: "ja", expecting: .place)
        #expect(reading.intent == .unknown)
        #expect(reading.slots.place == PlaceKey("kominkan"))
    }

    @Test(arguments: ["体育館で", "場所は体育館"])
    func `the words for a place that the town does not know are kept`(sentence: String) {
        let reading = Sample.read(sentence, language: "ja", expecting: .place)
        #expect(reading.slots.activity == "体育館")
    }

    @Test func `a correction keeps its details`() {
        let reading = Sample.read("4人で", language: "ja", expecting: .yesOrNo)
        #expect(reading.intent == .unknown)
        #expect(reading.slots.people == 4)
    }

    @Test(arguments: [Awaited.yesOrNo, .choice(of: 2), .time, .people, .place, .text])
    func `an emergency is never taken for an answer`(expecting: Awaited) {
        let reading = Sample.read("父が倒れました", language: "ja", expecting: expecting)
        #expect(reading.intent == .emergency)
    }

    static let choices = TableLine.table(
        """
        2 | 2
        ２で | 2
        2番 | 2
        2番でお願いします | 2
        二つ目 | 2
        どちらでも | 1
        number 2 | 2
        the second one | 2
        either is fine | 1
        """)
}
