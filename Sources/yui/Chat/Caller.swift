import Bus
import Foundation
import Logging
import Service

/// One sender's connection with Yui: what it says, and what it hears.
struct Caller {
    /// Something that came for this caller.
    enum Arrival {
        case message(MessageOut)
        /// How Yui is: `ready`, `lost` …
        case status(String)
    }

    let sender: Sender
    private let topics: Topics
    private let client: BusClient
    private let forwarding: Task<Void, Never>

    /// Connects, and has what is heard put among the happenings under this number.
    init(
        _ settings: Settings, as sender: Sender, timeout: Double, into happenings: Happenings,
        number: Int = 0
    ) async throws {
        self.sender = sender
        topics = Topics(city: settings.city)
        var subscriptions = [topics.outgoing(sender)]
        // Of the accounts of a guarded broker only the staff's may read it.
        if settings.broker.user == nil || sender.channel == "staff" {
            subscriptions.append(topics.status)
        }
        client = BusClient(
            options: settings.visitorOptions(subscriptions: subscriptions, timeout: timeout),
            logger: settings.quietLogger)
        forwarding = happenings.hear(client, number: number)
        try await client.connect()
    }

    var isConnected: Bool { client.counters.isConnected }

    func say(_ sentence: Sentence) {
        client.post(
            OutboundMessage(
                topic: topics.incoming(sender), payload: sentence.payload, isJSON: true))
    }

    /// What a message means to this caller; `nil` if nothing.
    func arrival(_ message: InboundMessage) -> Arrival? {
        if message.topic == topics.status {
            return .status(String(decoding: message.payload, as: UTF8.self))
        }
        guard topics.recipient(of: message.topic) == sender,
            let said = try? JSONDecoder().decode(MessageOut.self, from: Data(message.payload))
        else { return nil }
        return .message(said)
    }

    func close() async {
        forwarding.cancel()
        await client.close()
    }
}

/// One sentence with an id of its own, which stays the same when it is sent again.
struct Sentence: Encodable {
    let id: String
    let text: String

    var payload: [UInt8] {
        guard let payload = try? Array(JSONEncoder().encode(self)) else {
            preconditionFailure("a message of strings could not be written as JSON")
        }
        return payload
    }
}

/// Ids that no other run gives: a beginning by chance, and a count.
struct Numbering {
    private let run = String(UInt64.random(in: .min ... .max), radix: 36)
    private var count = 0

    mutating func next() -> String {
        count += 1
        return "\(run)-\(count)"
    }
}

extension Settings {
    /// A name that is nobody else's, and nothing kept for us when we have gone.
    func visitorOptions(subscriptions: [String], timeout: Double?) -> BusOptions {
        var options = busOptions(
            clientID: "yui-visitor-\(String(UInt64.random(in: .min ... .max), radix: 36))",
            subscriptions: subscriptions)
        options.cleanStart = true
        options.sessionExpirySeconds = 0
        options.waitForBroker = waitForBroker ?? timeout
        return options
    }

    /// Log lines have no place in a conversation, unless somebody wants to see everything.
    var quietLogger: Logger {
        var logger = self.logger
        if logLevel >= .notice { logger.logLevel = .critical }
        return logger
    }
}
