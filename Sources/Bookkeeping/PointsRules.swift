package import Town

/// The rules of `points.yaml` that are in force: how many points for what.
package struct PointsRules: Sendable {
    /// Goes into every transfer, so that it can be explained under the rules of its day.
    package var version: Int
    /// Points an hour by the kind of support.
    package var perHour: [Support: Int]
    /// The most that one activity gives one person.
    package var mostPerActivity: Int

    package init(version: Int, perHour: [Support: Int], mostPerActivity: Int) {
        self.version = version
        self.perHour = perHour
        self.mostPerActivity = mostPerActivity
    }

    /// What a part in an activity of that length is worth; half hours count half, rounded down.
    package func points(for support: Support, seconds: Int) -> Int {
        min(mostPerActivity, (perHour[support] ?? 0) * (seconds / (Seconds.hour / 2)) / 2)
    }
}
