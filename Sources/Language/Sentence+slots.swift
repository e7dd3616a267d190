internal import Town

extension Sentence {
    /// Details that mean the same wherever they stand.
    func commonSlots() -> Slots {
        var slots = Slots()
        for item in items {
            switch item.kind {
            case .people: if slots.people == nil { slots.people = item.value }
            case .points: if slots.points == nil { slots.points = item.value }
            case .ref: if slots.ref == nil { slots.ref = item.value }
            case .place:
                if slots.place == nil { slots.place = PlaceKey(names.list[item.value].key) }
            case .area: if slots.area == nil { slots.area = AreaKey(names.list[item.value].key) }
            case .group:
                if slots.group == nil { slots.group = GroupKey(names.list[item.value].key) }
            case .person: if slots.person == nil { slots.person = name(item) }
            case .word: wordSlots(item.tokens.lowerBound, &slots)
            case .time: timeSlots(times[item.value], &slots)
            case .unknown, .number, .sign: break
            }
        }
        return slots
    }

    /// A person's name without the title.
    private func name(_ item: Item) -> String {
        var (lower, upper) = (item.value, item.tokens.upperBound)
        while upper > lower, tokens.isOf(upper - 1, .particle) || tokens.isOf(upper - 1, .title) {
            upper -= 1
        }
        while lower < upper, tokens.isOf(lower, .title) { lower += 1 }
        return folded.text(units(of: lower..<max(upper, lower + 1)))
    }

    private func wordSlots(_ token: Int, _ slots: inout Slots) {
        if let value = tokens.value(token, .activity) {
            let activity = pack.pack.activities[value]
            if slots.field == nil, let field = activity.field { slots.field = FieldKey(field) }
            if slots.support == nil || slots.support == .labour, let support = activity.support {
                slots.support = support
            }
        }
        if let value = tokens.value(token, .nameField), slots.field == nil {
            slots.field = FieldKey(names.list[value].key)
        }
        if let value = tokens.value(token, .support) { slots.support = Support.allCases[value] }
        if let value = tokens.value(token, .language), slots.language == nil {
            slots.language = pack.pack.languageTags[value]
        }
        if tokens.has(token, pack.everyone) { slots.everyone = true }
    }

    private func timeSlots(_ found: TimeReader.Found, _ slots: inout Slots) {
        if let duration = found.expression.duration ?? found.length, slots.duration == nil {
            slots.duration = duration
        }
        if let recurrence = found.expression.recurrence, slots.recurrence == nil {
            slots.recurrence = recurrence
        }
    }

    /// What the match itself took.
    func apply(_ match: Match, to slots: inout Slots) {
        for (detail, index) in match.details {
            let item = items[index]
            switch detail {
            case .ref: slots.ref = item.value
            case .choice:
                slots.choice =
                    lattice.value(index, .ordinal, tokens) ?? item.value
                slots.ref = nil
            case .number: slots.people = slots.people ?? item.value
            case .code: slots.code = digits(of: item)
            case .person:
                slots.person = slots.person ?? folded.text(units(of: item.tokens))
            case .time, .people, .points, .place, .area, .group, .language, .support: break
            }
        }
        if let activity = match.activity { slots.activity = activityText(activity) }
    }

    private func digits(of item: Item) -> String {
        let token = tokens[item.tokens.lowerBound]
        return folded.units[token.start..<token.end].reduce(into: "") {
            $0.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: $1)))
        }
    }

    private func units(of range: Range<Int>) -> Range<Int> {
        tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
    }

    /// The words for what is to be done: the longest stretch of free text without other details.
    func activityText(_ range: Range<Int>) -> String? {
        var best: Range<Int>?
        var bestScore = 0
        var index = range.lowerBound
        while index < range.upperBound {
            guard isPlain(index) else {
                index += 1
                continue
            }
            var end = index
            while end < range.upperBound, isPlain(end) { end += 1 }
            let trimmed = trimmed(index..<end)
            let score = score(trimmed)
            if score > bestScore { (best, bestScore) = (trimmed, score) }
            index = max(end, index + 1)
        }
        guard let best, !best.isEmpty else { return nil }
        return folded.text(span(of: best))
    }

    private func span(of range: Range<Int>) -> Range<Int> {
        items[range.lowerBound].units.lowerBound..<items[range.upperBound - 1].units.upperBound
    }

    private func score(_ range: Range<Int>) -> Int {
        guard !range.isEmpty else { return 0 }
        let knows = range.contains { has($0, .activity) }
        return span(of: range).count + (knows ? 100 : 0)
    }

    private func has(_ item: Int, _ wordClass: WordClass) -> Bool {
        lattice.arcs(at: item).contains { arc in
            arc.senses.contains { tokens.senses[$0].symbol == wordClass.rawValue }
        }
    }

    /// Whether the item alone is a word of the class.
    private func isOf(_ item: Int, _ wordClass: WordClass) -> Bool {
        lattice.value(item, wordClass, tokens) != nil
    }

    private func isPlain(_ index: Int) -> Bool {
        switch items[index].kind {
        case .word, .unknown, .number: true
        case .sign: !isBreak(items[index])
        case .time, .people, .points, .ref, .place, .area, .group, .person: false
        }
    }

    private func isBreak(_ item: Item) -> Bool {
        let kind = tokens[item.tokens.lowerBound].kind
        return kind == .stop || kind == .comma
    }

    /// Particles, articles, fillers and signs at the edges are not part of what is to be done.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, isEdge(lower) { lower += 1 }
        while upper > lower, isEdge(upper - 1) { upper -= 1 }
        return lower..<upper
    }

    private func isEdge(_ index: Int) -> Bool {
        items[index].canBeSkipped || isOf(index, .particle) || isOf(index, .link)
            || isOf(index, .article) || isOf(index, .listAnd)
    }

    /// Where nothing else is said, it is labour that is asked for or offered.
    private static let wantsHands: [Intent] = [.askHelp, .offerHelp, .requestSupport]

    /// What follows from the intent, and from what was asked.
    func fill(_ slots: inout Slots, for intent: Intent, _ expecting: Awaited) {
        if Sentence.wantsHands.contains(intent) { slots.support = slots.support ?? .labour }
        if intent != .setLanguage { slots.language = nil }
        if intent == .unknown, slots.people == nil, expecting == .people,
            let number = items.first(where: { $0.kind == .number && $0.value > 0 })
        {
            slots.people = number.value
        }
        if intent == .unknown, expecting != .nothing, slots.activity == nil {
            slots.activity = activityText(items.indices)
        }
    }
}
