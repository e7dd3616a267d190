/// A stretch of time, half open: from `start` up to but not including `end`.
package struct Interval: Hashable, Codable, Sendable {
    package let start: Instant
    package let end: Instant

    package init(start: Instant, end: Instant) {
        self.start = start
        self.end = max(start, end)
    }

    package var seconds: Int { end - start }

    /// Seconds that both share.
    package func overlap(with other: Interval) -> Int {
        max(0, min(end, other.end) - max(start, other.start))
    }
}
