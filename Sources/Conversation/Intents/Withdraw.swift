import Matching
import Town

/// "I can't make it": costs nothing, and whoever waits gets the place at once.
extension Scene {
    mutating func withdraw(_ said: Said) {
        let person = town[said.from].person
        let mine = town[person].engagements.filter { isAhead($0) }
        if let ref = said.reading.slots.ref {
            guard mine.contains(ActivityID(ref)) else {
                answer(said, Line(.withdrawNotIn, ["ref": .number(ref)]))
                return
            }
            leave(ActivityID(ref), said)
            return
        }
        let meant = narrowed(mine, by: said)
        switch meant.count {
        case 0: answer(said, Line(mine.isEmpty ? .withdrawNone : .withdrawNoneThen))
        case 1: leave(meant[0], said)
        default:
            let listed = meant.map { Suggestion(activity: $0, reasons: []) }
            ask(
                .withdraw(meant), at: said.from,
                [Line(.withdrawWhich)] + list(listed, withDays: true),
                choices: Choice.numbers(upTo: meant.count))
        }
    }

    mutating func resumeWithdrawal(from activities: [ActivityID], with said: Said) -> Bool {
        if said.reading.intent == .decline {
            settle(said.from)
            answer(said, Line(.dropped))
            return true
        }
        guard said.reading.intent == .choose, let number = said.reading.slots.choice,
            activities.indices.contains(number - 1)
        else { return false }
        settle(said.from)
        leave(activities[number - 1], said)
        return true
    }

    /// Those on the day or about the thing that the sentence names.
    private func narrowed(_ mine: [ActivityID], by said: Said) -> [ActivityID] {
        let topics = said.reading.slots.topics
        let time = When(said.reading, now: now).free(in: settings.zone)
        return mine.filter { number in
            guard let plan = town.activities[number]?.plan else { return false }
            let onDay = time.map { $0.overlap(with: plan.interval) > 0 } ?? true
            return onDay && (topics.isEmpty || topics.contains(where: plan.topics.contains))
        }
    }

    private func isAhead(_ number: ActivityID) -> Bool {
        town.activities[number].map { !$0.state.isOver && $0.plan.interval.end > now } ?? false
    }

    private mutating func leave(_ number: ActivityID, _ said: Said) {
        let person = town[said.from].person
        guard let before = town.activities[number] else { return }
        let hadPlace = before.participation(of: person) != nil
        record(Withdrew(activity: number, person: person))
        guard hadPlace else {
            answer(said, line(.withdrawnFromWaiting, number))
            return
        }
        if before.state == .filled { record(ActivityMoved(activity: number, to: .open)) }
        let someoneWaits = town.activities[number]?.waiting.isEmpty == false
        answer(
            said, line(someoneWaits ? .withdrawnRefill : .withdrawn, number), Line(.withdrawnNext))
        refill(number, after: person)
    }

    /// Gives places that fell free to those who wait, first come first, and tells all concerned.
    mutating func refill(_ number: ActivityID, after leaver: PersonID) {
        while let activity = town.activities[number], activity.state == .open,
            activity.plan.interval.start > now,
            let next = activity.waiting.first(where: { $0.party <= activity.left })
        {
            record(
                Joined(
                    activity: number, person: next.person, party: next.party, reasons: [.topic]))
            notice(next.person, line(.refilled, number), Line(.refilledNext))
            endOffers(of: next.person, during: activity.plan.interval)
            fillIfFull(number)
        }
        guard let activity = town.activities[number], activity.state == .open else { return }
        say(
            .notice, to: activity.organiser,
            [line(.organiserShort, number, ["who": .person(leaver)])])
        invite(to: number)
    }
}
