import Town

/// "Cancel 8, typhoon": called off by its organiser; everybody hears who, what and why.
extension Scene {
    mutating func cancelActivity(_ said: Said) {
        let mine = town.person(at: said.from).organises.filter {
            town.activities[$0]?.state.next.contains(.cancelled) == true
        }
        let named = said.reading.slots.ref.map(ActivityID.init)
        guard let number = named ?? (mine.count == 1 ? mine[0] : nil) else {
            answer(said, Line(mine.isEmpty ? .cancelNone : .cancelWhich))
            return
        }
        guard mine.contains(number) else {
            answer(said, Line(.cancelNone))
            return
        }
        let reason = said.reading.slots.activity.map { keep($0, of: town[said.from].person) }
        ask(
            .cancel(number, reason: reason), at: said.from, [line(.cancelQuestion, number)],
            choices: [.yes, .no])
    }

    mutating func callOff(_ number: ActivityID, reason: WordsID?, _ said: Said) {
        guard let activity = town.activities[number],
            activity.state.next.contains(.cancelled)
        else {
            answer(said, Line(.cancelNone))
            return
        }
        record(ActivityMoved(activity: number, to: .cancelled, by: said.from, reason: reason))
        let why = reason.map { Line(.cancelledReason, ["reason": .words($0)]) }
        for part in activity.participants + activity.waiting {
            let lines = [line(.cancelledNotice, number)] + (why.map { [$0] } ?? [])
            say(.notice, to: tell(part.person), lines + [Line(.cancelledNoticeNext)])
        }
        answer(
            said,
            line(
                .cancelledDone, number,
                ["told": .number(activity.participants.count + activity.waiting.count)]))
    }
}
