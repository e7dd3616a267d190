import Matching
import Town

extension Scene {
    /// The journal's form of a sentence: its details as ids and times, its words kept apart.
    mutating func gist(of said: Said, intent: Intent) -> Gist {
        var gist = details(of: said, intent: intent)
        gist.words = said.reading.slots.activity.map { keep($0, of: town[said.from].person) }
        return gist
    }

    /// All but the words.
    func details(of said: Said, intent: Intent) -> Gist {
        let slots = said.reading.slots
        var gist = Gist(intent: intent)
        gist.duration = slots.duration
        gist.people = slots.people
        gist.ref = slots.ref
        gist.support = slots.support
        gist.field = slots.field
        gist.area = slots.area
        gist.place = slots.place
        gist.topics = slots.topics
        switch When(said.reading, now: now) {
        case .none, .past, .doubtful: break
        case .interval(let interval): gist.interval = interval
        case .point(let start):
            let length = slots.duration ?? Patience.usualLength
            gist.interval = Interval(start: start, end: start + length)
        case .days(let days):
            gist.day = days.start
            if intent != .askHelp { gist.interval = days }
        }
        return gist
    }

    /// Does what a gist says, as if it had just been said.
    mutating func act(on gist: Gist, _ said: Said) {
        if gist.intent == .askHelp {
            draft(gist, said)
            return
        }
        let wanted = Wanted(
            person: town[said.from].person, interval: gist.interval, topics: gist.topics,
            field: gist.field, support: gist.support, area: gist.area, place: gist.place,
            party: min(max(1, gist.people ?? 1), Limits.party))
        if gist.intent == .offerHelp || gist.intent == .findActivities {
            let when = gist.interval.map(When.interval) ?? .none
            propose(wanted, when: when, said, isOffer: gist.intent == .offerHelp)
            return
        }
        var reading = said.reading
        reading.intent = gist.intent
        reading.outcome = .act
        reading.slots.ref = gist.ref
        reading.slots.topics = gist.topics
        let text = gist.words.flatMap(text(of:)) ?? said.text
        act(on: Said(text: text, reading: reading, from: said.from))
    }
}

extension Gist {
    /// Takes what a later sentence adds or changes.
    mutating func take(_ later: Gist, in zone: Zone) {
        people = later.people ?? people
        support = later.support ?? support
        field = later.field ?? field
        area = later.area ?? area
        place = later.place ?? place
        duration = later.duration ?? duration
        words = words ?? later.words
        if topics.isEmpty { topics = later.topics }
        if let new = later.interval {
            interval = onNamedDay(new, zone)
        } else if let day = later.day {
            self.day = day
        }
    }

    /// Hours alone, said after a day, are hours of that day.
    private func onNamedDay(_ new: Interval, _ zone: Zone) -> Interval {
        guard let day, interval == nil else { return new }
        let start = zone.instant(
            of: zone.date(of: day), secondOfDay: zone.secondOfDay(of: new.start))
        return Interval(start: start, end: start + new.seconds)
    }
}
