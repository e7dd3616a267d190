/// What a template sees of a sentence: words, and details that are already understood.
struct Item {
    enum Kind: UInt8 {
        case word, unknown, number, time, people, points, ref, place, area, group, person, sign
    }

    let kind: Kind
    let tokens: Range<Int>
    /// In units of the folded sentence.
    var units: Range<Int>
    /// A number's value, or a name's place in the list of names.
    var value = 0
    /// Whether a template need not account for it.
    var canBeSkipped: Bool

    /// Whether the item is text, and no detail that is understood already.
    var isWords: Bool { kind == .word || kind == .unknown || kind == .number || kind == .sign }
}

/// Gathers tokens into items.
struct ItemReader {
    let tokens: Tokens
    let times: [TimeReader.Found]
    let people: [PeopleReader.Found]

    func items() -> [Item] {
        var items: [Item] = []
        items.reserveCapacity(tokens.count)
        var index = 0
        var nextTime = 0
        var nextPeople = 0
        while index < tokens.count {
            while nextTime < times.count, times[nextTime].tokens.lowerBound < index {
                nextTime += 1
            }
            while nextPeople < people.count, people[nextPeople].tokens.lowerBound < index {
                nextPeople += 1
            }
            if nextTime < times.count, times[nextTime].tokens.lowerBound == index {
                index = add(.time, times[nextTime].tokens, value: nextTime, to: &items)
            } else if nextPeople < people.count, people[nextPeople].tokens.lowerBound == index {
                let found = people[nextPeople]
                index = add(.people, found.tokens, value: found.count, to: &items)
            } else {
                index = item(at: index, to: &items)
            }
        }
        return items
    }

    /// A detail with the particles that tie it to the sentence.
    private func add(
        _ kind: Item.Kind, _ range: Range<Int>, value: Int, to items: inout [Item]
    ) -> Int {
        while let last = items.last, isParticle(last, Side.before) { items.removeLast() }
        let lower = items.last?.tokens.upperBound ?? 0
        var upper = range.upperBound
        while upper < tokens.count, tokens.stands(upper, .particle, Side.after) { upper += 1 }
        items.append(
            Item(
                kind: kind, tokens: lower..<upper, units: units(of: lower..<upper), value: value,
                canBeSkipped: true))
        return upper
    }

    private func units(of range: Range<Int>) -> Range<Int> {
        tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
    }

    private func isParticle(_ item: Item, _ side: Int32) -> Bool {
        item.kind == .word && item.tokens.count == 1
            && tokens.stands(item.tokens.lowerBound, .particle, side)
    }

    private func item(at index: Int, to items: inout [Item]) -> Int {
        if let found = numbered(at: index, to: &items) { return found }
        let names: [(WordClass, Item.Kind)] = [
            (.namePlace, .place), (.nameArea, .area), (.nameGroup, .group),
        ]
        for (wordClass, kind) in names {
            if let value = tokens.value(index, wordClass) {
                return add(kind, index..<(index + 1), value: value, to: &items)
            }
        }
        if tokens.stands(index, .title, Side.after), let first = nameStart(before: index, items) {
            while let last = items.last, last.tokens.lowerBound >= first { items.removeLast() }
            return add(.person, first..<(index + 1), value: first, to: &items)
        }
        if tokens.stands(index, .title, Side.before), index + 1 < tokens.count,
            tokens[index + 1].kind == .unknown
        {
            return add(.person, index..<(index + 2), value: index + 1, to: &items)
        }
        items.append(plain(at: index))
        return index + 1
    }

    /// Where a person's name before a title begins: a run of one kind of writing.
    private func nameStart(before title: Int, _ items: [Item]) -> Int? {
        guard tokens.touchesPrevious(title) else { return nil }
        var first = title
        for item in items.reversed() {
            let token = tokens[item.tokens.lowerBound]
            let isSame =
                first == title
                || tokens.folded.kinds[token.start] == .kanji
                    && tokens.folded.kinds[tokens[first].start] == .kanji
            guard item.kind == .unknown || item.kind == .word || item.kind == .number,
                item.tokens.count == 1, tokens.touchesPrevious(item.tokens.upperBound), isSame,
                !tokens.isOf(item.tokens.lowerBound, .particle)
            else { break }
            first = item.tokens.lowerBound
        }
        return first < title ? first : nil
    }

    /// 20 points, 8番, number 8, #8.
    private func numbered(at index: Int, to items: inout [Item]) -> Int? {
        if let number = tokens.number(index) {
            if tokens.isOf(index + 1, .pointsMark) {
                return add(.points, index..<(index + 2), value: number, to: &items)
            }
            if tokens.stands(index + 1, .refMark, Side.after) || tokens.isOf(index + 1, .refMark) {
                return add(.ref, index..<(index + 2), value: number, to: &items)
            }
            let isCounted = tokens.isOf(index + 1, .otherCounter)
            items.append(
                Item(
                    kind: .number, tokens: index..<(index + 1),
                    units: units(of: index..<(index + 1)), value: isCounted ? -1 : number,
                    canBeSkipped: false))
            return index + 1
        }
        if tokens.isOf(index, .refLead), let number = tokens.number(index + 1) {
            return add(.ref, index..<(index + 2), value: number, to: &items)
        }
        return nil
    }

    private func plain(at index: Int) -> Item {
        let range = index..<(index + 1)
        switch tokens[index].kind {
        case .word:
            return Item(
                kind: .word, tokens: range, units: units(of: range),
                canBeSkipped: tokens.isOf(index, .filler))
        case .unknown:
            return Item(kind: .unknown, tokens: range, units: units(of: range), canBeSkipped: false)
        case .number:
            return Item(
                kind: .number, tokens: range, units: units(of: range), value: -1,
                canBeSkipped: false)
        case .stop, .comma, .symbol:
            return Item(kind: .sign, tokens: range, units: units(of: range), canBeSkipped: true)
        }
    }
}
