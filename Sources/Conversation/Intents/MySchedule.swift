import Town

/// "What have I signed up for?"
extension Scene {
    private static let listed = 6

    mutating func mySchedule(_ said: Said) {
        let person = town.person(at: said.from)
        let ahead = (person.engagements + person.organises)
            .compactMap { number in town.activities[number].map { (number, $0) } }
            .filter { !$0.1.state.isOver && $0.1.plan.interval.end > now }
            .sorted { ($0.1.plan.interval.start, $0.0) < ($1.1.plan.interval.start, $1.0) }
        guard !ahead.isEmpty else {
            answer(said, Line(.scheduleEmpty), Line(.searchNext))
            return
        }
        var lines = [Line(.scheduleHead, ["count": .number(ahead.count)])]
        lines += ahead.prefix(Self.listed).map { number, activity in
            line(schedulePhrase(for: activity, of: town[said.from].person), number)
        }
        if ahead.count > Self.listed {
            lines.append(Line(.scheduleMore, ["count": .number(ahead.count - Self.listed)]))
        }
        say(.answer, to: said.from, lines)
    }

    private func schedulePhrase(for activity: Activity, of person: PersonID) -> Phrase {
        if town[activity.organiser].person == person { return .scheduleOrganised }
        return activity.participation(of: person) == nil ? .scheduleWaiting : .scheduleJoined
    }
}
