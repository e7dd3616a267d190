package import Bus
import Foundation
import Journal
package import Logging
package import Town

/// One city's side of the bus: read → understand → decide → commit → answer, turn by turn.
package struct CityTurn: BusTurn {
    private let desk: Desk
    private let logger: Logger
    private let clock: @Sendable () -> Instant
    private let afterTurn: @Sendable () -> Void
    private var metrics: Metrics
    private var isRecovering: Bool
    private let fault: Fault?
    package let idleMilliseconds: Int32 = 250

    /// - Parameters:
    ///   - clock: the time of day; the core takes it as an argument.
    ///   - afterTurn: called after each commit or idle turn, for a watchdog.
    package init(
        desk: Desk, logger: Logger, clock: @escaping @Sendable () -> Instant,
        fault: Fault? = nil,
        afterTurn: @escaping @Sendable () -> Void = {}
    ) {
        self.fault = fault
        desk.fault = fault
        self.desk = desk
        self.logger = logger
        self.clock = clock
        self.afterTurn = afterTurn
        metrics = Metrics(began: clock())
        isRecovering = !desk.endedCleanly
    }

    package mutating func connected(sessionPresent: Bool) throws -> [OutboundMessage] {
        logger.notice("connected", metadata: ["session": "\(sessionPresent ? "kept" : "new")"])
        desk.connected(sessionGoesOn: sessionPresent)
        let unsent = try desk.unsent()
        return [desk.topics.status("init")] + unsent + desk.retained() + desk.boards(all: true)
            + [desk.topics.status("ready")]
    }

    package mutating func disconnected(reason: String) {
        logger.warning("the broker is gone", metadata: ["reason": "\(reason)"])
    }

    package mutating func handle(_ batch: [InboundMessage]) throws -> [OutboundMessage] {
        let now = clock()
        // Only a test asks for this: what the last turn said is made durable one turn too late.
        if fault == .answerFirst { _ = try desk.commit() }
        desk.advance(to: now)
        if isRecovering, batch.contains(where: \.isDuplicate) {
            return try desk.takeCarefully(batch) + rest(now)
        }
        if !batch.isEmpty, !batch.contains(where: \.isDuplicate) { isRecovering = false }
        for message in batch { desk.take(message) }
        let said = fault == .answerFirst ? desk.takeOutgoing() : try desk.commit()
        return said + (try rest(now))
    }

    /// What is said besides the answers, once they are durable.
    private mutating func rest(_ now: Instant) throws -> [OutboundMessage] {
        afterTurn()
        guard metrics.isDue(at: now) else { return [] }
        try desk.purgeWords()
        return desk.report(since: metrics.began, at: now) + desk.boards(all: false)
    }

    package mutating func acknowledged(_ tokens: [Int]) { desk.acknowledged(tokens) }

    package mutating func outbox(from token: Int, limit: Int) throws -> [OutboundMessage] {
        Array(try desk.unsent().lazy.filter { ($0.token ?? 0) >= token }.prefix(limit))
    }

    package mutating func ended() throws { try desk.close() }

    package mutating func farewell() -> [OutboundMessage] { [desk.topics.status("disconnected")] }
}
