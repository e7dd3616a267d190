import Logging

/// The running loop: gets the connection, keeps it, and takes the turns.
final class BusSession {
    private let options: BusOptions
    private let logger: Logger
    private let wakeup: Wakeup
    private let isStopping: () -> Bool
    private let report: (BusCounters) -> Void
    private let startedAt = monotonicMilliseconds()

    private var turn: any BusTurn
    private var outgoing: Outgoing
    private var backoff = Backoff()
    private var chance = SystemRandomNumberGenerator()
    private var counters = BusCounters()
    private var lastTurnAt = monotonicMilliseconds()
    /// The last failure told to the operator, so that a broker that stays away is told once.
    private var toldFailure: String?
    private var wasEverReady = false
    private var briefConnections = 0

    init(
        options: BusOptions, turn: any BusTurn, logger: Logger, wakeup: Wakeup,
        isStopping: @escaping () -> Bool, report: @escaping (BusCounters) -> Void
    ) {
        self.options = options
        self.turn = turn
        self.logger = logger
        self.wakeup = wakeup
        self.isStopping = isStopping
        self.report = report
        outgoing = Outgoing(sendMaximum: options.sendMaximum)
    }

    /// One connection after the other until asked to stop.
    func run() throws {
        while !isStopping() {
            let dialing = Dialing(options, wakeup)
            try idle(for: BusLimits.dial) { dialing.isOver }
            if isStopping() { break }
            var ending = Connection.Ending.lost("it does not answer")
            if let connection = try dialing.take() {
                let openedAt = monotonicMilliseconds()
                try serve(connection, since: openedAt)
                guard !isStopping(), let its = connection.ending else { break }
                ending = its
                noteLifetime(monotonicMilliseconds() - openedAt)
            }
            try lose(ending)
            try pause()
        }
        counters.isConnected = false
        reportCounters()
        try turn.ended()
    }
}

// While there is a connection.
extension BusSession {
    /// Takes turns until the connection is over, or until stopped and everything is said.
    private func serve(_ connection: Connection, since openedAt: Int64) throws {
        while connection.ending == nil {
            if isStopping() { return try leave(connection) }
            try takeTurn(on: connection)
            if !counters.isConnected || connection.subscriptionsToConfirm > 0,
                monotonicMilliseconds() - openedAt > BusLimits.answer
            {
                connection.giveUp("it accepts connections but does not answer")
            }
        }
    }

    /// Waits, reads, decides, publishes, writes: the one order in which nothing gets lost.
    private func takeTurn(on connection: Connection) throws {
        let due = lastTurnAt + Int64(turn.idleMilliseconds) - monotonicMilliseconds()
        let ready = wakeup.wait(
            on: connection.socket, writing: connection.wantsToWrite, milliseconds: due)
        if ready.canRead { connection.readAll() }
        noteAcknowledged(on: connection)
        // What was read before the connection broke can no longer be acknowledged; it comes again.
        guard connection.ending == nil else { return }
        try greet(connection)
        let batch = connection.takeInbox()
        let isDue = monotonicMilliseconds() - lastTurnAt >= Int64(turn.idleMilliseconds)
        if !batch.isEmpty || ready.wasRung || isDue {
            outgoing.append(try decide(batch), isConnected: counters.isConnected)
        }
        if let token = outgoing.wantsFrom {
            outgoing.fetched(try turn.outbox(from: token, limit: BusLimits.fetch))
        }
        publish(on: connection)
        if connection.wantsToWrite { connection.write() }
        connection.tend()
        reportCounters()
    }

    private func decide(_ batch: [InboundMessage]) throws -> [OutboundMessage] {
        if !batch.isEmpty {
            counters.batches += 1
            counters.received += batch.count
            counters.receivedAgain += batch.count { $0.isDuplicate }
            counters.largestBatch = max(counters.largestBatch, batch.count)
        }
        defer { lastTurnAt = monotonicMilliseconds() }
        return try turn.handle(batch)
    }

    /// After CONNACK has the turn say what must be said anew, and after SUBACK tells it so.
    private func greet(_ connection: Connection) throws {
        if !counters.isConnected, let sessionPresent = connection.sessionPresent {
            counters.isConnected = true
            counters.connections += 1
            outgoing.append(
                try turn.connected(sessionPresent: sessionPresent), isConnected: true)
        }
        if counters.isConnected, !connection.isSubscribed, connection.subscriptionsToConfirm == 0 {
            connection.isSubscribed = true
            wasEverReady = true
            toldFailure = nil
            logger.notice(
                "connected to the broker",
                metadata: [
                    "broker": "\(options.broker)", "client": "\(options.clientID)",
                    "session": connection.sessionPresent == true ? "kept" : "new",
                ])
            turn.subscribed()
        }
    }

    private func publish(on connection: Connection) {
        guard counters.isConnected else { return }
        var unsendable: [Int] = []
        while let message = outgoing.next() {
            switch connection.publish(message) {
            case .success(let packetID):
                outgoing.sent(message, as: packetID)
                counters.published += 1
            case .failure(let refusal):
                refuse(message, because: refusal.reason)
                if let token = message.token { unsendable.append(token) }
            }
        }
        if !unsendable.isEmpty { turn.acknowledged(unsendable) }
    }

    /// Sorts out the broker's answers to our publishes and tells the turn which tokens are done.
    ///
    /// A refusal is done too: sent again it would be refused again.
    private func noteAcknowledged(on connection: Connection) {
        var tokens: [Int] = []
        for answer in connection.takePublished() {
            guard let message = outgoing.acknowledged(answer.packetID) else { continue }
            if answer.reason >= 0x80 {
                refuse(message, because: Connection.text(ofReason: answer.reason))
            } else {
                counters.acknowledged += 1
            }
            if let token = message.token { tokens.append(token) }
        }
        if !tokens.isEmpty { turn.acknowledged(tokens) }
    }

    private func refuse(_ message: OutboundMessage, because reason: String) {
        counters.refused += 1
        logger.error(
            "a message was refused and will not be sent again",
            metadata: [
                "reason": "\(reason)", "bytes": "\(message.payload.count)",
                "token": "\(message.token.map(String.init) ?? "none")",
            ])
    }

    private func reportCounters() {
        counters.waiting = outgoing.waitingCount
        counters.inFlight = outgoing.inFlightCount
        counters.mostWaiting = max(counters.mostWaiting, counters.waiting)
        counters.dropped = outgoing.dropped
        report(counters)
    }
}

// While there is none.
extension BusSession {
    /// Tells the turn and the operator, and decides whether there is a point in going on.
    private func lose(_ ending: Connection.Ending) throws {
        let wasConnected = counters.isConnected
        counters.isConnected = false
        outgoing.connectionLost()
        reportCounters()
        let error: BusError
        let reason: String
        switch ending {
        case .lost(let why):
            reason = why
            error = .unreachable(options.broker, reason: why)
        case .refused(let why):
            reason = why
            error = .refused(options.broker, reason: why)
        case .takenOver:
            reason = "another client took the session over"
            error = .sessionTakenOver(options.broker, clientID: options.clientID)
        }
        if wasConnected { turn.disconnected(reason: reason) }
        if ending == .takenOver { throw error }
        if !wasEverReady, let patience = options.waitForBroker,
            Double(monotonicMilliseconds() - startedAt) >= patience * 1000
        {
            throw error
        }
        tell(error, reason)
    }

    private func tell(_ error: BusError, _ reason: String) {
        guard toldFailure != reason else { return }
        toldFailure = reason
        logger.warning(
            "\(wasEverReady ? "the broker is gone" : "no broker yet"), trying again",
            metadata: ["broker": "\(options.broker)", "reason": "\(error)"])
    }

    /// A connection that lasted starts the backoff anew; one brief one after the other is told.
    private func noteLifetime(_ milliseconds: Int64) {
        guard milliseconds < options.steadyAfter else {
            backoff.reset()
            briefConnections = 0
            return
        }
        guard counters.isConnected else { return }
        briefConnections += 1
        guard briefConnections == BusLimits.briefConnections else { return }
        logger.error(
            "the broker lets us in and soon closes; is a second one running with our client id?",
            metadata: ["broker": "\(options.broker)", "client": "\(options.clientID)"])
    }

    /// Waits out the backoff, but not beyond the time the first connection may take.
    private func pause() throws {
        var wait = backoff.next(using: &chance)
        if !wasEverReady, let patience = options.waitForBroker {
            wait = min(wait, startedAt + Int64(patience * 1000) - monotonicMilliseconds())
        }
        try idle(for: wait) { false }
    }

    /// Takes idle turns, so that timers run on, until the time or something else is over.
    private func idle(for milliseconds: Int64, unless isOver: () -> Bool) throws {
        let until = monotonicMilliseconds() + milliseconds
        while !isStopping(), !isOver() {
            let now = monotonicMilliseconds()
            guard now < until else { return }
            let due = lastTurnAt + Int64(turn.idleMilliseconds) - now
            let ready = wakeup.wait(on: nil, writing: false, milliseconds: min(until - now, due))
            let isDue = monotonicMilliseconds() - lastTurnAt >= Int64(turn.idleMilliseconds)
            guard ready.wasRung || isDue, !isStopping() else { continue }
            outgoing.append(try decide([]), isConnected: false)
            reportCounters()
        }
    }
}

// When asked to stop.
extension BusSession {
    /// Says what is queued, then the farewell, then DISCONNECT, so that there is no last will.
    ///
    /// What arrives meanwhile is decided as always; what is not read stays with the broker.
    private func leave(_ connection: Connection) throws {
        if counters.isConnected {
            try drain(connection)
            outgoing.append(turn.farewell(), isConnected: true)
            try drain(connection)
        }
        guard connection.ending == nil else { return }
        connection.sayGoodbye()
        let end = monotonicMilliseconds() + BusLimits.drain
        while connection.wantsToWrite, connection.ending == nil {
            let left = end - monotonicMilliseconds()
            guard left > 0 else { return }
            _ = wakeup.wait(on: connection.socket, writing: true, milliseconds: left)
            connection.write()
        }
    }

    /// Takes turns until the broker has acknowledged everything, or for as long as a stop may take.
    private func drain(_ connection: Connection) throws {
        let end = monotonicMilliseconds() + BusLimits.drain
        publish(on: connection)
        while !outgoing.isEmpty, connection.ending == nil, monotonicMilliseconds() < end {
            try takeTurn(on: connection)
        }
    }
}
