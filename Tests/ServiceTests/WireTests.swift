import Foundation
import Journal
import Service
import Testing
import Town

@Suite struct `A topic` {
    private let topics = Topics(city: "tama")

    @Test func `tells who speaks`() throws {
        let sender = try #require(topics.sender(of: "yui/v1/tama/line/U1/in"))
        #expect(sender.name == "line/U1")
        #expect(topics.outgoing(sender) == "yui/v1/tama/line/U1/out")
    }

    @Test(arguments: [
        "yui/v1/tama/monitor/U1/in", "yui/v1/tama/line/in", "yui/v1/tama//U1/in",
        "yui/v1/tama/line//in", "yui/v1/other/line/U1/in", "yui/v1/tama/LINE/U1/in",
        "yui/v1/tama/line/U1/out", "yui/v1/tama/line/U1/in/more",
    ])
    func `that no sender may have is nobody's`(topic: String) {
        #expect(topics.sender(of: topic) == nil)
    }

    @Test(arguments: [
        ("yui/v1/tama/line/U1/out", true), ("yui/v1/tama/line/U1/out/a/b", true),
        ("yui/v1/tama/line/U2/out", false), ("yui/v1/tama/line/U1/outside", false),
        ("yui/v1/tama/line/U1/in", false), ("yui/v1/tama/line/U1/out/#", false),
        ("yui/v1/tama/monitor/status", false),
    ])
    func `for a response must lie below the sender's own`(topic: String, allowed: Bool) throws {
        let sender = try #require(Sender(channel: "line", id: "U1"))
        #expect(topics.mayAnswer(sender, on: topic) == allowed)
    }
}

@Suite struct `A message in` {
    private func read(_ bytes: [UInt8]) throws -> MessageIn {
        try MessageIn(payload: bytes, decoder: JSONDecoding())
    }

    @Test func `may be plain text`() throws {
        let message = try read(Array("土曜に手伝いたい".utf8))
        #expect(message.text == "土曜に手伝いたい")
        #expect(message.id == nil)
    }

    @Test func `may be JSON, with fields that nobody knows`() throws {
        let json = #"""
             {"id":"a1","text":"help","lang":"en","at":"2026-10-14T10:00:00+09:00","x":[1]}
            """#
        let message = try read(Array(json.utf8))
        #expect(message.id == "a1")
        #expect(message.language == "en")
        #expect(message.at == Instant(seconds: 1_791_939_600))
    }

    @Test func `of 2,000 characters is read, whatever their bytes`() throws {
        let family = String(repeating: "👨‍👩‍👧", count: 600)
        #expect(try read(Array(family.utf8)).text.count == 600)
        #expect(try read(Array(String(repeating: "あ", count: 2000).utf8)).text.count == 2000)
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x41], MessageIn.Refusal.unreadable),
            (Array("{\"text\":".utf8), .unreadable),
            (Array("{\"id\":\"\",\"text\":\"a\"}".utf8), .unreadable),
            (Array("{}".utf8), .unreadable),
            (Array("a\0b".utf8), .unreadable),
            (Array("{\"text\":\"a\\u0000b\"}".utf8), .unreadable),
            ([], .empty), (Array(" \n\t".utf8), .empty), (Array("{\"text\":\" \"}".utf8), .empty),
            (Array(String(repeating: "あ", count: 2001).utf8), .tooLong),
            ([UInt8](repeating: 65, count: 16_385), .tooLong),
        ] as [([UInt8], MessageIn.Refusal)])
    func `that cannot be read is refused with its reason`(
        _ bytes: [UInt8], reason: MessageIn.Refusal
    ) {
        #expect(throws: reason) { try read(bytes) }
    }
}
