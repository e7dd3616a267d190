import Fixtures
import Testing

@testable import Bus

@Suite(.timeLimit(.minutes(2))) struct `The bus` {
    @Test func `answers each sender on their own topic, as JSON`() async throws {
        let broker = try Broker()
        let record = Record()
        let running = Running(broker.daemonOptions(), Answering(record))
        try await running.untilConnected()
        let resident = try await broker.client()
        try await resident.say("土曜の祭り", on: "yui/v1/tama/line/U7/in")
        let answer = try await resident.hear()
        #expect(answer.topic == "yui/v1/tama/line/U7/out")
        #expect(String(decoding: answer.payload, as: UTF8.self) == "re: 土曜の祭り")
        try await running.stop()
    }

    @Test func `passes on the response topic and echoes the correlation`() async throws {
        let broker = try Broker()
        let running = Running(broker.daemonOptions(), Answering(Record()))
        try await running.untilConnected()
        let resident = try await broker.client(hearing: ["yui/v1/tama/line/U1/out/#"])
        try await resident.client.publish(
            OutboundMessage(
                topic: "yui/v1/tama/line/U1/in", payload: [0, 255, 10],
                responseTopic: "yui/v1/tama/line/U1/out/7", correlation: [0, 1, 0, 255]))
        let answer = try await resident.hear()
        #expect(answer.topic == "yui/v1/tama/line/U1/out/7")
        #expect(answer.correlation == [0, 1, 0, 255])
        try await running.stop()
    }

    @Test func `tells of retained messages that they are`() async throws {
        let broker = try Broker()
        let resident = try await broker.client()
        try await resident.say("left behind", retain: true)
        let record = Record()
        let running = Running(broker.daemonOptions(), Answering(record))
        try await eventually("it is heard") { record.heard.count == 1 }
        #expect(record.heard[0].isRetained)
        try await running.stop()
    }

    @Test func `reports each token once the broker has the message`() async throws {
        let broker = try Broker()
        let record = Record()
        let running = Running(broker.daemonOptions(), Answering(record))
        try await running.untilConnected()
        let resident = try await broker.client()
        for number in 1...300 { resident.client.post(Self.sentence("\(number)")) }
        for _ in 1...300 { _ = try await resident.hear() }
        try await eventually("all acknowledged") { record.tokens.count >= 300 }
        #expect(record.tokens.sorted() == Array(1...300))
        #expect(record.outbox.isEmpty)
        try await running.stop()
    }

    @Test func `keeps the order of what one sender says`() async throws {
        let broker = try Broker()
        let record = Record()
        let running = Running(broker.daemonOptions(), Answering(record))
        try await running.untilConnected()
        let resident = try await broker.client()
        let words = (1...1000).map(String.init)
        for word in words { resident.client.post(Self.sentence(word)) }
        try await eventually("all heard") { record.heard.count >= words.count }
        #expect(record.said == words)
        try await running.stop()
    }

    @Test func `takes idle turns when nothing arrives, also without a broker`() async throws {
        let record = Record()
        var options = BusOptions(
            broker: BrokerAddress(host: "127.0.0.1", port: try Loopback.freePort()), clientID: "yui"
        )
        options.waitForBroker = nil
        let running = Running(options, Answering(record))
        try await eventually("three idle turns") { record.idleTurns >= 3 }
        try await running.stop()
        #expect(running.loop.counters.connections == 0)
    }

    static func sentence(_ words: String) -> OutboundMessage {
        OutboundMessage(topic: "yui/v1/tama/line/U1/in", payload: Array(words.utf8))
    }
}
