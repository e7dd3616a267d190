/// Cuts a folded sentence into tokens, by the cheapest way through the words that fit.
///
/// Each word costs little and each character that no word covers costs much, so that the longest
/// words win without hiding a better cut (は|いけない, not はい|けない). One pass from the end to
/// the start: linear in the sentence, since words are short.
struct Scanner {
    let trie: Trie

    private enum Cost {
        static let word: Int32 = 80
        /// One kana or kanji is often only a part of something else.
        static let short: Int32 = 120
        /// A name of the town wins over every word inside it and beside it.
        static let name: Int32 = -100
        static let number: Int32 = 60
        static let unknown: Int32 = 130
        static let unknownWord: Int32 = 160
        static let sign: Int32 = 10
        static let unknownSign: Int32 = 20
    }

    private struct Arc {
        var end: Int32
        var kind: Token.Kind
        var node: Int32
    }

    func tokens(of folded: Folded) -> Tokens {
        let count = folded.count
        var cost = [Int32](repeating: 0, count: count + 1)
        var arcs = [Arc](
            repeating: Arc(end: 0, kind: .unknown, node: Trie.none), count: count)
        var position = count - 1
        while position >= 0 {
            choose(at: position, folded, &cost, &arcs)
            position -= 1
        }
        return walk(arcs, folded)
    }

    private func choose(
        at start: Int, _ folded: Folded, _ cost: inout [Int32], _ arcs: inout [Arc]
    ) {
        let kind = folded.kinds[start]
        if kind == .space {
            arcs[start] = Arc(end: Int32(start + 1), kind: .symbol, node: Trie.none)
            cost[start] = cost[start + 1]
            return
        }
        if start > 0, kind == .letter || kind == .digit, folded.kinds[start - 1] == kind {
            cost[start] = cost[start + 1]
            return
        }
        var (arc, best) = plainArc(at: start, folded, cost)
        var node = trie.root(folded.units[start])
        var end = start + 1
        while node >= 0 {
            if trie.isWord(node), isBorder(end, folded) {
                let price = self.price(of: node, length: end - start, kind) + cost[end]
                if price < best || (price == best && end > Int(arc.end)) {
                    best = price
                    arc = Arc(end: Int32(end), kind: .word, node: node)
                }
            }
            guard end < folded.count else { break }
            node = trie.child(of: node, folded.units[end])
            end += 1
        }
        arcs[start] = arc
        cost[start] = best
    }

    /// What the characters are where no word of the lexicon covers them.
    private func plainArc(at start: Int, _ folded: Folded, _ cost: [Int32]) -> (Arc, Int32) {
        var end = start + 1
        switch folded.kinds[start] {
        case .digit:
            while end < folded.count, folded.kinds[end] == .digit { end += 1 }
            return (Arc(end: Int32(end), kind: .number, node: Trie.none), cost[end] + Cost.number)
        case .letter:
            while end < folded.count, folded.kinds[end] == .letter { end += 1 }
            return (
                Arc(end: Int32(end), kind: .unknown, node: Trie.none), cost[end] + Cost.unknownWord
            )
        case .kanji where Numerals.value(folded.units[start]) != nil:
            while end < folded.count, Numerals.value(folded.units[end]) != nil { end += 1 }
            return (Arc(end: Int32(end), kind: .number, node: Trie.none), cost[end] + Cost.number)
        case .kana, .kanji:
            return (Arc(end: Int32(end), kind: .unknown, node: Trie.none), cost[end] + Cost.unknown)
        case .stop: return (sign(.stop, end), cost[end] + Cost.unknownSign)
        case .comma: return (sign(.comma, end), cost[end] + Cost.unknownSign)
        case .symbol, .space: return (sign(.symbol, end), cost[end] + Cost.unknownSign)
        }
    }

    private func sign(_ kind: Token.Kind, _ end: Int) -> Arc {
        Arc(end: Int32(end), kind: kind, node: Trie.none)
    }

    /// A word of a spaced language ends where its letters end.
    private func isBorder(_ end: Int, _ folded: Folded) -> Bool {
        guard end < folded.count else { return true }
        let before = folded.kinds[end - 1]
        return before != folded.kinds[end] || (before != .letter && before != .digit)
    }

    private func price(of node: Int32, length: Int, _ kind: UnitKind) -> Int32 {
        let senses = trie.senses(at: node)
        if let first = senses.first, trie.senses[first].symbol >= WordClass.namePlace.rawValue,
            trie.senses[first].symbol < WordClass.count
        {
            return Cost.name
        }
        switch kind {
        case .kana, .kanji: return length == 1 ? Cost.short : Cost.word
        case .stop, .comma, .symbol, .space: return Cost.sign
        case .letter, .digit: return Cost.word
        }
    }

    private func walk(_ arcs: [Arc], _ folded: Folded) -> Tokens {
        var list: [Token] = []
        list.reserveCapacity(min(folded.count, 64))
        var position = 0
        while position < folded.count {
            let arc = arcs[position]
            let end = Int(arc.end)
            if folded.kinds[position] == .space {
                position = end
                continue
            }
            add(arc, from: position, folded, to: &list)
            position = end
        }
        return Tokens(list: list, senses: trie.senses, folded: folded)
    }

    private func add(_ arc: Arc, from start: Int, _ folded: Folded, to list: inout [Token]) {
        let end = Int(arc.end)
        switch arc.kind {
        case .word:
            list.append(Token(.word, start, end, senses: trie.senses(at: arc.node)))
        case .number:
            let units = folded.units[start..<end]
            let isDigits = folded.kinds[start] == .digit
            let value = isDigits ? Numerals.digits(units) : Numerals.kanji(units)
            list.append(
                Token(.number, start, end, number: value ?? -1, digits: isDigits ? end - start : 0))
        case .unknown:
            if let last = list.last, last.kind == .unknown, last.end == start,
                folded.kinds[start] == folded.kinds[last.end - 1]
            {
                list[list.count - 1].end = end
            } else {
                list.append(Token(.unknown, start, end))
            }
        case .stop, .comma, .symbol:
            list.append(Token(arc.kind, start, end))
        }
    }
}
