package import Bus
import Logging

/// The other end of the bus: says what residents say, and hears what they and the staff hear.
package final class Gateway: Sendable {
    private let client: BusClient
    private let ear: Task<Void, Never>
    private let kept: Guarded<[InboundMessage]>

    /// Everything that Yui says in this city.
    package static let everything = ["yui/v1/tama/+/+/out/#", "yui/v1/tama/monitor/#"]

    /// Connects, and returns when it hears.
    ///
    /// - Parameter hear: called with each message, one after the other; without it they are kept
    ///   in `heard`.
    package init(
        _ broker: Broker, name: String = "gateway", hearing filters: [String] = everything,
        hear: (@Sendable (InboundMessage) -> Void)? = nil
    ) async throws {
        var options = BusOptions(broker: broker.address, clientID: name, subscriptions: filters)
        options.waitForBroker = 30
        let logger = Logger(label: name) { _ in SwiftLogNoOpLogHandler() }
        let client = BusClient(options: options, logger: logger)
        let kept = Guarded<[InboundMessage]>([])
        self.client = client
        self.kept = kept
        ear = Task {
            for await message in client.messages {
                if let hear { hear(message) } else { kept.withLock { $0.append(message) } }
            }
        }
        try await client.connect()
    }

    /// What was heard and kept, in order.
    package var heard: [InboundMessage] { kept.withLock { $0 } }

    /// Says something and returns when the broker has taken it over.
    package func publish(_ message: OutboundMessage) async throws {
        try await client.publish(message)
    }

    /// Says something without waiting; whether it ever arrives is not known.
    package func post(_ message: OutboundMessage) { client.post(message) }

    /// Says goodbye to the broker.
    package func close() async {
        await client.close()
        await ear.value
    }
}

extension Gateway {
    package static func incoming(_ sender: String) -> String { "yui/v1/tama/\(sender)/in" }
    package static func outgoing(_ sender: String) -> String { "yui/v1/tama/\(sender)/out" }

    /// Plain words from a sender such as `line/U1`.
    package func say(_ words: String, from sender: String) async throws {
        try await publish(
            OutboundMessage(topic: Self.incoming(sender), payload: Array(words.utf8)))
    }

    /// What was heard on a topic, as text.
    package func words(on topic: String) -> [String] {
        heard.filter { $0.topic == topic }.map { String(decoding: $0.payload, as: UTF8.self) }
    }

    /// The first message after so many that fits; fails, instead of hanging, if it never comes.
    @discardableResult
    package func next(
        after count: Int = 0, _ what: String, where fits: (InboundMessage) -> Bool
    ) async throws -> InboundMessage {
        var found: InboundMessage?
        try await until(what) {
            found = heard.dropFirst(count).first(where: fits)
            return found != nil
        }
        guard let found else { throw FixtureError("it never came to this: \(what)") }
        return found
    }
}

/// Waits until something is so; the test fails, instead of hanging, if it never becomes so.
package func until(
    _ what: @autoclosure () -> String, seconds: Int = 60, _ isSo: () async throws -> Bool
) async throws {
    for _ in 0..<seconds * 200 {
        if try await isSo() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    throw FixtureError("it never came to this: \(what())")
}
