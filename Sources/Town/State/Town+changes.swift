/// Changes that several events share.
extension Town {
    /// Drops what has run out by itself, at most once an hour.
    mutating func sweep(at now: Instant) {
        guard now - lastSweep >= Seconds.hour else { return }
        lastSweep = now
        questions = questions.filter { $0.value.expires > now }
        wishes = wishes.filter { $0.value.until.map { $0 > now } ?? true }
    }

    mutating func note(words: WordsID?) {
        guard let words else { return }
        counters.words = max(counters.words, words.number)
    }

    mutating func note(wordsOf plan: Plan) {
        for words in plan.title.values { note(words: words) }
        for words in plan.bring.values { note(words: words) }
        note(words: plan.spot)
    }

    mutating func engage(_ person: PersonID, in activity: ActivityID) {
        if !self[person].engagements.contains(activity) {
            self[person].engagements.append(activity)
        }
    }

    mutating func turnDown(_ activity: ActivityID, by person: PersonID) {
        guard activities[activity]?.turnedDown.contains(person) == false else { return }
        activities[activity]?.turnedDown.append(person)
    }

    mutating func mark(
        _ person: PersonID, in activity: ActivityID, as state: Participation.State
    ) {
        guard
            let index = activities[activity]?.participants.firstIndex(where: {
                $0.person == person
            })
        else { return }
        activities[activity]?.participants[index].state = state
    }

    /// Takes an activity that is over off everybody's list.
    mutating func release(_ activity: ActivityID) {
        guard let over = activities[activity] else { return }
        for part in over.participants + over.waiting {
            self[part.person].engagements.removeAll { $0 == activity }
        }
        self[self[over.organiser].person].organises.removeAll { $0 == activity }
        calendar.remove(activity, from: over.plan.interval)
        agenda.note(.forget(activity), at: over.plan.interval.end + Limits.memoryOfTheOver)
    }

    /// Notes when an activity is to be remembered, started and ended.
    mutating func noteDueTimes(of activity: ActivityID) {
        guard let interval = activities[activity]?.plan.interval else { return }
        agenda.note(.dayBefore(activity), at: interval.start - Seconds.day)
        agenda.note(.hoursBefore(activity), at: interval.start - Lead.hoursBefore)
        agenda.note(.start(activity), at: interval.start)
        agenda.note(.end(activity), at: interval.end)
        agenda.note(.attendanceMissing(activity), at: interval.end + Lead.attendanceMissing)
        agenda.note(.close(activity), at: interval.end + Lead.close)
    }
}

/// How long before or after an activity things are due, in seconds.
package enum Lead {
    package static let hoursBefore = 3 * Seconds.hour
    /// When the organiser is asked once more who came.
    package static let attendanceMissing = Seconds.day
    /// When a confirmed activity is closed, or an unconfirmed one given up.
    package static let close = 7 * Seconds.day
}
