import Bus
import Fixtures
import Foundation
import Journal
import Service
import Testing
import Town

/// A message that cannot be survived, and everything around it.
@Suite(.serialized, .timeLimit(.minutes(5))) struct `A message that kills the daemon` {
    /// Ends of the daemon before a message is given up: one after which nobody knows what it was,
    /// and three that were noted (see `Caution`).
    private static let ends = 4

    /// What is said while the daemon is away, in this order; each from a sender of its own.
    private static let innocent = (1...5).map { "street light \($0) is broken" }

    @Test func `goes to the dead letters, and all others are served`() async throws {
        let house = try House(fault: .dieOnDemand)
        let gateway = try await Gateway(house.broker)
        try house.start()
        try await gateway.untilReady()
        try house.stop()
        // Four times the same, and what cannot be survived in the midst of what can.
        for _ in 1...4 { try await gateway.say("help", from: "line/U1") }
        for words in Self.innocent.prefix(3) { try await gateway.say(words, from: "line/U2") }
        try await gateway.say("help!", from: "line/U3")
        try await gateway.say(#"{"id": "fatal", "text": "help!"}"#, from: "line/U4")
        for words in Self.innocent.dropFirst(3) { try await gateway.say(words, from: "line/U2") }

        let ends = try await house.supervise { gateway.answers(to: "line/U2").count >= 5 }
        // The second was noted once together with the first, and then tried alone as often.
        #expect(ends == Self.ends + 2)
        #expect(gateway.answers(to: "line/U1").map(\.kind) == Array(repeating: .answer, count: 4))
        #expect(gateway.answers(to: "line/U2").map(\.kind) == Array(repeating: .answer, count: 5))
        #expect(gateway.answers(to: "line/U3").map(\.kind) == [.error])
        #expect(gateway.answers(to: "line/U4").map(\.kind) == [.error])
        // The gateway that gave an id need not say it again.
        #expect(gateway.answers(to: "line/U4").map(\.reply_to) == ["fatal"])
        let count = gateway.heard.count
        try house.clock.stand(at: "2026-10-14T10:01:00+09:00")
        let report = try await gateway.next(after: count, "a report") {
            $0.topic == "yui/v1/tama/monitor/metrics"
        }
        let metrics = try JSONDecoder().decode([String: Int].self, from: Data(report.payload))
        #expect(metrics["refused_dead_letter"] == 1)  // by this daemon
        try house.stop()
        let letters = try house.journal().deadLetters()
        #expect(letters.map(\.topic) == ["line/U3", "line/U4"].map(Gateway.incoming))
        #expect(letters.first.map(\.payload) == Array("help!".utf8))
        let journal = try house.journal()
        let voices = try house.events(Wished.self).map { try journal.words($0.wish.words) }
        #expect(voices == Self.innocent)
    }
}

extension House {
    /// Starts the daemon again whenever it ends, as systemd would; says how often it ended.
    func supervise(until isOver: () -> Bool) async throws -> Int {
        var ends = 0
        try start()
        try await until("all are served; ends: \(ends)", seconds: 240) {
            if daemon?.isRunning == false {
                ends += 1
                try start()
            }
            return isOver()
        }
        return ends
    }
}

extension Gateway {
    /// Waits until the daemon has its session at the broker and has said that it is ready.
    func untilReady() async throws {
        try await next("ready") { message in
            message.topic == "yui/v1/tama/monitor/status"
                && String(decoding: message.payload, as: UTF8.self) == "ready"
        }
    }

    func answers(to sender: String) -> [MessageOut] {
        heard.filter { $0.topic == Self.outgoing(sender) }.compactMap {
            try? JSONDecoder().decode(MessageOut.self, from: Data($0.payload))
        }
    }
}
