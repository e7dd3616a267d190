import Conversation
import Fixtures
import Foundation
import Language
import Testing
import Town
import Yams

@Suite struct `The wording of a language` {
    /// A language that nobody speaks, to show that a language is a file.
    private static let toy = """
        language: xx
        name: Toy
        format:
          weekdays: [mo, tu, we, th, fr, sa, su]
          months: [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12]
          day: "{weekday}/{day}/{month}"
          time: "{hour}h{minute}"
          interval: "{day} {start}..{end}"
          days: "{first}..{last}"
          span: "{first} {start}..{last} {end}"
          instant: "{day} {time}"
          listBetween: "; "
          listLast: " & "
          person: "<{name}>"
          nobody: somebody
          erased: gone
        phrases:
          left: "{n, plural, =0 {none} one {# seat} other {# seats}} at {place}"
          when: "{when}"
          who: "{names}"
          pick: "{x, select, a {first} other {rest}}"
        """

    private let wording: Wording
    private let zone = SmallTown.zone
    private let names: NameBook

    init() throws {
        wording = try Wording(try YAMLDecoder().decode(WordingFile.self, from: Self.toy))
        names = NameBook(
            city: SmallTown.scene(people: 0).town.city, zone: SmallTown.zone,
            words: { $0 == WordsID(1) ? "Aki" : nil },
            nameOf: { $0 == PersonID(1) ? WordsID(1) : nil })
    }

    private func say(_ phrase: String, _ arguments: [String: Argument]) -> String {
        wording.text(of: Line(phrase: phrase, arguments: arguments), with: names)
    }

    @Test(arguments: [(0, "none"), (1, "1 seat"), (2, "2 seats")])
    func `counts as the language counts`(_ number: Int, text: String) {
        let said = say("left", ["n": .number(number), "place": .place(PlaceKey("hall"))])
        #expect(said == "\(text) at Hall")
    }

    @Test func `reads an interval back with weekday and both ends`() {
        let ten = SmallTown.wednesday
        func interval(_ from: Int, _ to: Int) -> String {
            say("when", ["when": .interval(Interval(start: ten + from, end: ten + to))])
        }
        let hour = Seconds.hour
        #expect(interval(0, 2 * hour) == "we/14/m10 10h00..12h00")
        #expect(interval(0, 14 * hour) == "we/14/m10 10h00..24h00")
        #expect(interval(0, 16 * hour) == "we/14/m10 10h00..th/15/m10 2h00")
        #expect(interval(14 * hour, 38 * hour) == "th/15/m10")
        #expect(interval(14 * hour, 62 * hour) == "th/15/m10..fr/16/m10")
    }

    @Test func `names people, and says so where a name is not known or erased`() {
        let people: [Argument] = [.person(PersonID(1)), .person(PersonID(2)), .words(WordsID(9))]
        #expect(say("who", ["names": .list(people)]) == "<Aki>; somebody & gone")
    }

    @Test func `chooses a branch by what stands in the gap`() {
        #expect(say("pick", ["x": .text("a")]) == "first")
        #expect(say("pick", ["x": .text("b")]) == "rest")
    }
}
