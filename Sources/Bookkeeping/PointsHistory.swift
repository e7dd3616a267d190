package import Town

/// The versions of the points rules, each in force from its day on.
package struct PointsHistory: Sendable {
    private let versions: [(from: CivilDate, rules: PointsRules)]

    /// - Parameter versions: at least one; the earliest also holds for the time before it.
    package init(_ versions: [(from: CivilDate, rules: PointsRules)]) {
        precondition(!versions.isEmpty, "points need one version of the rules at least")
        self.versions = versions.sorted { $0.from < $1.from }
    }

    package func inForce(on date: CivilDate) -> PointsRules {
        (versions.last { $0.from <= date } ?? versions[0]).rules
    }
}
