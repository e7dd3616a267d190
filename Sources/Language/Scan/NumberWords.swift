extension Tokens {
    /// Puts numbers that are said in words together: "twenty five", "two hundred".
    mutating func joinNumberWords() {
        guard list.contains(where: { $0.kind == .word && isNumber($0) }) else { return }
        var joined: [Token] = []
        joined.reserveCapacity(list.count)
        var index = 0
        while index < list.count {
            if list[index].kind == .word, let (number, end) = spokenNumber(at: index) {
                var token = list[index]
                token.end = list[end - 1].end
                token.number = number
                if end - index > 1 { token.senses = 0..<0 }
                joined.append(token)
                index = end
            } else {
                joined.append(list[index])
                index += 1
            }
        }
        list = joined
    }

    private func isNumber(_ token: Token) -> Bool {
        token.senses.contains {
            senses[$0].symbol == WordClass.number.rawValue
                || senses[$0].symbol == WordClass.multiplier.rawValue
        }
    }

    private func spokenNumber(at start: Int) -> (number: Int, end: Int)? {
        var total = 0
        var index = start
        var last = Int.max
        while index < list.count {
            if let value = value(index, .number) {
                guard last == Int.max || (last >= 20 && value < 10 && last % 10 == 0) else { break }
                total += value
                last = value
            } else if let factor = value(index, .multiplier), index > start {
                total = max(total, 1) * factor
                last = factor
            } else {
                break
            }
            index += 1
        }
        return index > start ? (total, index) : nil
    }
}
