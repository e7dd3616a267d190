/// Finds how many people a sentence speaks of, the speaker counted in.
struct PeopleReader {
    struct Found {
        let tokens: Range<Int>
        let count: Int
    }

    /// More people than this is no count of neighbours.
    static let maximum = 10_000

    let tokens: Tokens
    let times: [TimeReader.Found]

    func people() -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < tokens.count {
            if let time = times.first(where: { $0.tokens.contains(index) }) {
                index = time.tokens.upperBound
            } else if let group = company(at: index) ?? counted(at: index) {
                found.append(group)
                index = group.tokens.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    /// "3 people", 3人, "2 or 3 people".
    private func counted(at index: Int) -> Found? {
        guard let number = tokens.number(index), number <= PeopleReader.maximum else { return nil }
        if tokens.isOf(index + 1, .people), !tokens.isOf(index, .noTime) {
            return Found(tokens: index..<(index + 2), count: number)
        }
        let isOpen =
            tokens.isOf(index + 1, .listAnd) || tokens[safe: index + 1]?.kind == .comma
            || tokens.isOf(index + 1, .dash)
        if isOpen, let more = tokens.number(index + 2), more > number,
            tokens.isOf(index + 3, .people)
        {
            return Found(tokens: index..<(index + 4), count: more)
        }
        return nil
    }

    /// "my wife and I", 夫と二人で, 私と子ども2人, "with my daughter".
    private func company(at start: Int) -> Found? {
        var index = start
        var others = 0
        var hasSelf = false
        var total: Int?
        var hasCompanion = false
        var isTied = tokens.isOf(start - 1, .companionLead)
        scan: while index < tokens.count {
            if tokens.isOf(index, .selfWord) {
                hasSelf = true
                index += 1
            } else if let (count, next) = companion(at: index) {
                others += count
                hasCompanion = true
                index = next
            } else if hasCompanion || hasSelf, tokens.isOf(index, .listAnd) {
                isTied = true
                index += 1
            } else if hasCompanion, isTied, let group = counted(at: index) {
                total = group.count
                index = group.tokens.upperBound
                break scan
            } else {
                break scan
            }
        }
        while index > start, tokens.isOf(index - 1, .listAnd), !isCompanionTie(index - 1) {
            index -= 1
        }
        guard hasCompanion, isTied else { return nil }
        let count = hasSelf ? 1 + others + (total ?? 0) : total ?? 1 + others
        return Found(tokens: start..<index, count: count)
    }

    private func isCompanionTie(_ index: Int) -> Bool { !tokens.stands(index, .listAnd, 0) }

    /// Somebody with how many: "two friends", 子ども2人.
    private func companion(at index: Int) -> (Int, Int)? {
        if tokens.isOf(index, .companion) {
            if let number = tokens.number(index + 1), tokens.isOf(index + 2, .people) {
                return (number, index + 3)
            }
            return (1, index + 1)
        }
        if let number = tokens.number(index), tokens.isOf(index + 1, .companion) {
            return (number, index + 2)
        }
        return nil
    }
}
