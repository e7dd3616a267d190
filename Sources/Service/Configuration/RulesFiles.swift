import Bookkeeping
import Matching
import Town

extension MatchingPolicy {
    init(_ root: ConfigurationNode) {
        self.init()
        let members = root.members(known: [
            "weights", "load", "options_shown", "horizon_days", "least_overlap_percent",
            "turn_after_days", "proposal_pause_days", "proposals_per_place", "quiet_hours",
        ])
        let names = Set(Reason.allCases.map(\.rawValue))
        for (name, value) in members["weights"]?.members(known: names) ?? [:] {
            if let reason = Reason(rawValue: name), let weight = value.int(in: 0...1000) {
                weights[reason] = weight
            }
        }
        load = members["load"]?.int(in: 0...1000) ?? load
        shown = members["options_shown"]?.int(in: 1...9) ?? shown
        horizon = days(members["horizon_days"], 1...60) ?? horizon
        leastOverlapPercent =
            members["least_overlap_percent"]?.int(in: 1...100) ?? leastOverlapPercent
        turnAfter = days(members["turn_after_days"], 1...3650) ?? turnAfter
        proposalPause = days(members["proposal_pause_days"], 1...365) ?? proposalPause
        proposalsPerPlace = members["proposals_per_place"]?.int(in: 1...20) ?? proposalsPerPlace
        if let quiet = members["quiet_hours"]?.members(known: ["from", "to"]) {
            quietHours = (
                quiet["from"]?.hour ?? quietHours.from, quiet["to"]?.hour ?? quietHours.to
            )
        }
    }

    private func days(_ node: ConfigurationNode?, _ range: ClosedRange<Int>) -> Int? {
        (node?.int(in: range)).map { $0 * Seconds.day }
    }
}

extension PointsHistory {
    init?(_ root: ConfigurationNode) {
        let items = root.members(known: ["versions"])["versions"]?.items ?? []
        var versions: [(from: CivilDate, rules: PointsRules)] = []
        for item in items {
            let members = item.members(known: ["version", "from", "per_hour", "cap_per_activity"])
            guard let version = members["version"]?.int(in: 1...1_000_000),
                let from = members["from"]?.date
            else {
                item.report("a version needs its number and the day from which it holds")
                continue
            }
            var perHour: [Support: Int] = [:]
            let kinds = Set(Support.allCases.map(\.rawValue))
            for (kind, value) in members["per_hour"]?.members(known: kinds) ?? [:] {
                if let support = Support(rawValue: kind) {
                    perHour[support] = value.int(in: 0...1000)
                }
            }
            let cap = members["cap_per_activity"]?.int(in: 0...100_000) ?? 0
            versions.append(
                (from, PointsRules(version: version, perHour: perHour, mostPerActivity: cap)))
        }
        guard !versions.isEmpty else {
            root.report("at least one version of the rules is needed")
            return nil
        }
        self.init(versions)
    }
}

extension ConfigurationNode {
    /// The hour of `21:00`.
    fileprivate var hour: Int? {
        let parts = (string ?? "").split(separator: ":")
        guard parts.count == 2, let hour = Int(parts[0]), (0...24).contains(hour), parts[1] == "00"
        else {
            report("here a full hour such as \"21:00\" is expected")
            return nil
        }
        return hour
    }

    /// `2026-04-01`.
    fileprivate var date: CivilDate? {
        let parts = (string ?? "").split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2])
        else {
            report("here a day such as 2026-04-01 is expected")
            return nil
        }
        return date
    }
}
