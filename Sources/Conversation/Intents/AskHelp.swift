import Bookkeeping
import Town

/// "We need 5 people for tents on Saturday at 9": a draft that its owner reads and then shows.
extension Scene {
    mutating func askHelp(_ said: Said) {
        let gist = gist(of: said, intent: .askHelp)
        switch When(said.reading, now: now) {
        case .past: answer(said, Line(.timePast))
        case .doubtful(let readings): askWhichTime(readings, said, .askHelp)
        case .none, .interval, .point, .days: draft(gist, said)
        }
    }

    /// Asks for the next thing that is missing, or reads the draft back.
    mutating func draft(_ gist: Gist, _ said: Said) {
        let person = town[said.from].person
        guard town[person].organises.count < Limits.organised else {
            answer(said, Line(.askTooMany, ["count": .number(Limits.organised)]))
            return
        }
        guard gist.words != nil else {
            ask(.detail(.what, of: gist), at: said.from, [Line(.askWhat)], choices: [])
            return
        }
        guard let interval = gist.interval else {
            let phrase: Phrase = gist.day == nil ? .askWhen : .askHours
            let day = gist.day.map { ["day": Argument.day(settings.zone.date(of: $0))] } ?? [:]
            ask(.detail(.when, of: gist), at: said.from, [Line(phrase, day)], choices: [])
            return
        }
        guard gist.place != nil || gist.spot != nil else {
            ask(.detail(.place, of: gist), at: said.from, [Line(.askPlace)], choices: [])
            return
        }
        settle(said.from)
        let number = ActivityID(town.counters.activities + 1)
        let plan = plan(from: gist, at: interval, of: said.from)
        record(
            ActivityAsked(
                activity: number, plan: plan, organiser: said.from, until: now + Patience.draft))
        readBack(number, said.from, changed: false)
    }

    private func plan(from gist: Gist, at interval: Interval, of address: AddressID) -> Plan {
        let support = gist.support ?? .labour
        let most = min(max(1, gist.people ?? 1), Limits.places)
        let language = town.person(at: address).language
        return Plan(
            title: gist.words.map { [language: $0] } ?? [:], topics: gist.topics,
            interval: interval, place: gist.place, spot: gist.spot,
            area: gist.place.flatMap { town.city.places[$0]?.area } ?? gist.area
                ?? town.person(at: address).area,
            field: gist.field, support: support, least: (most + 1) / 2, most: most,
            points: pointsRules.points(for: support, seconds: interval.seconds),
            group: town[address].group)
    }

    private mutating func readBack(_ number: ActivityID, _ address: AddressID, changed: Bool) {
        ask(
            .publish(number), at: address,
            [
                Line(changed ? .askChanged : .askReadBack), line(.askDraft, number),
                Line(.askReadBackNext),
            ], choices: [.yes, .no])
    }

    /// Yes shows it, no drops it, anything with a detail in it changes the draft.
    mutating func resumePublishing(_ number: ActivityID, with said: Said) -> Bool {
        guard let activity = town.activities[number], activity.state == .asked else { return false }
        switch said.answerToYesOrNo {
        case .yes:
            settle(said.from)
            publish(number, said)
        case .no:
            settle(said.from)
            record(ActivityMoved(activity: number, to: .cancelled, by: said.from))
            answer(said, Line(.askDropped))
        case .neither:
            guard let plan = correct(activity.plan, by: said) else { return false }
            record(ActivityChanged(activity: number, plan: plan))
            readBack(number, said.from, changed: true)
        }
        return true
    }

    /// The plan with what the sentence changes; `nil` where it changes nothing.
    private func correct(_ plan: Plan, by said: Said) -> Plan? {
        let slots = said.reading.slots
        guard said.reading.outcome != .act || said.reading.intent == .askHelp else { return nil }
        var changed = plan
        if let people = slots.people {
            changed.most = min(max(1, people), Limits.places)
            changed.least = (changed.most + 1) / 2
        }
        if let place = slots.place {
            changed.place = place
            changed.spot = nil
            changed.area = town.city.places[place]?.area ?? changed.area
        }
        let gist = details(of: said, intent: .askHelp)
        if let interval = gist.interval {
            changed.interval = interval
        } else if let day = gist.day {
            let hours = settings.zone.secondOfDay(of: plan.interval.start)
            let start = settings.zone.instant(of: settings.zone.date(of: day), secondOfDay: hours)
            changed.interval = Interval(start: start, end: start + plan.interval.seconds)
        }
        changed.points = pointsRules.points(
            for: changed.support, seconds: changed.interval.seconds)
        return changed == plan || changed.interval.start <= now ? nil : changed
    }

    private mutating func publish(_ number: ActivityID, _ said: Said) {
        guard let plan = town.activities[number]?.plan, plan.interval.start > now else {
            record(ActivityMoved(activity: number, to: .expired))
            answer(said, Line(.timePast))
            return
        }
        record(ActivityMoved(activity: number, to: .open, by: said.from))
        // What was due before it was opened is not made up for.
        record(TimePassed(to: now))
        answer(said, line(.askPublished, number), line(.askPublishedNext, number))
        invite(to: number)
    }

    /// Goes on with a missing detail; the slots that were there stay.
    mutating func resumeDetail(
        _ detail: Question.Detail, of gist: Gist, with said: Said
    ) -> Bool {
        if said.reading.intent == .decline {
            settle(said.from)
            answer(said, Line(.dropped))
            return true
        }
        guard said.reading.outcome != .act || said.reading.intent == gist.intent else {
            return false
        }
        var merged = gist
        let heard = self.gist(of: said, intent: gist.intent)
        merged.take(heard, in: settings.zone)
        switch detail {
        case .when:
            guard merged.interval != gist.interval || merged.day != gist.day else {
                return false
            }
        case .place:
            if heard.place == nil {
                guard merged.spot == nil else { return false }
                merged.spot = keep(said.text, of: town[said.from].person)
            }
        case .what:
            if merged.words == nil { merged.words = keep(said.text, of: town[said.from].person) }
        }
        act(on: merged, said)
        return true
    }
}

extension Address {
    /// The group that an organiser speaks for.
    var group: GroupKey? {
        for case .organiser(let group) in roles { return group }
        return nil
    }
}
