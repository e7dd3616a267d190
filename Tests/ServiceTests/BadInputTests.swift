import Bus
import Fixtures
import Foundation
import Service
import Testing
import Town

/// Whatever comes in, it gets a clear answer or is counted, and the next message is served.
@Suite(.serialized, .timeLimit(.minutes(5))) struct `Bad input` {
    /// A payload, and how it is answered.
    struct Case: Sendable {
        let name: String
        let payload: [UInt8]
        let kind: Answer.Kind

        init(_ name: String, _ payload: [UInt8], _ kind: Answer.Kind) {
            self.name = name
            self.payload = payload
            self.kind = kind
        }

        init(_ name: String, _ text: String, _ kind: Answer.Kind) {
            self.init(name, Array(text.utf8), kind)
        }
    }

    private static let accent = "\u{301}"

    /// JSON of exactly so many bytes, with short words and a field that nobody knows.
    private static func padded(to bytes: Int) -> String {
        let head = #"{"text":"help","padding":""#
        return head + String(repeating: "x", count: bytes - head.utf8.count - 2) + #""}"#
    }

    static let payloads = [
        Case("a lone byte", [0xFF], .error),
        Case("half a character", Array("土曜".utf8.dropLast()), .error),
        Case("an overlong form", [0xC0, 0xAF], .error),
        Case("half a surrogate", [0x68, 0xED, 0xA0, 0x80], .error),
        Case("UTF-16", [0xFF, 0xFE, 0x68, 0x00], .error),
        Case("JSON that breaks off", #"{"text":"help""#, .error),
        Case("JSON without text", #"{"id":"a"}"#, .error),
        Case("JSON with a number for text", #"{"text":5}"#, .error),
        Case("JSON with null for text", #"{"text":null}"#, .error),
        Case("JSON with a number for an id", #"{"id":5,"text":"help"}"#, .error),
        Case("an empty id", #"{"id":"","text":"help"}"#, .error),
        Case("an id of NUL", #"{"id":"\u0000","text":"help"}"#, .error),
        Case("an id with NUL in it", #"{"id":"a\u0000b","text":"help"}"#, .error),
        Case(
            "an id of 129 bytes",
            #"{"id":"\#(String(repeating: "a", count: 129))","text":"help"}"#, .error),
        Case(
            "JSON nested without end",
            #"{"text":"help","more":"# + String(repeating: "[", count: 8_000), .error),
        Case("nothing", [], .error),
        Case("blanks", " \r\n\t ", .error),
        Case("an empty text", #"{"text":""}"#, .error),
        Case("NUL", [0], .error),
        Case("NUL in words", "he\0lp", .error),
        Case("NUL in JSON", #"{"text":"he\u0000lp"}"#, .error),
        Case("2,001 emoji", String(repeating: "🎉", count: 2_001), .error),
        Case("16 KiB of words", String(repeating: "a", count: 16_384), .error),
        Case("16 KiB and a byte of JSON", padded(to: 16_385), .error),
        Case("16 KiB of JSON", padded(to: 16_384), .answer),
        Case("2,000 emoji", String(repeating: "🎉", count: 2_000), .answer),
        Case("2,000 flags", String(repeating: "🇯🇵", count: 2_000), .answer),
        Case("a letter with 8,100 accents", "e" + String(repeating: accent, count: 8_100), .error),
        Case(
            "a remark with 8,100 accents",
            "the street light é" + String(repeating: accent, count: 8_100) + " is broken", .error),
        Case(
            "a remark with 7,900 accents",
            "the street light é" + String(repeating: accent, count: 7_900) + " is broken", .answer),
        Case(
            "a wish with 7,900 accents",
            "I wish we had a garden é" + String(repeating: accent, count: 7_900), .question),
        Case("2,000 bells", String(repeating: "\u{7}", count: 2_000), .error),
        Case("1,980 bells", String(repeating: "\u{7}", count: 1_980) + "help", .answer),
        Case(
            "a wish for bells",
            "I wish we had a garden" + String(repeating: "\u{7}", count: 1_970), .question),
        Case("a byte order mark", "\u{FEFF}help", .answer),
        Case("a JSON array", #"["help"]"#, .answer),
        Case("fields that nobody knows", #"{"text":"help","x":{"y":[1,null]}}"#, .answer),
        Case("a language that nobody speaks", #"{"text":"help","lang":"xx"}"#, .answer),
        Case("a time that is none", #"{"text":"help","at":"yesterday"}"#, .answer),
        Case("a time before all others", #"{"text":"help","at":"0001-01-01T00:00:00Z"}"#, .answer),
        Case("an hour ago", #"{"text":"help","at":"2026-10-14T09:00:00+09:00"}"#, .answer),
        Case("in an hour", #"{"text":"help","at":"2026-10-14T11:00:00+09:00"}"#, .answer),
        Case("in a thousand years", #"{"text":"help","at":"3026-10-14T10:00:00Z"}"#, .answer),
    ]

    @Test func `is answered in plain words, and counted`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        for (number, bad) in Self.payloads.enumerated() {
            let sender = "line/B\(number)"
            try await scene.gateway.publish(
                OutboundMessage(topic: Gateway.incoming(sender), payload: bad.payload))
            try await until("\(bad.name) is answered: \(scene.daemon?.printed ?? "")") {
                !scene.answers(to: sender).isEmpty
            }
            let answer = try #require(scene.answers(to: sender).first)
            #expect(answer.kind == bad.kind, "\(bad.name): \(answer.text)")
            #expect(!answer.text.isEmpty, "\(bad.name)")
            try await scene.serves("after \(bad.name)")
        }
        let metrics = try await scene.metrics()
        #expect(metrics["refused_payload"] == Self.payloads.count { $0.kind == .error })
        // Before all others, in an hour, and in a thousand years.
        #expect(metrics["refused_clock"] == 3)
        #expect(metrics["refused_dead_letter"] == 0)
    }

    @Test func `that the broker refuses does not reach the daemon`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        let file = try scene.folder.write(String(repeating: "a", count: 30_000), to: "large")
        let run = try scene.publish("line/large", "-V", "mqttv311", "-q", "1", "-f", file)
        #expect(run != .exited(0))
        try await scene.serves("after a message that the broker refuses")
    }
}

extension DaemonScene {
    /// Runs mosquitto_pub for a sender, as a person at a terminal would.
    func publish(_ sender: String, _ arguments: String...) throws -> ChildProcess.Ending? {
        let program = try ChildProcess.find("mosquitto_pub", package: "mosquitto-clients")
        let child = try ChildProcess(
            program,
            ["-h", "127.0.0.1", "-p", "\(broker.port)", "-t", Gateway.incoming(sender)] + arguments,
            output: folder.file("mosquitto_pub"))
        return child.wait(seconds: 20)
    }
}
