import Town

/// "2", "the first one", "not this time": the answer to a list.
extension Scene {
    mutating func resumeChoice(
        among suggestions: [Suggestion], party: Int, with said: Said
    ) -> Bool {
        let intent = said.reading.intent
        let slots = said.reading.slots
        let party = slots.people ?? party
        if intent == .decline {
            settle(said.from)
            for suggestion in suggestions { passOver(suggestion.activity, said) }
            answer(said, Line(.declined))
        } else if intent == .accept, suggestions.count == 1 {
            take(suggestions[0], party: party, said)
        } else if let number = numberInList(said) {
            if suggestions.indices.contains(number - 1) {
                take(suggestions[number - 1], party: party, said)
            } else {
                repeatChoice(among: suggestions, said)
            }
        } else if intent == .accept {
            repeatChoice(among: suggestions, said)
        } else if said.reading.outcome == .act {
            return false
        } else if let named = named(said, among: suggestions) {
            take(named, party: party, said)
        } else if !said.reading.times.isEmpty {
            findActivities(said)
        } else {
            return false
        }
        return true
    }

    /// "The festival setup": the one choice that has most of the named subject, if there is one.
    private func named(_ said: Said, among suggestions: [Suggestion]) -> Suggestion? {
        let topics = said.reading.slots.topics
        let counts = suggestions.map { suggestion in
            town.activities[suggestion.activity].map { activity in
                topics.count(where: activity.plan.topics.contains)
            } ?? 0
        }
        guard let most = counts.max(), most > 0, counts.count(where: { $0 == most }) == 1,
            let index = counts.firstIndex(of: most)
        else { return nil }
        return suggestions[index]
    }

    /// "2", but also "number 2" where no activity bears that number.
    private func numberInList(_ said: Said) -> Int? {
        let slots = said.reading.slots
        if said.reading.intent == .choose { return slots.choice }
        guard said.reading.intent == .join, let ref = slots.ref,
            town.activities[ActivityID(ref)] == nil
        else { return nil }
        return ref
    }

    /// Not this time: neither this one nor the time that was offered for it is proposed again.
    private mutating func passOver(_ number: ActivityID, _ said: Said) {
        let person = town[said.from].person
        guard let interval = town.activities[number]?.plan.interval else { return }
        record(Declined(activity: number, person: person))
        endOffers(of: person, during: interval)
    }

    private mutating func take(_ suggestion: Suggestion, party: Int, _ said: Said) {
        settle(said.from)
        join(suggestion.activity, party: party, reasons: suggestion.reasons, said)
    }

    private mutating func repeatChoice(among suggestions: [Suggestion], _ said: Said) {
        say(
            .question, to: said.from,
            [Line(.chooseAgain)] + list(suggestions, withDays: true)
                + [whichLine(of: suggestions.count)],
            choices: Choice.numbers(upTo: suggestions.count) + [.later])
    }

    /// "Yes", "2" or "no" while nothing was asked.
    mutating func nothingPending(_ said: Said) {
        answer(said, Line(.nothingPending), example(for: said))
    }
}
