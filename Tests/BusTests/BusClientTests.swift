import Fixtures
import Testing

@testable import Bus

@Suite(.timeLimit(.minutes(2))) struct `A client` {
    @Test func `knows that the broker has what it published`() async throws {
        let broker = try Broker()
        let client = try await broker.client().client
        for number in 0..<10 {
            try await client.publish(OutboundMessage(topic: "a", payload: [UInt8(number)]))
            #expect(client.counters.acknowledged == number + 1)
        }
        await client.close()
    }

    @Test func `publishes over a restart of the broker`() async throws {
        let broker = try Broker()
        let client = try await broker.client().client
        broker.stop()
        async let published: Void = client.publish(
            OutboundMessage(topic: "word", payload: Array("patience".utf8)))
        try broker.start()
        try await published
        #expect(client.counters.connections == 2)
        await client.close()
    }

    @Test func `sends what is queued before it closes`() async throws {
        let broker = try Broker()
        let listener = try await broker.client("listener", hearing: ["word"])
        let client = try await broker.client().client
        for number in 0..<500 {
            client.post(OutboundMessage(topic: "word", payload: Array("\(number)".utf8)))
        }
        await client.close()
        #expect(try await listener.hear(500) == (0..<500).map(String.init))
    }

    @Test func `that is closed hears nothing more and publishes nothing`() async throws {
        let broker = try Broker()
        let resident = try await broker.client()
        await resident.client.close()
        await #expect(throws: FixtureError.self) { _ = try await resident.hear() }
        await #expect(throws: BusClientClosed.self) { try await resident.say("too late") }
    }

    @Test func `that never connected can be closed`() async throws {
        let options = BusOptions(broker: BrokerAddress(host: "127.0.0.1"), clientID: "nobody")
        await BusClient(options: options, logger: quiet).close()
    }

    @Test func `is told that there is no broker`() async throws {
        let port = try Loopback.freePort()
        var options = BusOptions(
            broker: BrokerAddress(host: "127.0.0.1", port: port), clientID: "yui-chat")
        options.waitForBroker = 0
        let client = BusClient(options: options, logger: quiet)
        let error = BusError.unreachable(options.broker, reason: "Connection refused")
        await #expect(throws: error) { try await client.connect() }
    }
}
