package import Town

/// Finds what fits, in a town as it stands at a moment.
package struct Matcher {
    /// So many activities are looked at for one sentence, the soonest days first.
    private static let candidateLimit = 400

    let town: Town
    let policy: MatchingPolicy
    let now: Instant

    private let zone: Zone

    package init(town: Town, policy: MatchingPolicy, now: Instant, zone: Zone) {
        self.zone = zone
        self.town = town
        self.policy = policy
        self.now = now
    }

    /// The best few activities for what is wanted, best first; ties go to the sooner, then to the
    /// lower number.
    ///
    /// Where the person named a subject and something fits it, nothing else is shown.
    package func best(for wanted: Wanted) -> [Match] {
        let horizon = wanted.interval ?? Interval(start: now, end: now + policy.horizon)
        var matches = town.calendar.activities(touching: horizon)
            .prefix(Self.candidateLimit)
            .compactMap { match(wanted, with: $0, within: horizon) }
        if wanted.namesSubject {
            let named = matches.filter { $0.reasons.contains(.topic) }
            let related = matches.filter { isOfSubject($0.activity, wanted) }
            matches = named.isEmpty ? related : named + related.filter { !named.contains($0) }
        }
        matches.sort { precedes($0, $1) }
        return Array(spread(matches).prefix(policy.shown))
    }

    /// Lets each day have its best before any has its second, so that a weekend is not all
    /// Saturday.
    private func spread(_ matches: [Match]) -> [Match] {
        var turns: [CivilDate: Int] = [:]
        let ranked = matches.enumerated().map { place, match in
            let day = zone.date(of: start(of: match))
            defer { turns[day, default: 0] += 1 }
            return (turn: turns[day] ?? 0, place: place, match: match)
        }
        return ranked.sorted { ($0.turn, $0.place) < ($1.turn, $1.place) }.map(\.match)
    }

    /// Whether an activity may be joined by a party of that size.
    package func isOpen(_ activity: Activity, to person: PersonID, party: Int) -> Bool {
        activity.state == .open && activity.left >= party && activity.plan.interval.start > now
            && activity.participation(of: person) == nil
            && town[activity.organiser].person != person
    }

    func match(_ wanted: Wanted, with number: ActivityID, within: Interval) -> Match? {
        guard let activity = town.activities[number],
            isOpen(activity, to: wanted.person, party: wanted.party),
            !activity.waiting.contains(where: { $0.person == wanted.person }),
            wanted.place == nil || wanted.place == activity.plan.place,
            wanted.area == nil || wanted.area == activity.plan.area,
            hasRoom(for: activity.plan.interval, within: within)
        else { return nil }
        let reasons = reasons(for: activity, wanted)
        let shared = wanted.topics.count(where: activity.plan.topics.contains)
        let score =
            reasons.list.reduce(0) { $0 + (policy.weights[$1] ?? 0) }
            + max(0, shared - 1) * (policy.weights[.topic] ?? 0) / 2
        return Match(activity: number, score: score, reasons: reasons)
    }

    private func hasRoom(for interval: Interval, within free: Interval) -> Bool {
        let needed = interval.seconds * policy.leastOverlapPercent / 100
        return interval.overlap(with: free) >= max(1, needed)
    }

    private func reasons(for activity: Activity, _ wanted: Wanted) -> Reasons {
        let person = town[wanted.person]
        let plan = activity.plan
        var reasons = Reasons()
        if wanted.interval != nil { reasons.insert(.time) }
        if wanted.topics.contains(where: plan.topics.contains) { reasons.insert(.topic) }
        if let field = plan.field, wanted.field == field || person.interests.contains(field) {
            reasons.insert(.field)
        }
        if let home = person.area, let there = plan.area {
            if home == there {
                reasons.insert(.area)
            } else if town.city.areas[home]?.neighbours.contains(there) == true {
                reasons.insert(.nearby)
            }
        }
        if isTurn(of: person) { reasons.insert(.turn) }
        if activity.taken < plan.least, plan.interval.start - now < 2 * Seconds.day {
            reasons.insert(.urgent)
        }
        return reasons
    }

    private func isTurn(of person: Person) -> Bool {
        person.engagements.isEmpty
            && (person.lastParticipation.map { now - $0 > policy.turnAfter } ?? true)
    }

    private func isOfSubject(_ number: ActivityID, _ wanted: Wanted) -> Bool {
        guard let field = wanted.field else { return false }
        return town.activities[number]?.plan.field == field
    }

    private func precedes(_ a: Match, _ b: Match) -> Bool {
        if a.score != b.score { return a.score > b.score }
        let starts = (start(of: a), start(of: b))
        return starts.0 != starts.1 ? starts.0 < starts.1 : a.activity < b.activity
    }

    private func start(of match: Match) -> Instant {
        town.activities[match.activity]?.plan.interval.start ?? now
    }
}

extension Wanted {
    /// Whether the person said what it should be about.
    package var namesSubject: Bool { !topics.isEmpty || field != nil }
}
