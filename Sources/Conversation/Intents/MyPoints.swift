import Town

/// "How many points have I got?"
extension Scene {
    mutating func myPoints(_ said: Said) {
        let number = town[said.from].person
        let balance = town.ledger.balance(of: .person(number))
        let coming = town[number].engagements.reduce(0) { sum, activity in
            let found = town.activities[activity]
            let isAhead = found.map { $0.state.takesPeople || $0.state == .filled } ?? false
            let hasPlace = isAhead && found?.participation(of: number) != nil
            return sum + (hasPlace ? found?.plan.points ?? 0 : 0)
        }
        var lines = [Line(.points, ["points": .number(balance)])]
        if coming > 0 { lines.append(Line(.pointsComing, ["points": .number(coming)])) }
        if case .transfer(let last) = town[number].lastMatter, let activity = last.activity,
            town.activities[activity] != nil
        {
            lines.append(line(.pointsLast, activity, ["points": .number(last.amount)]))
        } else if balance == 0, coming == 0 {
            lines.append(Line(.pointsNone))
        }
        say(.answer, to: said.from, lines)
    }
}
