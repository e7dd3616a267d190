/// What the loop has done since it began; for the monitor and for tests.
package struct BusCounters: Sendable, Hashable {
    package var connections = 0
    package var isConnected = false
    /// Batches that were not empty.
    package var batches = 0
    package var received = 0
    package var receivedAgain = 0
    package var published = 0
    package var acknowledged = 0
    /// Publishes that the broker or the library refused for good.
    package var refused = 0
    /// Messages without a token let go because too many were kept for the next connection.
    package var dropped = 0
    /// Queued here, and handed over without the broker's acknowledgement yet.
    package var waiting = 0
    package var inFlight = 0
    package var largestBatch = 0
    package var mostWaiting = 0
}
