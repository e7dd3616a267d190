import Matching
import Town

/// "Want to help with festival setup Saturday": the speaker's own time or skill.
extension Scene {
    mutating func offerHelp(_ said: Said) {
        guard let (wanted, when) = wanted(by: said, for: .offerHelp) else { return }
        offer(wanted, named: when)
        propose(wanted, when: when, said, isOffer: true)
    }

    /// Keeps the offer open, so that what is asked for later can find it.
    private mutating func offer(_ wanted: Wanted, named when: When) {
        let until = wanted.interval?.end ?? now + Patience.offer
        record(
            Offered(
                id: OfferID(town.counters.offers + 1),
                offer: Offer(
                    person: wanted.person, interval: wanted.interval, topics: wanted.topics,
                    field: wanted.field, support: wanted.support, area: wanted.area,
                    party: wanted.party, until: until)))
    }

    /// What is wanted, from the sentence; `nil` once the person was asked about an unclear time.
    mutating func wanted(by said: Said, for intent: Intent) -> (Wanted, When)? {
        let when = When(said.reading, now: now)
        switch when {
        case .past:
            answer(said, Line(.timePast))
            return nil
        case .doubtful(let readings):
            askWhichTime(readings, said, intent)
            return nil
        case .none, .interval, .point, .days:
            return (Wanted(said, interval: when.free(in: settings.zone), in: town), when)
        }
    }

    /// The words of a time contradict each other: the person says which is meant.
    mutating func askWhichTime(_ readings: [Interval], _ said: Said, _ intent: Intent) {
        let gist = gist(of: said, intent: intent)
        let lines =
            readings.count >= 2
            ? [
                Line(
                    .timeDoubtful,
                    [
                        "first": .day(settings.zone.date(of: readings[0].start)),
                        "second": .day(settings.zone.date(of: readings[1].start)),
                    ])
            ] : [Line(.timeUnclear)]
        ask(.detail(.when, of: gist), at: said.from, lines, choices: [])
    }

    /// Puts the best few to the person, or says what comes nearest.
    mutating func propose(_ wanted: Wanted, when: When, _ said: Said, isOffer: Bool) {
        let found = best(for: wanted)
        if !found.isEmpty {
            let head = heading(of: found, when, isOffer ? .offer : .search)
            choose(
                among: found, party: wanted.party, said, after: head,
                withDays: commonDay(of: found) == nil)
            return
        }
        let near = nearest(to: wanted)
        if near.isEmpty {
            say(
                .answer, to: said.from,
                [
                    Line(isOffer ? .offerKept : .searchEmpty, ["when": named(when)]),
                    Line(isOffer ? .offerKeptNext : .searchNext),
                ])
        } else {
            let head = Line(isOffer ? .offerKeptNear : .searchEmptyNear, ["when": named(when)])
            choose(among: near, party: wanted.party, said, after: head, withDays: true)
        }
    }

    /// What comes nearest where nothing fits: the same thing at another time, else another thing
    /// at the same time.
    private func nearest(to wanted: Wanted) -> [Suggestion] {
        var otherTime = wanted
        otherTime.interval = nil
        let found = wanted.interval == nil || !wanted.namesSubject ? [] : best(for: otherTime)
        guard found.isEmpty else { return found }
        var otherThing = wanted
        otherThing.topics = []
        otherThing.field = nil
        otherThing.place = nil
        otherThing.area = nil
        return best(for: otherThing)
    }

    func best(for wanted: Wanted) -> [Suggestion] {
        matcher.best(for: wanted).map(\.suggestion)
    }

    /// Lists activities and waits for a number.
    mutating func choose(
        among suggestions: [Suggestion], party: Int, _ said: Said, after head: Line,
        withDays: Bool
    ) {
        let isOne = suggestions.count == 1
        ask(
            .choose(suggestions, party: party), at: said.from,
            [head] + list(suggestions, withDays: withDays)
                + [whichLine(of: suggestions.count)],
            choices: (isOne ? [.yes] : Choice.numbers(upTo: suggestions.count)) + [.later])
    }

    func whichLine(of count: Int) -> Line {
        Line(count == 1 ? .chooseOne : count == 2 ? .chooseTwo : .chooseMany)
    }

    private enum Heading { case offer, search }

    /// "Saturday 17 October. Two things near you:"
    private func heading(of found: [Suggestion], _ when: When, _ heading: Heading) -> Line {
        let count: [String: Argument] = ["count": .number(found.count)]
        if let day = commonDay(of: found) {
            let gaps = count.merging(["day": .day(day)]) { $1 }
            return Line(heading == .offer ? .offerFoundDay : .searchFoundDay, gaps)
        }
        guard when != .none else {
            return Line(heading == .offer ? .offerFound : .searchFound, count)
        }
        let gaps = count.merging(["when": named(when)]) { $1 }
        return Line(heading == .offer ? .offerFoundWhen : .searchFoundWhen, gaps)
    }

    private func named(_ when: When) -> Argument {
        switch when {
        case .none, .past, .doubtful: .line(Line(.whenSoon))
        case .interval(let interval), .days(let interval): .interval(wholeDays(interval))
        case .point(let start): .instant(start)
        }
    }

    /// What began before now is read back from the day on which it began.
    private func wholeDays(_ interval: Interval) -> Interval {
        let zone = settings.zone
        guard interval.start == now, zone.secondOfDay(of: interval.end) == 0 else {
            return interval
        }
        return Interval(start: zone.instant(of: zone.date(of: now)), end: interval.end)
    }
}

extension Wanted {
    init(_ said: Said, interval: Interval?, in town: borrowing Town) {
        let slots = said.reading.slots
        self.init(
            person: town[said.from].person, interval: interval, topics: slots.topics,
            field: slots.field, support: slots.support, area: slots.area, place: slots.place,
            party: min(max(1, slots.people ?? 1), Limits.party))
    }
}
