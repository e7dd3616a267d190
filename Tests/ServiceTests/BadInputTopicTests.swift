import Bus
import Fixtures
import Foundation
import Service
import Testing
import Town

/// What stands around the words: ids, topics, properties and flags.
@Suite(.serialized, .timeLimit(.minutes(5))) struct `Input that claims too much` {
    private static let remark = "street light 7 is broken"

    @Test func `the same id has one effect and one answer`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        let body = #"{"id":"once","text":"\#(Self.remark)"}"#
        for _ in 1...3 { try await scene.gateway.say(body, from: "line/U1") }
        try await until("all three are answered") { scene.answers(to: "line/U1").count == 3 }
        // Also by the daemon that comes after.
        try scene.stop()
        try await scene.start()
        try await scene.gateway.say(body, from: "line/U1")
        try await until("the fourth is answered") { scene.answers(to: "line/U1").count == 4 }
        let answers = scene.answers(to: "line/U1")
        #expect(Set(answers.map(\.id)).count == 1)
        #expect(answers.allSatisfy { $0 == answers[0] && $0.reply_to == "once" })
        #expect(try scene.voices() == [Self.remark])
    }

    @Test func `the same id with other words is refused`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        try await scene.gateway.say(#"{"id":"a","text":"\#(Self.remark)"}"#, from: "line/U1")
        try await scene.gateway.say(#"{"id":"a","text":"join 1"}"#, from: "line/U1")
        // Another sender's ids are its own.
        try await scene.gateway.say(#"{"id":"a","text":"help"}"#, from: "line/U2")
        try await until("all are answered") {
            scene.answers(to: "line/U1").count == 2 && scene.answers(to: "line/U2").count == 1
        }
        #expect(scene.answers(to: "line/U1").map(\.kind) == [.answer, .error])
        #expect(scene.answers(to: "line/U1").map(\.reply_to) == ["a", "a"])
        #expect(scene.answers(to: "line/U2").map(\.kind) == [.answer])
        #expect(try await scene.metrics()["refused_reused_id"] == 1)
    }

    /// A response topic, and whether it is used.
    static let responseTopics: [(topic: String, isUsed: Bool)] = [
        ("yui/v1/tama/line/T0/out", true),
        ("yui/v1/tama/line/T1/out/here", true),
        ("yui/v1/tama/line/T2/out/a/b c/漢字", true),
        ("yui/v1/tama/line/other/out", false),
        ("yui/v1/tama/line/T4/outside", false),
        ("yui/v1/tama/line/T5/in", false),
        ("yui/v1/tama/line/T", false),
        ("yui/v1/tama/monitor/status", false),
        ("elsewhere", false),
        ("yui/v1/tama/line/T9/out/" + String(repeating: "x", count: 600), false),
    ]

    @Test func `a response topic is used only below the sender's own`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        let ear = try await Gateway(scene.broker, name: "ear", hearing: ["#"])
        for (number, response) in Self.responseTopics.enumerated() {
            let correlation = Array("c\(number)".utf8)
            try await scene.gateway.publish(
                OutboundMessage(
                    topic: Gateway.incoming("line/T\(number)"), payload: Array("help".utf8),
                    responseTopic: response.topic, correlation: correlation))
            let answer = try await ear.next("an answer to \(response.topic)") {
                $0.correlation == correlation && $0.said != nil
            }
            let own = Gateway.outgoing("line/T\(number)")
            #expect(answer.topic == (response.isUsed ? response.topic : own))
        }
        try await scene.serves("after all response topics")
        let misled = ear.heard.filter { message in
            Self.responseTopics.contains { !$0.isUsed && $0.topic == message.topic }
        }
        #expect(misled.allSatisfy { $0.said == nil })
        let refused = Self.responseTopics.count { !$0.isUsed }
        #expect(try await scene.metrics()["refused_response_topic"] == refused)
        await ear.close()
    }

    @Test(arguments: [1, 1_024, 1_025, 12_000])
    func `correlation data is echoed, or left out where it is too long`(_ bytes: Int) async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        let correlation = (0..<bytes).map { UInt8(truncatingIfNeeded: $0) }
        try await scene.gateway.publish(
            OutboundMessage(
                topic: Gateway.incoming("line/U1"), payload: Array("help".utf8),
                correlation: correlation))
        let answer = try await scene.gateway.next("an answer") {
            $0.topic == Gateway.outgoing("line/U1")
        }
        #expect(answer.correlation == (bytes <= 1_024 ? correlation : nil))
        try await scene.serves("after correlation data of \(bytes) bytes")
    }

    @Test func `a retained command is served once and never again`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        try await scene.gateway.publish(
            OutboundMessage(
                topic: Gateway.incoming("line/U1"), payload: Array(Self.remark.utf8), retain: true))
        try await until("it is answered") { !scene.answers(to: "line/U1").isEmpty }
        try scene.stop()
        try await scene.start()
        try await until("it is counted") { try await scene.metrics()["refused_retained"] == 1 }
        try await scene.serves("after a retained command")
        #expect(scene.answers(to: "line/U1").count == 1)
        #expect(try scene.voices() == [Self.remark])
    }

    @Test func `a channel that is not served is told so`() async throws {
        let scene = try await DaemonScene(channels: ["line", "kiosk"])
        try await scene.start()
        try await scene.gateway.say("help", from: "fax/U1")
        try await scene.gateway.say("help", from: "kiosk/K1")
        try await until("both are answered") {
            scene.answers(to: "fax/U1").count == 1 && scene.answers(to: "kiosk/K1").count == 1
        }
        #expect(scene.answers(to: "fax/U1").map(\.kind) == [.error])
        #expect(scene.answers(to: "kiosk/K1").map(\.kind) == [.answer])
        #expect(try await scene.metrics()["refused_channel"] == 1)
    }

    static let strangeChannels = [
        "monitor/U1", "monitor/event", "Line/U1", "li ne/U1", "/U1", "$SYS/U1", "線/U1",
        String(repeating: "a", count: 33) + "/U1", "line/" + String(repeating: "a", count: 129),
        "line/",
    ]

    @Test func `a name that no sender may have is counted and not answered`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        for sender in Self.strangeChannels { try await scene.gateway.say("help", from: sender) }
        try await scene.serves("after strange names")
        for sender in Self.strangeChannels { #expect(scene.answers(to: sender).isEmpty) }
        #expect(try await scene.metrics()["refused_topic"] == Self.strangeChannels.count)
    }

    static let strangeSenders = [
        "line/*", "line/%", "line/_", "line/$SYS", "line/a b", "line/人", "line/..", "line/~",
        "line/'; DROP TABLE event; --", "line/\"", "line/\\", "line/{}", "line/?",
        "line/" + String(repeating: "a", count: 128), "line/" + String(repeating: "漢", count: 42),
    ]

    @Test func `a sender with an odd name is a sender like any other`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        for sender in Self.strangeSenders {
            try await scene.gateway.say(#"{"id":"1","text":"\#(Self.remark)"}"#, from: sender)
            try await until("\(sender) is answered") { scene.answers(to: sender).count == 1 }
        }
        try scene.stop()
        try await scene.start()
        for sender in Self.strangeSenders {
            try await scene.gateway.say(#"{"id":"1","text":"\#(Self.remark)"}"#, from: sender)
            try await until("\(sender) is known again") { scene.answers(to: sender).count == 2 }
        }
        #expect(try scene.voices().count == Self.strangeSenders.count)
    }

    @Test func `plain words from a terminal are answered`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        #expect(try scene.publish("line/U1", "-m", Self.remark) == .exited(0))
        try await until("it is answered") { scene.answers(to: "line/U1").count == 1 }
        #expect(try scene.voices() == [Self.remark])

        let program = try ChildProcess.find("mosquitto_rr", package: "mosquitto-clients")
        let child = try ChildProcess(
            program,
            [
                "-V", "5", "-h", "127.0.0.1", "-p", "\(scene.broker.port)", "-t",
                Gateway.incoming("line/U2"), "-e", Gateway.outgoing("line/U2") + "/terminal", "-m",
                "help", "-W", "30",
            ], output: scene.folder.file("mosquitto_rr"))
        #expect(child.wait(seconds: 60) == .exited(0))
        let answer = try JSONDecoder().decode(MessageOut.self, from: Data(child.printed.utf8))
        #expect(answer.kind == .answer)
    }
}
