package import Bookkeeping
package import Matching
package import Town

/// What the city's configuration decides about conversations.
package struct Settings: Sendable {
    package var zone: Zone
    package var matching: MatchingPolicy
    package var points: PointsHistory

    package init(zone: Zone, matching: MatchingPolicy, points: PointsHistory) {
        self.zone = zone
        self.matching = matching
        self.points = points
    }
}

/// How long things stay open, in seconds.
enum Patience {
    /// A question that Yui asked.
    static let question = 12 * Seconds.hour
    /// A question that it asked unasked: an invitation, who came.
    static let proposal = 2 * Seconds.day
    /// A draft that its owner has not confirmed.
    static let draft = 2 * Seconds.day
    /// An offer that named no time.
    static let offer = 14 * Seconds.day
    /// How long nothing unasked is said after "leave me in peace".
    static let mute = 14 * Seconds.day
    /// The time of day before which nobody is reminded, in seconds since midnight.
    static let earliestReminder = 6 * Seconds.hour
    /// How much longer somebody is free who named a part of a day.
    static let partOfDay = 2 * Seconds.hour
    /// How early before the start one may check in.
    static let earlyCheckIn = Seconds.hour
    /// How long an activity is taken to last where nothing was said.
    static let usualLength = 2 * Seconds.hour
}
