package import Town

/// The weights and limits of `matching.yaml`: how much each reason speaks for a suggestion.
package struct MatchingPolicy: Sendable {
    /// What each reason adds to a score.
    package var weights: [Reason: Int]
    /// What each task that somebody already has, or has done of late, takes from a score.
    package var load: Int
    /// How many suggestions are shown at once.
    package var shown: Int
    /// How far ahead Yui looks when no time was named, in seconds.
    package var horizon: Int
    /// The least share of an activity for which somebody must be free, in percent.
    package var leastOverlapPercent: Int
    /// Seconds between two unasked proposals to one person.
    package var proposalPause: Int
    /// Proposals sent for each place that is still free.
    package var proposalsPerPlace: Int
    /// Hours of the day, civil time, in which nothing unasked is said: from the first to the
    /// second.
    package var quietHours: (from: Int, to: Int)
    /// How long without taking part until it is somebody's turn again, in seconds.
    package var turnAfter: Int

    package init() {
        weights = [.time: 10, .topic: 40, .field: 20, .area: 15, .nearby: 8, .turn: 10, .urgent: 6]
        load = 5
        shown = 3
        horizon = 14 * Seconds.day
        leastOverlapPercent = 67
        proposalPause = 7 * Seconds.day
        proposalsPerPlace = 2
        quietHours = (21, 8)
        turnAfter = 90 * Seconds.day
    }

    package func isQuiet(at instant: Instant, in zone: Zone) -> Bool {
        let hour = zone.secondOfDay(of: instant) / Seconds.hour
        return quietHours.from <= quietHours.to
            ? hour >= quietHours.from && hour < quietHours.to
            : hour >= quietHours.from || hour < quietHours.to
    }

    /// The next moment at which something unasked may be said.
    package func endOfQuiet(after instant: Instant, in zone: Zone) -> Instant {
        let end = zone.instant(
            of: zone.date(of: instant), secondOfDay: quietHours.to * Seconds.hour)
        return end > instant
            ? end
            : zone.instant(
                of: zone.date(of: instant) + 1, secondOfDay: quietHours.to * Seconds.hour)
    }
}
