import Matching
import Town

extension Scene {
    var matcher: Matcher {
        Matcher(town: town, policy: settings.matching, now: now, zone: settings.zone)
    }

    /// Tells those whose offers fit, outside the quiet hours, each at most once a week.
    mutating func invite(to number: ActivityID) {
        guard let activity = town.activities[number], activity.state == .open,
            activity.plan.interval.start > now
        else { return }
        if settings.matching.isQuiet(at: now, in: settings.zone) {
            let morning = settings.matching.endOfQuiet(after: now, in: settings.zone)
            record(InvitationPostponed(activity: number, until: morning))
            return
        }
        for invitee in matcher.invitees(for: number) {
            let address = tell(invitee.person)
            // Somebody in the middle of a conversation is not interrupted.
            guard openQuestion(at: address) == nil else { continue }
            let suggestion = Suggestion(activity: number, reasons: invitee.reasons)
            record(Proposed(person: invitee.person, suggestion: suggestion, at: now))
            ask(
                .invitation(suggestion, party: invitee.party), at: address, kind: .proposal,
                [line(.invitation, number), Line(.invitationNext)], choices: [.yes, .later],
                patience: Patience.proposal)
        }
    }
}
