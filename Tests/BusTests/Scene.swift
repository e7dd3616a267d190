import Fixtures
import Foundation
import Logging

@testable import Bus

/// Waits until something is so; the test fails, instead of hanging, when it never becomes so.
func eventually(_ what: String, _ isSo: () -> Bool) async throws {
    for _ in 0..<24_000 {
        if isSo() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    throw FixtureError("it never came to this: \(what)")
}

let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// What a turn has seen, readable while it runs.
final class Record: Sendable {
    struct Entries {
        var connections: [Bool] = []
        var losses: [String] = []
        var heard: [InboundMessage] = []
        var tokens: [Int] = []
        var idleTurns = 0
        var outbox: [Int: OutboundMessage] = [:]
    }

    let entries = Guarded(Entries())

    var heard: [InboundMessage] { entries.withLock { $0.heard } }
    var said: [String] { heard.map { String(decoding: $0.payload, as: UTF8.self) } }
    var connections: [Bool] { entries.withLock { $0.connections } }
    var losses: [String] { entries.withLock { $0.losses } }
    var tokens: [Int] { entries.withLock { $0.tokens } }
    var outbox: [Int: OutboundMessage] { entries.withLock { $0.outbox } }
    var idleTurns: Int { entries.withLock { $0.idleTurns } }

    /// Puts a message into the outbox as if it had been committed before a crash.
    func owe(_ message: OutboundMessage, as token: Int) {
        var numbered = message
        numbered.token = token
        entries.withLock { $0.outbox[token] = numbered }
    }
}

struct CommitFailed: Error {}

/// A turn that answers each message on the sender's own topic, with an outbox, and fails on demand.
struct Answering: BusTurn {
    let record: Record
    var idleMilliseconds: Int32 = 50
    /// The commit fails when a batch has this in it.
    var failsOn: String?
    var greeting: [OutboundMessage] = []
    var lastWords: [OutboundMessage] = []
    private var lastToken = 0

    init(_ record: Record, failsOn: String? = nil) {
        self.record = record
        self.failsOn = failsOn
    }

    mutating func connected(sessionPresent: Bool) -> [OutboundMessage] {
        record.entries.withLock { entries in
            entries.connections.append(sessionPresent)
            return greeting + entries.outbox.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    mutating func disconnected(reason: String) {
        record.entries.withLock { $0.losses.append(reason) }
    }

    mutating func handle(_ batch: [InboundMessage]) throws -> [OutboundMessage] {
        if batch.isEmpty { record.entries.withLock { $0.idleTurns += 1 } }
        let words = batch.map { String(decoding: $0.payload, as: UTF8.self) }
        if let failsOn, words.contains(failsOn) { throw CommitFailed() }
        return zip(batch, words).map { message, words in
            lastToken += 1
            let answer = OutboundMessage(
                topic: message.responseTopic ?? message.topic.dropLast(2) + "out",
                payload: Array("re: \(words)".utf8), isJSON: true,
                correlation: message.correlation, token: lastToken)
            record.entries.withLock { entries in
                entries.heard.append(message)
                entries.outbox[lastToken] = answer
            }
            return answer
        }
    }

    mutating func acknowledged(_ tokens: [Int]) {
        record.entries.withLock { entries in
            entries.tokens += tokens
            for token in tokens { entries.outbox[token] = nil }
        }
    }

    mutating func farewell() -> [OutboundMessage] { lastWords }
}

/// A loop on a thread of its own, as the daemon runs it.
final class Running: Sendable {
    let loop: BusLoop
    private let ended = Guarded<Result<Void, any Error>?>(nil)

    init(_ options: BusOptions, _ turn: sending any BusTurn, logger: Logger = quiet) {
        loop = BusLoop(options: options, turn: turn, logger: logger)
        Thread.detachNewThread { [self] in
            let result = Result { try loop.run() }
            ended.withLock { $0 = result }
        }
    }

    deinit { loop.stop() }

    /// The end of `run`, awaited; throws what it threw.
    func end() async throws {
        try await eventually("the loop ends") { ended.withLock { $0 != nil } }
        try ended.withLock { try $0?.get() }
    }

    func stop() async throws {
        loop.stop()
        try await end()
    }

    func untilConnected(times: Int = 1) async throws {
        try await eventually("connected") {
            loop.counters.isConnected && loop.counters.connections >= times
        }
    }
}

extension Broker {
    static let town = "yui/v1/tama/+/+/in"

    func daemonOptions(_ clientID: String = "yui-tama") -> BusOptions {
        BusOptions(broker: address, clientID: clientID, subscriptions: [Self.town])
    }

    func client(
        _ name: String = "resident", hearing filters: [String] = ["yui/v1/tama/+/+/out"]
    ) async throws -> Resident {
        var options = BusOptions(broker: address, clientID: name, subscriptions: filters)
        options.cleanStart = true
        let client = BusClient(options: options, logger: quiet)
        try await client.connect()
        return Resident(client)
    }
}

/// Someone at the other end of the bus: says and hears.
final class Resident {
    let client: BusClient
    private var ears: AsyncStream<InboundMessage>.Iterator

    init(_ client: BusClient) {
        self.client = client
        ears = client.messages.makeAsyncIterator()
    }

    func say(
        _ words: String, on topic: String = "yui/v1/tama/line/U1/in", retain: Bool = false
    ) async throws {
        try await client.publish(
            OutboundMessage(topic: topic, payload: Array(words.utf8), retain: retain))
    }

    func hear() async throws -> InboundMessage {
        guard let message = await ears.next(isolation: #isolation) else {
            throw FixtureError("the connection ended before anything was heard")
        }
        return message
    }

    /// What is heard next, so many messages of it.
    func hear(_ count: Int) async throws -> [String] {
        var words: [String] = []
        while words.count < count { words.append(try await hearWords()) }
        return words
    }

    func hearWords() async throws -> String {
        String(decoding: try await hear().payload, as: UTF8.self)
    }
}

/// What a logger was told.
final class LogLines: LogHandler, Sendable {
    private let told = Guarded<[String]>([])

    var lines: [String] { told.withLock { $0 } }
    var logger: Logger { Logger(label: "test") { _ in self } }

    func count(of part: String) -> Int { lines.count { $0.contains(part) } }

    func log(event: LogEvent) {
        told.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
    }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
}
