import Town

/// How an activity is put into a line.
extension Scene {
    /// Where it is; a line of its own says that the place is still to be told.
    func whereabouts(of plan: Plan) -> Argument {
        if let place = plan.place { return .place(place) }
        if let spot = plan.spot { return .words(spot) }
        return .line(Line(.placeOpen))
    }

    func gaps(for activity: ActivityID) -> [String: Argument] {
        guard let found = town.activities[activity] else { return [:] }
        let plan = found.plan
        return [
            "ref": .number(activity.number), "title": .wordsByLanguage(plan.title),
            "place": whereabouts(of: plan), "when": .interval(plan.interval),
            "hours": .hours(plan.interval),
            "day": .day(settings.zone.date(of: plan.interval.start)),
            "left": .number(found.left), "taken": .number(found.taken),
            "least": .number(plan.least), "most": .number(plan.most),
            "points": .number(plan.points),
        ]
    }

    func line(_ phrase: Phrase, _ activity: ActivityID, _ more: [String: Argument] = [:]) -> Line {
        Line(phrase, gaps(for: activity).merging(more) { _, new in new })
    }

    /// A numbered list of activities; the day stands in each line unless the heading names it.
    func list(_ suggestions: [Suggestion], withDays: Bool) -> [Line] {
        let phrase: Phrase = withDays ? .listDay : .listHours
        return suggestions.enumerated().map { index, suggestion in
            line(phrase, suggestion.activity, ["number": .number(index + 1)])
        }
    }

    /// The one day on which all suggestions are, if there is one.
    func commonDay(of suggestions: [Suggestion]) -> CivilDate? {
        let days = Set(
            suggestions.compactMap {
                town.activities[$0.activity].map { settings.zone.date(of: $0.plan.interval.start) }
            })
        return days.count == 1 ? days.first : nil
    }
}
