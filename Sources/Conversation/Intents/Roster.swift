import Town

/// "Who's coming to 8?": for the organiser and staff only.
extension Scene {
    mutating func roster(_ said: Said) {
        let isStaff = town[said.from].roles.contains(.staff)
        let mine = town.person(at: said.from).organises
        let named = said.reading.slots.ref.map(ActivityID.init)
        guard let number = named ?? mine.first, isStaff || mine.contains(number),
            let activity = town.activities[number]
        else {
            answer(said, Line(.rosterNotYours))
            return
        }
        guard !activity.participants.isEmpty else {
            answer(said, line(.rosterEmpty, number))
            return
        }
        let names = activity.participants.map { Argument.person($0.person) }
        var lines = [line(.rosterHead, number), Line(.rosterNames, ["names": .list(names)])]
        if !activity.waiting.isEmpty {
            lines.append(Line(.rosterWaiting, ["count": .number(activity.waiting.count)]))
        }
        say(.answer, to: said.from, lines)
    }
}
