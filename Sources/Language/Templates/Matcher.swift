internal import Town

/// A pattern laid over a sentence.
struct Match {
    let pattern: Int
    /// Items that the activity's free text took.
    var activity: Range<Int>?
    /// Items that details took, by their names.
    var details: [(Pattern.Detail, Int)] = []
    /// Words of the pattern that were found.
    var words = 0
    /// Words that the free text swallowed.
    var free = 0
    /// Words that nothing accounts for.
    var left = 0
    var isWeak = false

    /// The better one explains more with less free text.
    var score: Int {
        10 * words + 4 * details.count - 2 * free - 12 * left - (isWeak ? 15 : 0)
    }
}

/// Lays patterns over the items of a sentence.
struct Matcher {
    /// Steps for one pattern and for one sentence; beyond them a pattern does not match.
    private static let stepsPerPattern = 4_000
    private static let stepsPerSentence = 60_000
    /// Templates look at no more items than this.
    static let maximumItems = 160
    /// A guess may leave this many words aside.
    private static let maximumLeft = 4

    private static let known: [Symbol] = [
        WordClass.activity.rawValue, WordClass.support.rawValue, WordClass.nameField.rawValue,
    ]

    let pack: CompiledPack
    let tokens: Tokens
    let lattice: Lattice

    private var items: [Item] { lattice.items }

    private struct Walk {
        var steps = 0
        var match: Match
        let isAnchoredAtEnd: Bool
        var isExact = false
        /// Behind the last item that the pattern took.
        var end = 0
    }

    /// The best matches of the whole sentence, or where there are none, of a part of it.
    func matches() -> [Match] {
        var found: [Match] = []
        var steps = 0
        let candidates = candidates()
        for pattern in candidates where steps < Matcher.stepsPerSentence {
            if let match = match(pattern, anchored: true, &steps) { found.append(match) }
        }
        if found.isEmpty {
            for pattern in candidates where steps < Matcher.stepsPerSentence {
                if let match = match(pattern, anchored: false, &steps) { found.append(match) }
            }
        }
        return found.sorted { a, b in
            a.score != b.score ? a.score > b.score : a.pattern < b.pattern
        }
    }

    /// The patterns whose key words are all in the sentence.
    private func candidates() -> [Int] {
        var present = [Bool](repeating: false, count: Int(pack.symbolCount))
        var keys: [Symbol] = []
        for index in items.indices {
            for arc in lattice.arcs(at: index) {
                for sense in arc.senses {
                    let symbol = tokens.senses[sense].symbol
                    guard !present[Int(symbol)] else { continue }
                    present[Int(symbol)] = true
                    if pack.isKey[Int(symbol)] { keys.append(symbol) }
                }
            }
        }
        var seen = [Bool](repeating: false, count: pack.patterns.count)
        var found = pack.unkeyed
        for key in keys {
            for pattern in pack.byKey[Int(key)] where !seen[Int(pattern)] {
                seen[Int(pattern)] = true
                if hasAll(pack.patterns[Int(pattern)], present) { found.append(Int(pattern)) }
            }
        }
        return found
    }

    /// Whether every word that the pattern cannot do without is in the sentence.
    private func hasAll(_ pattern: Pattern, _ present: [Bool]) -> Bool {
        for element in pattern.elements where !element.isOptional {
            guard case .word(let symbols) = element.kind else { continue }
            if !symbols.contains(where: { present[Int($0)] }) { return false }
        }
        return true
    }

    private func match(_ index: Int, anchored: Bool, _ steps: inout Int) -> Match? {
        let pattern = pack.patterns[index]
        switch (pattern.strength, anchored) {
        case (.anywhere, _):
            return search(pattern, index, &steps)
        case (.whole, true), (.weak, true), (.exact, true):
            var walk = Walk(
                match: Match(pattern: index, isWeak: pattern.strength == .weak),
                isAnchoredAtEnd: true, isExact: pattern.strength == .exact)
            defer { steps += walk.steps }
            return step(pattern.elements[...], 0, &walk) ? walk.match : nil
        case (.whole, false):
            return search(pattern, index, &steps).flatMap(guess)
        case (.weak, false), (.exact, false):
            return nil
        }
    }

    private func search(_ pattern: Pattern, _ index: Int, _ steps: inout Int) -> Match? {
        var best: Match?
        for start in items.indices where !items[start].canBeSkipped {
            var walk = Walk(match: Match(pattern: index), isAnchoredAtEnd: false)
            if step(pattern.elements[...], start, &walk), !isHarmless(start..<walk.end) {
                var match = walk.match
                match.left += items[..<start].count { !$0.canBeSkipped }
                if best.map({ match.score > $0.score }) ?? true { best = match }
            }
            steps += walk.steps
            if steps > Matcher.stepsPerSentence { break }
        }
        return best
    }

    /// Whether the words are part of something harmless ("fire" in "fire drill").
    private func isHarmless(_ range: Range<Int>) -> Bool {
        for index in items.indices {
            for arc in lattice.arcs(at: index)
            where arc.end > range.lowerBound && index < range.upperBound {
                let harmless = WordClass.harmless.rawValue
                if arc.senses.contains(where: { tokens.senses[$0].symbol == harmless }) {
                    return true
                }
            }
        }
        return false
    }

    /// A part of the sentence is worth asking about where the pattern said enough.
    private func guess(_ match: Match) -> Match? {
        match.words + match.details.count >= 2 && match.left <= Matcher.maximumLeft
            && match.left <= match.words + match.details.count ? match : nil
    }

    private func step(_ elements: ArraySlice<Pattern.Element>, _ at: Int, _ walk: inout Walk)
        -> Bool
    {
        walk.steps += 1
        guard walk.steps < Matcher.stepsPerPattern else { return false }
        guard let element = elements.first else { return finish(at, &walk) }
        let rest = elements.dropFirst()
        let before = walk.match
        switch element.kind {
        case .word(let symbols):
            if at < items.count, word(symbols, rest, at, &walk) { return true }
            walk.match = before
        case .detail(let detail):
            if at < items.count, fits(detail, at) {
                walk.match.details.append((detail, at))
                if step(rest, at + 1, &walk) { return true }
                walk.match = before
            }
        case .free(let isActivity, let isKnown):
            if free(rest, at, &walk, isActivity, isKnown) { return true }
            walk.match = before
        }
        if element.isOptional, step(rest, at, &walk) { return true }
        if at < items.count, canSkip(at, walk), step(elements, at + 1, &walk) { return true }
        walk.match = before
        return false
    }

    /// A word of these classes, the longest first.
    private func word(
        _ symbols: [Symbol], _ rest: ArraySlice<Pattern.Element>, _ at: Int, _ walk: inout Walk
    ) -> Bool {
        let before = walk.match
        for arc in lattice.arcs(at: at).reversed() {
            let fits = arc.senses.contains { symbols.contains(tokens.senses[$0].symbol) }
            guard fits else { continue }
            walk.match.words += arc.end - at
            if step(rest, arc.end, &walk) { return true }
            walk.match = before
        }
        return false
    }

    /// Free text takes as little as it can.
    private func free(
        _ rest: ArraySlice<Pattern.Element>, _ at: Int, _ walk: inout Walk, _ isActivity: Bool,
        _ isKnown: Bool
    ) -> Bool {
        guard at < items.count, !items[at].canBeSkipped else { return false }
        let before = walk.match
        var end = at
        var hasKnown = false
        while end < items.count {
            if isKnownActivity(end) { hasKnown = true }
            if !items[end].canBeSkipped { walk.match.free += 1 }
            end += 1
            guard !isKnown || hasKnown else { continue }
            let here = walk.match
            if isActivity { walk.match.activity = at..<end }
            if step(rest, end, &walk) { return true }
            walk.match = here
        }
        walk.match = before
        return false
    }

    private func isKnownActivity(_ index: Int) -> Bool {
        lattice.arcs(at: index).contains { arc in
            arc.senses.contains { Matcher.known.contains(tokens.senses[$0].symbol) }
        }
    }

    private func canSkip(_ index: Int, _ walk: Walk) -> Bool {
        walk.isExact ? items[index].kind == .sign : items[index].canBeSkipped
    }

    private func finish(_ at: Int, _ walk: inout Walk) -> Bool {
        if walk.isExact, items[min(at, items.count)...].contains(where: { $0.kind != .sign }) {
            return false
        }
        let left = at < items.count ? items[at...].count { !$0.canBeSkipped } : 0
        if walk.isAnchoredAtEnd, left > 0 { return false }
        walk.match.left = left
        walk.end = at
        return true
    }

    private func fits(_ detail: Pattern.Detail, _ index: Int) -> Bool {
        let item = items[index]
        let token = item.tokens.lowerBound
        switch detail {
        case .time: return item.kind == .time
        case .people: return item.kind == .people
        case .points: return item.kind == .points
        case .ref: return item.kind == .ref || item.kind == .number && item.value >= 0
        case .number: return item.kind == .number && item.value >= 0
        case .choice:
            return item.kind == .number && (1...99).contains(item.value)
                || item.kind == .ref
                || lattice.value(index, .ordinal, tokens) ?? 0 > 0
        case .code: return item.kind == .number && (4...6).contains(tokens[token].digits)
        case .place: return item.kind == .place
        case .area: return item.kind == .area
        case .group: return item.kind == .group
        case .person: return item.kind == .person || item.kind == .unknown
        case .language: return lattice.value(index, .language, tokens) != nil
        case .support: return lattice.value(index, .support, tokens) != nil
        }
    }
}
