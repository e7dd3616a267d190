import Service
import Testing
import Town

/// A stage without Yui: it repeats what is said, and notes the time.
private struct Echo: Stage {
    var code = "0417"

    mutating func advance(to instant: Instant, written: String) -> [Heard] {
        [heard(by: "line/U9", "it is \(instant.seconds)", .reminder)]
    }

    mutating func say(_ text: String, as sender: Sender) -> [Heard] {
        [Heard(to: sender, text: "you said \(text)")]
    }

    mutating func code(atKiosk kiosk: String) -> String { "\(kiosk):\(code)" }

    private func heard(by name: String, _ text: String, _ kind: Answer.Kind) -> Heard {
        guard let sender = Sender(parsing: name) else { preconditionFailure("a name of ours") }
        return Heard(to: sender, mark: kind, text: text)
    }
}

@Suite struct `A script` {
    private func played(_ script: String, on echo: Echo = Echo()) async throws -> String {
        var stage = echo
        return try await Transcript(parsing: script).played(on: &stage).text
    }

    @Test func `is played with what is heard after each sentence and each time`() async throws {
        let script = "# so\n\n@ 1970-01-01T00:00:07Z\nline/U1> はい\n\nline/U2> no\n"
        let expected = """
            # so

            @ 1970-01-01T00:00:07Z
              line/U9< (reminder) it is 7
            line/U1> はい
              line/U1< you said はい

            line/U2> no
              line/U2< you said no

            """
        #expect(try await played(script) == expected)
    }

    @Test func `gives the same again when what was heard stands in it`() async throws {
        let once = try await played("line/U1> one\nline/U2> two\n")
        #expect(try await played(once) == once)
    }

    @Test func `says the code on show, and writes its place`() async throws {
        let script = "line/U1> check in {code K1}, or {code K2}\nline/U1> {code K3\n"
        let expected = """
            line/U1> check in {code K1}, or {code K2}
              line/U1< you said check in K1:0417, or K2:0417
            line/U1> {code K3
              line/U1< you said {code K3

            """
        #expect(try await played(script) == expected)
    }

    @Test func `tells each entry as soon as it is there`() async throws {
        var stage = Echo()
        var told = ""
        let script = try Transcript(parsing: "# so\nline/U1> one\n")
        let whole = try await script.played(on: &stage) { told += $0.text + "\n" }
        #expect(told == whole.text)
    }
}

@Suite struct `A difference of two texts` {
    @Test func `is empty where there is none`() {
        #expect(LineDifference(expected: "a\nb\n", found: "a\nb\n").isEmpty)
    }

    @Test func `shows what changed with the lines around it`() {
        let old = ["a", "b", "c", "d", "e", "f", "g", "h", "i"].joined(separator: "\n")
        let new = ["a", "b", "c", "D", "e", "f", "g", "h", "i", "j"].joined(separator: "\n")
        let expected = ["…", " b", " c", "-d", "+D", " e", " f", "…", " h", " i", "+j"]
        #expect(
            LineDifference(expected: old, found: new).description
                == expected.joined(separator: "\n"))
    }

    @Test func `sees a line break that is missing at the end`() {
        #expect(!LineDifference(expected: "a\n", found: "a").isEmpty)
    }
}
