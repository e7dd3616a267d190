import Town

/// "Why me?", "why did I get points?": the reasons that were kept when it was decided.
extension Scene {
    mutating func explain(_ said: Said) {
        let person = town.person(at: said.from)
        if case .choose(let suggestions, _) = openQuestion(at: said.from) {
            explain(suggestions, said)
            return
        }
        switch person.lastMatter {
        case .suggestions(let suggestions): explain(suggestions, said)
        case .transfer(let transfer): explain(transfer, said)
        case nil: answer(said, Line(.explainNothing), example(for: said))
        }
    }

    private mutating func explain(_ suggestions: [Suggestion], _ said: Said) {
        guard let first = suggestions.first, town.activities[first.activity] != nil else {
            answer(said, Line(.explainNothing), example(for: said))
            return
        }
        let reasons = first.reasons.list.filter { $0 != .turn }
        let because: Argument =
            reasons.isEmpty
            ? .line(Line(.reasonOpen))
            : .list(reasons.map { .line(line(.reason($0), first.activity, named(first.activity))) })
        var lines = [line(.explainHead, first.activity), Line(.explain, ["reasons": because])]
        if first.reasons.contains(.turn) { lines.append(Line(.reasonTurn)) }
        say(.answer, to: said.from, lines)
    }

    /// Area and field by name; the reasons that speak of them are only given where there are such.
    private func named(_ number: ActivityID) -> [String: Argument] {
        var gaps: [String: Argument] = [:]
        if let area = town.activities[number]?.plan.area { gaps["area"] = .area(area) }
        if let field = town.activities[number]?.plan.field { gaps["field"] = .field(field) }
        return gaps
    }

    private mutating func explain(_ transfer: Transfer, _ said: Said) {
        guard let number = transfer.activity, town.activities[number] != nil else {
            answer(said, Line(.explainNothing), example(for: said))
            return
        }
        answer(
            said,
            line(
                .explainPoints, number,
                ["points": .number(transfer.amount), "version": .number(transfer.version)]),
            Line(.explainPointsBy, ["when": .instant(transfer.at)]))
    }
}

extension Phrase {
    static func reason(_ reason: Reason) -> Phrase {
        switch reason {
        case .time: .reasonTime
        case .topic: .reasonTopic
        case .field: .reasonField
        case .area: .reasonArea
        case .nearby: .reasonNearby
        case .turn: .reasonTurn
        case .urgent: .reasonUrgent
        }
    }
}
