import Matching
import Town

extension Scene {
    /// Does what has fallen due by now.
    package mutating func tick() {
        guard let next = town.agenda.next, next <= now else { return }
        let items = town.agenda.due(by: now)
        record(TimePassed(to: now))
        for item in items { handle(item) }
    }

    private mutating func handle(_ item: Agenda.Item) {
        switch item.due {
        case .dayBefore(let number): remindTheDayBefore(number, dueAt: item.at)
        case .reminder(let number): remind(number, .reminderDay)
        case .hoursBefore(let number): remindOnTheDay(number, dueAt: item.at)
        case .start(let number): start(number, dueAt: item.at)
        case .end(let number): askWhoCame(number, dueAt: item.at, lead: 0)
        case .attendanceMissing(let number):
            askWhoCame(number, dueAt: item.at, lead: Lead.attendanceMissing)
        case .close(let number): close(number)
        case .draftEnds(let number): dropDraft(number)
        case .invite(let number): invite(to: number)
        case .offerEnds(let offer): if town.offers[offer] != nil { record(OfferEnded(id: offer)) }
        case .forget(let number):
            if town.activities[number] != nil { record(ActivityForgotten(activity: number)) }
        }
    }

    /// The activity, if this due time still is the one of its plan: it may have been moved since.
    private func activity(
        _ number: ActivityID, startingAt start: Instant, in states: Set<Activity.State>
    ) -> Activity? {
        guard let activity = town.activities[number], activity.plan.interval.start == start,
            states.contains(activity.state)
        else { return nil }
        return activity
    }

    /// At night it waits until the morning.
    private mutating func remindTheDayBefore(_ number: ActivityID, dueAt due: Instant) {
        let start = due + Seconds.day
        guard isTimely(due), activity(number, startingAt: start, in: [.open, .filled]) != nil
        else { return }
        if settings.matching.isQuiet(at: now, in: settings.zone) {
            let morning = settings.matching.endOfQuiet(after: now, in: settings.zone)
            record(ReminderPostponed(activity: number, until: morning))
        } else {
            remind(number, .reminderDay)
        }
    }

    private mutating func remindOnTheDay(_ number: ActivityID, dueAt due: Instant) {
        let start = due + Lead.hoursBefore
        guard isTimely(due), remindsOnTheDay(start),
            activity(number, startingAt: start, in: [.open, .filled]) != nil
        else { return }
        remind(number, .reminderHours)
    }

    /// Whoever joined after the moment was told all of it then.
    private func isTimely(_ due: Instant) -> Bool { now - due < Seconds.hour }

    /// Nobody is woken for an early start; the day before has to do then.
    func remindsOnTheDay(_ start: Instant) -> Bool {
        settings.zone.secondOfDay(of: start - Lead.hoursBefore) >= Patience.earliestReminder
    }

    private mutating func remind(_ number: ActivityID, _ phrase: Phrase) {
        guard let activity = town.activities[number], activity.plan.interval.start > now,
            activity.state == .open || activity.state == .filled
        else { return }
        for part in activity.participants {
            var lines = [line(phrase, number)]
            if !activity.plan.bring.isEmpty {
                lines.append(Line(.joinBring, ["bring": .wordsByLanguage(activity.plan.bring)]))
            }
            say(.reminder, to: tell(part.person), lines + [Line(.reminderNext)])
        }
        if phrase == .reminderDay, activity.taken < activity.plan.least {
            say(.notice, to: activity.organiser, [line(.organiserFew, number)])
            raise(Alarm(kind: .unfilled, address: nil, activity: number, at: now))
        }
    }

    private mutating func start(_ number: ActivityID, dueAt due: Instant) {
        guard let activity = activity(number, startingAt: due, in: [.open, .filled]) else { return }
        solveAlarms(of: number)
        guard activity.participants.isEmpty else {
            record(ActivityMoved(activity: number, to: .running))
            return
        }
        record(ActivityMoved(activity: number, to: .expired))
        for part in activity.waiting { notice(part.person, line(.expiredWaiting, number)) }
        say(.notice, to: activity.organiser, [line(.organiserExpired, number)])
    }

    private mutating func askWhoCame(_ number: ActivityID, dueAt due: Instant, lead: Int) {
        guard let activity = town.activities[number], activity.state == .running,
            activity.plan.interval.end + lead == due
        else { return }
        let names = activity.participants.map { Argument.person($0.person) }
        say(
            .reminder, to: activity.organiser,
            [
                line(.whoCame, number), Line(.rosterNames, ["names": .list(names)]),
                Line(.attendanceExample),
            ])
        if lead > 0 {
            raise(Alarm(kind: .unconfirmed, address: nil, activity: number, at: now))
        }
    }

    private mutating func close(_ number: ActivityID) {
        guard let activity = town.activities[number] else { return }
        solveAlarms(of: number)
        if activity.state == .confirmed {
            record(ActivityMoved(activity: number, to: .closed))
        } else if activity.state == .running {
            record(ActivityMoved(activity: number, to: .expired))
        }
    }

    private mutating func dropDraft(_ number: ActivityID) {
        guard let draft = town.activities[number], draft.state == .asked else { return }
        record(ActivityMoved(activity: number, to: .expired))
        if case .publish(number) = openQuestion(at: draft.organiser) { settle(draft.organiser) }
    }

    /// An alarm about an activity ends with what it was about.
    private mutating func solveAlarms(of number: ActivityID) {
        for (alarm, what) in town.alarms.sorted(by: { $0.key < $1.key })
        where what.activity == number {
            record(AlarmSolved(alarm: alarm, by: nil))
        }
    }
}
