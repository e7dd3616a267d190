package import Town

extension Matcher {
    /// Somebody whose standing offer fits an activity.
    package struct Invitee: Equatable, Sendable {
        package let person: PersonID
        package let party: Int
        package let score: Int
        package let reasons: Reasons
    }

    /// Whom to tell of an activity that needs people, best first: those whose offers fit, who have
    /// done least so far, and who have not been asked lately.
    package func invitees(for number: ActivityID) -> [Invitee] {
        guard let activity = town.activities[number], activity.left > 0 else { return [] }
        var best: [PersonID: Invitee] = [:]
        for (_, offer) in town.offers.sorted(by: { $0.key < $1.key }) {
            guard mayBeAsked(offer.person), offer.fits(activity.plan, policy),
                let match = matchOf(offer, with: number)
            else { continue }
            let person = town[offer.person]
            let load = person.engagements.count + person.participations
            let invitee = Invitee(
                person: offer.person, party: offer.party,
                score: match.score - load * policy.load, reasons: match.reasons)
            if best[offer.person].map({ $0.score < invitee.score }) ?? true {
                best[offer.person] = invitee
            }
        }
        return best.values
            .sorted { ($1.score, $0.person) < ($0.score, $1.person) }
            .prefix(activity.left * policy.proposalsPerPlace)
            .map { $0 }
    }

    private func mayBeAsked(_ number: PersonID) -> Bool {
        let person = town[number]
        if let muted = person.mutedUntil, muted > now { return false }
        if let last = person.lastProposal, now - last < policy.proposalPause { return false }
        return true
    }

    private func matchOf(_ offer: Offer, with number: ActivityID) -> Match? {
        let wanted = Wanted(
            person: offer.person, interval: offer.interval, topics: offer.topics,
            field: offer.field, party: offer.party)
        guard let activity = town.activities[number],
            isOpen(activity, to: offer.person, party: offer.party),
            !activity.turnedDown.contains(offer.person)
        else { return nil }
        return match(wanted, with: number, within: offer.interval ?? activity.plan.interval)
    }
}

extension Offer {
    /// Whether the offer is about the same thing: a subject that was named must be met.
    fileprivate func fits(_ plan: Plan, _ policy: MatchingPolicy) -> Bool {
        let subject = topics.isEmpty && field == nil
        return subject || topics.contains(where: plan.topics.contains)
            || (field != nil && field == plan.field)
    }
}
