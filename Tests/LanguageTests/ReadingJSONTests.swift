import Foundation
import Language
import Testing
import Town

@Suite struct `A reading as JSON` {
    private func object(_ sentence: String) throws -> [String: Any] {
        let readings = Sample.reader.read(
            sentence, at: Sample.now, zone: Sample.zone, language: nil)
        let line = ReadingJSON.line(readings, of: sentence, zone: Sample.zone)
        let json = try JSONSerialization.jsonObject(with: Data(line.utf8))
        return try #require(json as? [String: Any])
    }

    @Test func `has the fields of the contract`() throws {
        let json = try object("来週の火曜の午後3時から2時間、公民館で空いてます")
        #expect(json["lang"] as? String == "ja")
        #expect(json["intent"] as? String == "offer_help")
        #expect(json["outcome"] as? String == "act")
        let slots = try #require(json["slots"] as? [String: Any])
        #expect(slots["place"] as? String == "kominkan")
        #expect(slots["duration"] as? String == "PT2H")
        let times = try #require(json["times"] as? [[String: Any]])
        #expect(times.count == 1)
        #expect(times[0]["span"] as? [Int] == [0, 15])
        #expect(times[0]["start"] as? String == "2026-10-20T15:00:00+09:00")
        #expect(times[0]["end"] as? String == "2026-10-20T17:00:00+09:00")
        #expect(times[0]["grain"] as? String == "minute")
    }

    @Test(arguments: ["say \"hi\"", "back\\slash", "tab\tnew\u{1}", "🎉", "\u{2028}"])
    func `keeps what was typed`(sentence: String) throws {
        #expect(try object(sentence)["text"] as? String == sentence)
    }

    @Test(arguments: [
        (0, "PT0S"), (1800, "PT30M"), (5400, "PT1H30M"), (86_400, "P1D"), (90_061, "P1DT1H1M1S"),
    ]) func `writes lengths as ISO 8601`(seconds: Int, text: String) {
        #expect(ReadingJSON.duration(seconds) == text)
    }
}
