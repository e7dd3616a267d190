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

    /// - Parameter reasons: those it was suggested with; `nil` where the person named it themselves.
    mutating func join(_ number: ActivityID, party: Int, reasons: [Reason]?, _ said: Said) {
        let number = number
        let person = town[said.from].person
        guard let activity = town.activities[number], activity.state != .asked else {
            answer(said, Line(.refUnknown, ["ref": .number(number.number)]), example(for: said))
            return
        }
        let party = min(max(1, party), Limits.party)
        if activity.participation(of: person) != nil {
            answer(said, line(.joinAlready, number))
        } else if activity.waiting.contains(where: { $0.person == person }) {
            answer(said, line(.waitAlready, number))
        } else if activity.state.isOver || activity.state == .confirmed
            || activity.plan.interval.end <= now
        {
            answer(said, line(.joinOver, number), Line(.searchNext))
        } else if town[activity.organiser].person == person {
            answer(said, line(.joinOwn, number))
        } else if town[person].engagements.count >= Limits.engagements {
            answer(said, Line(.joinTooMany, ["count": .number(Limits.engagements)]))
        } else if let other = clash(with: activity, of: person) {
            answer(said, line(.joinClash, other), Line(.joinClashNext))
        } else if activity.left < party {
            offerToWait(for: number, party: party, said)
        } else {
            let reasons = reasons ?? [.topic]
            record(Joined(activity: number, person: person, party: party, reasons: reasons))
            endOffers(of: person, during: activity.plan.interval)
            fillIfFull(number)
            welcome(to: number, party: party, said)
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
        if start - Seconds.day > now { return .joinReminders }
        return start - Lead.hoursBefore > now ? .joinReminder : .joinSoon
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
