import Bus
import Testing

@Suite struct `The echo` {
    static let rows: [(payload: String, id: String)] = [
        (#"{"id":"3-00ff","text":"hello"}"#, "3-00ff"),
        (#"{"text":"hello"}"#, ""),
        ("hello", ""),
        (#"{"id":"never closed"#, "never closed"),
    ]

    @Test(arguments: rows) func `names the id it answers`(_ payload: String, _ id: String) throws {
        var echo = EchoTurn()
        let answers = echo.handle([
            InboundMessage(topic: "yui/v1/tama/load/L3/in", payload: Array(payload.utf8))
        ])
        let answer = try #require(answers.first)
        #expect(answer.topic == "yui/v1/tama/load/L3/out")
        let said = String(decoding: answer.payload, as: UTF8.self)
        #expect(said.contains(#""reply_to":"\#(id)"}"#))
    }

    @Test func `does not answer its own topic`() {
        var echo = EchoTurn()
        #expect(echo.handle([InboundMessage(topic: "a/out", payload: [])]).isEmpty)
    }
}
