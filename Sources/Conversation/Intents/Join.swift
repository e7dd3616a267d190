import Matching
import Town

/// "I'll take number 8": a place in an activity, or in its waiting list.
extension Scene {
    mutating func join(_ said: Said) {
        guard let ref = said.reading.slots.ref else {
            findActivities(said)
            return
        }
        join(ActivityID(ref), party: said.reading.slots.people ?? 1, reasons: nil, said)
    }

    /// - Parameter reasons: those it was suggested with; `nil` where the person named it.
    mutating func join(_ number: ActivityID, party: Int, reasons: Reasons?, _ said: Said) {
        let person = town[said.from].person
        guard let activity = town.activities[number], activity.state != .asked else {
            answer(said, Line(.refUnknown, ["ref": .number(number.number)]), example(for: said))
            return
        }
        if let refusal = refusal(of: activity, number, to: person) {
            say(.answer, to: said.from, refusal)
            return
        }
        let party = min(max(1, party), Limits.party)
        guard activity.left >= party else {
            offerToWait(for: number, party: party, said)
            return
        }
        record(
            Joined(activity: number, person: person, party: party, reasons: reasons ?? [.topic]))
        endOffers(of: person, during: activity.plan.interval)
        fillIfFull(number)
        welcome(to: number, party: party, said)
    }

    /// Why somebody cannot join, and what to do instead; `nil` where nothing stands against it.
    private func refusal(
        of activity: Activity, _ number: ActivityID, to person: PersonID
    ) -> [Line]? {
        if activity.participation(of: person) != nil { return [line(.joinAlready, number)] }
        if activity.waiting.contains(where: { $0.person == person }) {
            return [line(.waitAlready, number)]
        }
        let isPast = activity.state == .confirmed || activity.plan.interval.end <= now
        if activity.state.isOver || isPast {
            return [line(.joinOver, number), Line(.searchNext)]
        }
        if town[activity.organiser].person == person { return [line(.joinOwn, number)] }
        if town[person].engagements.count >= Limits.engagements {
            return [Line(.joinTooMany, ["count": .number(Limits.engagements)])]
        }
        return clash(with: activity, of: person).map { other in
            [line(.joinClash, other), Line(.joinClashNext)]
        }
    }

    /// Time that is taken is no longer on offer.
    mutating func endOffers(of person: PersonID, during taken: Interval) {
        for offer in town[person].offers {
            guard let interval = town.offers[offer]?.interval, interval.overlap(with: taken) > 0
            else { continue }
            record(OfferEnded(id: offer))
        }
    }

    private mutating func welcome(to number: ActivityID, party: Int, _ said: Said) {
        guard let plan = town.activities[number]?.plan else { return }
        var lines = [
            line(party > 1 ? .joinDoneParty : .joinDone, number, ["party": .number(party)])
        ]
        if !plan.bring.isEmpty {
            lines.append(Line(.joinBring, ["bring": .wordsByLanguage(plan.bring)]))
        }
        lines.append(Line(reminderPhrase(before: plan.interval.start)))
        lines.append(Line(.joinNext))
        say(.answer, to: said.from, lines)
    }

    /// Says only what is still to come.
    private func reminderPhrase(before start: Instant) -> Phrase {
        let onTheDay = remindsOnTheDay(start) && start - Lead.hoursBefore > now
        if start - Seconds.day > now { return onTheDay ? .joinReminders : .joinReminderDay }
        return onTheDay ? .joinReminder : .joinSoon
    }

    /// Another activity of the person's at the same time.
    private func clash(with activity: Activity, of person: PersonID) -> ActivityID? {
        town[person].engagements.first { number in
            guard let other = town.activities[number], other.participation(of: person) != nil
            else { return false }
            return other.plan.interval.overlap(with: activity.plan.interval) > 0
        }
    }

    private mutating func offerToWait(for number: ActivityID, party: Int, _ said: Said) {
        guard let activity = town.activities[number], activity.state != .running else {
            answer(said, line(.joinOver, number), Line(.searchNext))
            return
        }
        ask(
            .wait(number, party: party), at: said.from,
            [line(activity.left == 0 ? .joinFull : .joinTooFew, number), Line(.waitQuestion)],
            choices: [.yes, .no])
    }

    mutating func wait(for number: ActivityID, party: Int, _ said: Said) {
        guard let activity = town.activities[number], !activity.state.isOver else {
            answer(said, Line(.dropped))
            return
        }
        if activity.left >= party, activity.state.takesPeople {
            join(number, party: party, reasons: nil, said)
            return
        }
        record(Waited(activity: number, person: town[said.from].person, party: party))
        answer(said, line(.waitDone, number), Line(.waitNext))
    }

    /// The last place is taken: the organiser hears it once.
    mutating func fillIfFull(_ number: ActivityID) {
        guard let activity = town.activities[number], activity.left == 0, activity.state == .open
        else { return }
        record(ActivityMoved(activity: number, to: .filled))
        say(.notice, to: activity.organiser, [line(.organiserFilled, number)])
    }

    mutating func resumeInvitation(
        _ suggestion: Suggestion, party: Int, with said: Said
    ) -> Bool {
        let person = town[said.from].person
        if said.answerToYesOrNo == .no {
            settle(said.from)
            record(Declined(activity: suggestion.activity, person: person))
            answer(said, Line(.declined))
            return true
        }
        return yesOrNo(said) {
            $0.join(suggestion.activity, party: party, reasons: suggestion.reasons, said)
        }
    }
}
