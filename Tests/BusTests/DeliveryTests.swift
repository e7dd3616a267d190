import Fixtures
import Testing

@testable import Bus

@Suite(.timeLimit(.minutes(3))) struct `Delivery` {
    @Test func `acknowledges nothing that was not committed`() async throws {
        let broker = try Broker()
        let resident = try await broker.client()
        let first = Record()
        let failing = Running(broker.daemonOptions(), Answering(first, failsOn: "b"))
        try await failing.untilConnected()
        try await resident.say("a")
        try await eventually("a is decided") { first.said == ["a"] }
        try await eventually("its answer is out") { first.outbox.isEmpty }
        try await resident.say("b")
        await #expect(throws: CommitFailed.self) { try await failing.end() }
        try await resident.say("c")

        let second = Record()
        let running = Running(broker.daemonOptions(), Answering(second))
        try await eventually("b and c are heard") { second.heard.count >= 2 }
        #expect(second.said == ["b", "c"])
        #expect(second.heard[0].isDuplicate)
        #expect(second.connections == [true])
        try await running.stop()
    }

    @Test func `says nothing of a batch whose commit fails`() async throws {
        let broker = try Broker()
        let resident = try await broker.client()
        let running = Running(broker.daemonOptions(), Answering(Record(), failsOn: "b"))
        try await running.untilConnected()
        try await resident.say("b")
        await #expect(throws: CommitFailed.self) { try await running.end() }
        try await resident.say("heard by myself", on: "yui/v1/tama/line/U1/out")
        #expect(try await resident.hearWords() == "heard by myself")
    }

    @Test func `goes on after a restart of the broker`() async throws {
        let broker = try Broker()
        let record = Record()
        let running = Running(broker.daemonOptions(), Answering(record))
        try await running.untilConnected()
        try broker.restart()
        try await running.untilConnected(times: 2)
        let resident = try await broker.client()
        try await resident.say("still there?")
        #expect(try await resident.hearWords() == "re: still there?")
        #expect(record.connections == [false, true])
        #expect(record.losses.count == 1)
        try await running.stop()
    }

    @Test func `subscribes anew where the broker has forgotten it`() async throws {
        var settings = Broker.Settings()
        settings.persistence = false
        let broker = try Broker(settings)
        let record = Record()
        let running = Running(broker.daemonOptions(), Answering(record))
        try await running.untilConnected()
        try broker.restart()
        try await running.untilConnected(times: 2)
        let resident = try await broker.client()
        try await resident.say("still there?")
        #expect(try await resident.hearWords() == "re: still there?")
        #expect(record.connections == [false, false])
        try await running.stop()
    }

    @Test func `says again what the outbox has after a lost connection`() async throws {
        let broker = try Broker()
        let record = Record()
        let unsaid = OutboundMessage(
            topic: "yui/v1/tama/line/U1/out", payload: Array("owed".utf8))
        record.owe(unsaid, as: 7)
        let resident = try await broker.client()
        let running = Running(broker.daemonOptions(), Answering(record))
        #expect(try await resident.hearWords() == "owed")
        try await eventually("acknowledged") { record.tokens == [7] }
        try await running.stop()
    }

    @Test func `brings what was said while Yui was away`() async throws {
        let broker = try Broker()
        let before = Running(broker.daemonOptions(), Answering(Record()))
        try await before.untilConnected()
        try await before.stop()
        let resident = try await broker.client()
        try await resident.say("anyone?")
        try broker.restart()
        let record = Record()
        let after = Running(broker.daemonOptions(), Answering(record))
        try await eventually("heard") { record.said == ["anyone?"] }
        #expect(!record.heard[0].isDuplicate)
        try await after.stop()
    }

    @Test func `publishes more than may be in flight at once`() async throws {
        let broker = try Broker()
        let record = Record()
        var answering = Answering(record)
        answering.greeting = (0..<5_000).map { number in
            OutboundMessage(topic: "yui/v1/tama/line/U1/out", payload: Array("\(number)".utf8))
        }
        let resident = try await broker.client()
        var options = broker.daemonOptions()
        options.sendMaximum = 20
        let running = Running(options, answering)
        #expect(try await resident.hear(5_000) == (0..<5_000).map(String.init))
        try await running.stop()
    }

    @Test func `lets go of a message the broker will never take`() async throws {
        let broker = try Broker()
        let record = Record()
        let large = [UInt8](repeating: 32, count: 100_000)
        record.owe(OutboundMessage(topic: "yui/v1/tama/line/U1/out", payload: large), as: 1)
        record.owe(OutboundMessage(topic: "yui/v1/tama/#", payload: []), as: 2)
        let running = Running(broker.daemonOptions(), Answering(record))
        try await eventually("both are done with") { record.tokens.count == 2 }
        #expect(running.loop.counters.refused == 2)
        let resident = try await broker.client()
        try await resident.say("and on")
        #expect(try await resident.hearWords() == "re: and on")
        try await running.stop()
    }
}
