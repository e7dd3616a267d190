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
        guard found.isEmpty else {
            let head = Line.heading(of: found, isOffer ? .offer : .search, in: self)
            choose(among: found, party: wanted.party, said, after: [head])
            return
        }
        var wider = wanted
        wider.interval = nil
        wider.topics = []
        wider.field = nil
        wider.place = nil
        wider.area = nil
        let near = best(for: wider)
        var head = [Line(isOffer ? .offerKept : .searchEmpty, named(when))]
        if near.isEmpty {
            say(.answer, to: said.from, head + [Line(isOffer ? .offerKeptNext : .searchNext)])
        } else {
            head.append(Line(.nearest))
            choose(among: near, party: wanted.party, said, after: head)
        }
    }

    func best(for wanted: Wanted) -> [Suggestion] {
        matcher.best(for: wanted).map(\.suggestion)
    }

    /// Lists activities and waits for a number.
    mutating func choose(
        among suggestions: [Suggestion], party: Int, _ said: Said, after head: [Line]
    ) {
        let isOne = suggestions.count == 1
        ask(
            .choose(suggestions, party: party), at: said.from,
            head + list(suggestions) + [whichLine(of: suggestions.count)],
            choices: (isOne ? [.yes] : Choice.numbers(upTo: suggestions.count)) + [.later])
    }

    func whichLine(of count: Int) -> Line {
        Line(count == 1 ? .chooseOne : count == 2 ? .chooseTwo : .chooseMany)
    }

    private func named(_ when: When) -> [String: Argument] {
        switch when {
        case .none, .past, .doubtful: ["when": .line(Line(.whenSoon))]
        case .interval(let interval): ["when": .interval(interval)]
        case .point(let start): ["when": .instant(start)]
        case .days(let interval): ["when": .interval(interval)]
        }
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

extension Line {
    enum Heading { case offer, search }

    /// "Saturday 17 October. Two things near you:"
    static func heading(of found: [Suggestion], _ heading: Heading, in scene: Scene) -> Line {
        let count: [String: Argument] = ["count": .number(found.count)]
        guard let day = scene.commonDay(of: found) else {
            return Line(heading == .offer ? .offerFound : .searchFound, count)
        }
        let gaps = count.merging(["day": .day(day)]) { $1 }
        return Line(heading == .offer ? .offerFoundDay : .searchFoundDay, gaps)
    }
}
