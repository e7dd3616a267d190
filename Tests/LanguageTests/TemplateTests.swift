import Foundation
import Testing
import Town

@testable import Language

/// A toy language: a folder's worth of words, and no line of Swift.
private enum Toy {
    static let lexicon = """
        {"language": "toki", "time": {"relative_day": {"1": ["tenpo kama"]}, "article": ["la"]},
         "words": {"want": ["mi wile"], "filler": ["pona"]},
         "activities": [{"words": ["kalama musi"], "field": "music"}]}
        """

    static func pack(_ phrases: PhrasesFile) throws -> LanguagePack {
        let file = try JSONDecoder().decode(LexiconFile.self, from: Data(lexicon.utf8))
        return try LanguagePack(lexicon: file, phrases: phrases)
    }

    static func read(_ sentence: String, _ phrases: PhrasesFile) throws -> Reading {
        Reader(packs: [try pack(phrases)], names: Names([])).read(
            sentence, at: Sample.now, zone: Sample.zone, language: "toki")[0]
    }
}

@Suite struct `A template` {
    @Test(arguments: [
        "mi wile pali", "mi wile pona pali", "tenpo kama mi wile pali", "mi wile, pali!",
    ]) func `matches with fillers and times anywhere`(sentence: String) throws {
        let reading = try Toy.read(sentence, ["offer_help": ["<want> pali"]])
        #expect(reading.intent == .offerHelp)
        #expect(reading.outcome == .act)
    }

    @Test func `of which a part is missing is only a guess`() throws {
        let reading = try Toy.read("jan li mi wile pali", ["offer_help": ["<want> pali"]])
        #expect(reading.outcome == .ask)
    }

    @Test(arguments: ["a", "a b", "a c d"]) func `has optional parts and alternatives`(
        sentence: String
    ) throws {
        let reading = try Toy.read(sentence, ["help": ["a (b | c d)?"]])
        #expect(reading.outcome == .act)
    }

    @Test func `takes free text as the activity`() throws {
        let reading = try Toy.read("mi wile la kalama suli", ["offer_help": ["<want> {activity}"]])
        #expect(reading.slots.activity == "kalama suli")
    }

    @Test func `may ask for a known activity`() throws {
        let phrases = ["offer_help": ["<want> {activity!}"]]
        #expect(try Toy.read("mi wile ijo", phrases).intent == .unknown)
        #expect(try Toy.read("mi wile kalama musi", phrases).slots.field == FieldKey("music"))
    }

    @Test func `with a tilde is never acted on`() throws {
        #expect(try Toy.read("mi wile", ["join": ["~<want>"]]).outcome == .ask)
    }

    @Test func `with an exclamation mark is enough anywhere`() throws {
        let reading = try Toy.read("jan mute li seli kin ni", ["emergency": ["!seli"]])
        #expect(reading.outcome == .act)
    }

    @Test func `with an equals sign allows nothing beside it`() throws {
        let phrases = ["help": ["=pali"]]
        #expect(try Toy.read("pali!", phrases).outcome == .act)
        #expect(try Toy.read("pona pali", phrases).outcome != .act)
    }

    @Test(arguments: [
        ["sing": ["a"]], ["help": ["<nowhere>"]], ["help": ["{nothing}"]], ["help": ["(a"]],
        ["help": ["a?", "(b)?"]],
    ]) func `that makes no sense is a fault`(phrases: PhrasesFile) {
        #expect(throws: LanguageFault.self) { try Toy.pack(phrases) }
    }
}

@Suite struct `A conjugation` {
    private let conjugation = Conjugation(
        paradigms: ["ku": ["base": "く", "i": "き", "te": "いて"]],
        moods: ["want": ["i+たい"], "request": ["te", "te+ください"], "can": ["e+る"]])

    @Test func `makes the forms that a paradigm has`() throws {
        let forms = try conjugation.forms(of: "歩く", paradigm: "ku")
        #expect(forms.map(\.form) == ["歩いて", "歩いてください", "歩きたい"])
    }

    @Test func `refuses a verb that ends otherwise`() {
        #expect(throws: LanguageFault.self) {
            try conjugation.forms(of: "食べる", paradigm: "ku")
        }
    }
}
