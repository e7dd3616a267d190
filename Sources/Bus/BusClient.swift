import Foundation
package import Logging

/// A small client for terminal tools and tests: publish, and hear what is subscribed.
///
/// It runs the same loop as the daemon, on a thread of its own, and keeps nothing on disk.
package final class BusClient: Sendable {
    /// What arrives, in order; ends when the client is closed or gives up. One listener only.
    package let messages: AsyncStream<InboundMessage>
    private let mailbox: Mailbox
    private let loop: BusLoop

    /// Messages that wait for a slow listener before the oldest are let go.
    package static let listenerBacklog = 100_000

    package init(options: BusOptions, logger: Logger) {
        let (messages, hearer) = AsyncStream.makeStream(
            of: InboundMessage.self, bufferingPolicy: .bufferingNewest(Self.listenerBacklog))
        self.messages = messages
        mailbox = Mailbox(hearer: hearer)
        loop = BusLoop(options: options, turn: ClientTurn(mailbox: mailbox), logger: logger)
    }

    package var counters: BusCounters { loop.counters }

    /// Connects and returns once every subscription is in force; throws a `BusError` if it cannot
    /// within `waitForBroker`. Once only.
    package func connect() async throws {
        mailbox.start()
        Thread.detachNewThread { [loop, mailbox] in
            do {
                try loop.run()
                mailbox.finish(with: nil)
            } catch {
                mailbox.finish(with: error)
            }
        }
        try await mailbox.untilSubscribed()
    }

    /// Publishes and, at QoS 1, returns once the broker has taken the message over; across
    /// reconnections it is sent again until then.
    package func publish(_ message: OutboundMessage) async throws {
        guard message.qos > 0 else { return post(message) }
        try await mailbox.send(message) { [loop] in loop.wake() }
    }

    /// Publishes without waiting.
    package func post(_ message: OutboundMessage) {
        mailbox.post(message)
        loop.wake()
    }

    /// Sends what is queued, says goodbye to the broker, and returns when the thread has ended.
    package func close() async {
        loop.stop()
        await mailbox.untilFinished()
    }
}

/// The client's side of the loop.
private struct ClientTurn: BusTurn {
    let mailbox: Mailbox
    let idleMilliseconds: Int32 = 1000

    mutating func connected(sessionPresent: Bool) -> [OutboundMessage] { mailbox.unacknowledged() }
    mutating func subscribed() { mailbox.subscribed() }
    mutating func disconnected(reason: String) {}
    mutating func acknowledged(_ tokens: [Int]) { mailbox.acknowledged(tokens) }

    mutating func handle(_ batch: [InboundMessage]) -> [OutboundMessage] {
        mailbox.hear(batch)
        return mailbox.takePosted()
    }
}

/// What the client's callers and the client's thread share.
private final class Mailbox: Sendable {
    private struct State {
        var isStarted = false
        var isSubscribed = false
        var isFinished = false
        var failure: (any Error)?
        var posted: [OutboundMessage] = []
        /// Handed to the loop and not yet acknowledged, by token.
        var sent: [Int: OutboundMessage] = [:]
        var lastToken = 0
        var senders: [Int: CheckedContinuation<Void, any Error>] = [:]
        var connecting: [CheckedContinuation<Void, any Error>] = []
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Guarded(State())
    private let hearer: AsyncStream<InboundMessage>.Continuation

    init(hearer: AsyncStream<InboundMessage>.Continuation) {
        self.hearer = hearer
    }

    func start() {
        state.withLock { $0.isStarted = true }
    }

    func hear(_ batch: [InboundMessage]) {
        for message in batch { hearer.yield(message) }
    }

    func post(_ message: OutboundMessage) {
        state.withLock { $0.posted.append(message) }
    }

    func takePosted() -> [OutboundMessage] {
        state.withLock { state in
            for message in state.posted {
                if let token = message.token { state.sent[token] = message }
            }
            defer { state.posted.removeAll() }
            return state.posted
        }
    }

    func unacknowledged() -> [OutboundMessage] {
        state.withLock { state in state.sent.sorted { $0.key < $1.key }.map(\.value) }
    }

    func send(_ message: OutboundMessage, then wake: () -> Void) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let isFinished = state.withLock { state in
                guard !state.isFinished else { return true }
                state.lastToken += 1
                var numbered = message
                numbered.token = state.lastToken
                state.posted.append(numbered)
                state.senders[state.lastToken] = continuation
                return false
            }
            if isFinished { continuation.resume(throwing: BusClientClosed()) }
            wake()
        }
    }

    func acknowledged(_ tokens: [Int]) {
        let done = state.withLock { state in
            for token in tokens { state.sent[token] = nil }
            return tokens.compactMap { state.senders.removeValue(forKey: $0) }
        }
        for sender in done { sender.resume() }
    }

    func subscribed() {
        let connecting = state.withLock { state in
            state.isSubscribed = true
            defer { state.connecting = [] }
            return state.connecting
        }
        for waiting in connecting { waiting.resume() }
    }

    func untilSubscribed() async throws {
        try await withCheckedThrowingContinuation { continuation in
            let answer: Result<Void, any Error>? = state.withLock { state in
                if state.isSubscribed { return .success(()) }
                if state.isFinished { return .failure(state.failure ?? BusClientClosed()) }
                state.connecting.append(continuation)
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    func untilFinished() async {
        await withCheckedContinuation { continuation in
            let isFinished = state.withLock { state in
                let isFinished = state.isFinished || !state.isStarted
                if !isFinished { state.closing.append(continuation) }
                return isFinished
            }
            if isFinished { continuation.resume() }
        }
    }

    func finish(with failure: (any Error)?) {
        hearer.finish()
        let (unheard, closing) = state.withLock { state in
            state.isFinished = true
            state.failure = failure
            defer { (state.senders, state.connecting, state.closing) = ([:], [], []) }
            return (Array(state.senders.values) + state.connecting, state.closing)
        }
        for waiting in unheard { waiting.resume(throwing: failure ?? BusClientClosed()) }
        for waiting in closing { waiting.resume() }
    }
}

/// The client was closed before the broker had taken the message over.
package struct BusClientClosed: Error, CustomStringConvertible {
    package var description: String {
        "The connection was closed before the broker had taken the message over."
    }
}
