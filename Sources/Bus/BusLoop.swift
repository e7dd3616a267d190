package import Logging
import Synchronization

/// The bus: one thread, one connection, one turn after the other.
///
/// A turn is: read until nothing is left → the `BusTurn` decides and commits → publish what it
/// returned → let the acknowledgements go. What was read is acknowledged only after it is durable.
package final class BusLoop: Sendable {
    private let options: BusOptions
    private let logger: Logger
    private let turn: Guarded<(any BusTurn)?>
    private let stopping = Atomic<Bool>(false)
    private let wakeup = Wakeup()
    private let tally = Guarded(BusCounters())

    package init(options: BusOptions, turn: sending any BusTurn, logger: Logger) {
        self.options = options
        self.logger = logger
        self.turn = Guarded(turn)
    }

    package var counters: BusCounters { tally.withLock { $0 } }

    /// Blocks the calling thread, which should be dedicated to it, until `stop()`; once only.
    ///
    /// Throws what the turn threw, or a `BusError`; then nothing that was undecided has been
    /// acknowledged and nothing that was uncommitted has been said.
    package func run() throws {
        guard let turn = turn.withLock({ $0.take() }) else {
            preconditionFailure("a bus loop runs once")
        }
        let session = BusSession(
            options: options, turn: turn, logger: logger, wakeup: wakeup,
            isStopping: { [self] in stopping.load(ordering: .acquiring) },
            report: { [self] counters in tally.withLock { $0 = counters } })
        try session.run()
    }

    /// Ends `run` after what is queued and the farewell have been sent; from any thread, and safe
    /// in a signal handler.
    package func stop() {
        stopping.store(true, ordering: .releasing)
        wakeup.ring()
    }

    /// Has the turn called soon although nothing arrived; from any thread.
    package func wake() {
        wakeup.ring()
    }
}
