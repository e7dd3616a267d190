/// How long to wait before the next attempt: doubling up to a limit, with chance in it so that
/// many clients of a restarted broker do not come back in the same instant.
struct Backoff {
    private var ceiling = BusLimits.firstBackoff

    /// Milliseconds until the next attempt, from half of the ceiling to all of it.
    mutating func next(using chance: inout some RandomNumberGenerator) -> Int64 {
        let wait = Int64.random(in: ceiling / 2...ceiling, using: &chance)
        ceiling = min(ceiling * 2, BusLimits.longestBackoff)
        return wait
    }

    mutating func reset() {
        ceiling = BusLimits.firstBackoff
    }
}
