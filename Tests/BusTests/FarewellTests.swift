import Fixtures
import Testing

@testable import Bus

@Suite(.timeLimit(.minutes(2))) struct `The end of a connection` {
    static let status = "yui/v1/tama/monitor/status"

    static func word(_ text: String) -> OutboundMessage {
        OutboundMessage(topic: status, payload: Array(text.utf8), retain: true, isJSON: true)
    }

    static func options(_ broker: Broker) -> BusOptions {
        var options = broker.daemonOptions()
        options.will = word("lost")
        return options
    }

    static func turn() -> Answering {
        var turn = Answering(Record())
        turn.greeting = [word("ready")]
        turn.lastWords = [word("disconnected")]
        return turn
    }

    @Test func `in good order is a farewell and no last will`() async throws {
        let broker = try Broker()
        let watcher = try await broker.client("watcher", hearing: [Self.status])
        let running = Running(Self.options(broker), Self.turn())
        #expect(try await watcher.hearWords() == "ready")
        try await running.stop()
        #expect(try await watcher.hearWords() == "disconnected")
        try await eventually("the broker has let go") { broker.log.contains("Client yui-tama") }
        try await watcher.say("nothing else", on: Self.status)
        #expect(try await watcher.hearWords() == "nothing else")
        #expect(!running.loop.counters.isConnected)
    }

    @Test func `by a failure leaves the last will`() async throws {
        let broker = try Broker()
        let watcher = try await broker.client("watcher", hearing: [Self.status])
        var turn = Self.turn()
        turn.failsOn = "b"
        let running = Running(Self.options(broker), turn)
        #expect(try await watcher.hearWords() == "ready")
        try await watcher.say("b", on: "yui/v1/tama/line/U1/in")
        await #expect(throws: CommitFailed.self) { try await running.end() }
        #expect(try await watcher.hearWords() == "lost")
    }

    @Test func `waits until what is queued has been taken over`() async throws {
        let broker = try Broker()
        let watcher = try await broker.client("watcher", hearing: ["yui/v1/tama/line/U1/out"])
        let record = Record()
        var turn = Answering(record)
        turn.greeting = (0..<2_000).map { (number: Int) in
            OutboundMessage(
                topic: "yui/v1/tama/line/U1/out", payload: Array("\(number)".utf8), token: number)
        }
        let running = Running(Self.options(broker), turn)
        try await running.untilConnected()
        try await running.stop()
        #expect(record.tokens.sorted() == Array(0..<2_000))
        #expect(try await watcher.hear(2_000) == (0..<2_000).map(String.init))
    }

    @Test func `again and again soon after its beginning is told to look like a rival`()
        async throws
    {
        let broker = try Broker()
        let log = LogLines()
        var options = broker.daemonOptions()
        // On a busy machine nothing is soon.
        options.steadyAfter = 120_000
        let running = Running(options, Answering(Record()), logger: log.logger)
        for round in 1...BusLimits.briefConnections {
            try await running.untilConnected(times: round)
            let rival = Running(broker.daemonOptions(), Answering(Record()))
            try await rival.untilConnected()
            try await rival.stop()
        }
        try await eventually("it is told") {
            log.lines.contains { $0.contains("is a second one running with our client id?") }
        }
        try await running.stop()
    }
}
