internal import Town

/// One sentence in one language, on its way to readings.
struct Sentence {
    /// Readings beyond the best that are kept.
    private static let maximumReadings = 4
    /// Longer free text is more than one thing to do, and only asked about.
    private static let maximumFree = 8

    let pack: CompiledPack
    let names: Names
    let folded: Folded
    let tokens: Tokens
    let times: [TimeReader.Found]
    let lattice: Lattice
    let people: [PeopleReader.Found]

    init(
        _ folded: Folded, _ pack: CompiledPack, _ names: Names, _ calendar: CalendarView,
        _ expecting: Awaited
    ) {
        self.folded = folded
        self.pack = pack
        self.names = names
        var tokens = pack.scanner.tokens(of: folded)
        tokens.joinNumberWords()
        self.tokens = tokens
        let terms = TermReader(tokens: tokens, order: pack.pack.dates)
        times = TimeReader(terms: terms, calendar: calendar).times(isAsked: expecting == .time)
        people = PeopleReader(tokens: tokens, times: times).people()
        let items = ItemReader(tokens: tokens, times: times, people: people).items()
        lattice = Lattice(items, tokens, pack.scanner.trie, limit: Matcher.maximumItems)
    }

    var items: [Item] { lattice.items }

    func readings(expecting: Awaited) -> [Reading] {
        let matcher = Matcher(pack: pack, tokens: tokens, lattice: lattice)
        let matches = matcher.matches()
        let isOutside = tokens.indices.contains { tokens.isOf($0, .outside) }
        var readings: [Reading] = []
        for match in matches where readings.count < Sentence.maximumReadings {
            let reading = reading(match, expecting)
            if isOutside, reading.intent != .emergency { continue }
            if !readings.contains(where: { $0.intent == reading.intent }) {
                readings.append(reading)
            }
        }
        if let emergency = readings.firstIndex(where: { $0.intent == .emergency }), emergency > 0 {
            readings.swapAt(0, emergency)
        }
        if !readings.contains(where: { $0.intent == .unknown }) {
            readings.append(unknown(expecting))
        }
        return answering(expecting, readings)
    }

    private func reading(_ match: Match, _ expecting: Awaited) -> Reading {
        let pattern = pack.patterns[match.pattern]
        var slots = commonSlots()
        apply(match, to: &slots)
        let isWhole = match.left == 0 || pattern.strength == .anywhere
        let isSure =
            isWhole && pattern.strength != .weak && match.free <= Sentence.maximumFree
        var outcome: Reading.Outcome = isSure ? .act : .ask
        if pattern.intent == .unknown { outcome = .none }
        let known = Double(match.words + match.details.count)
        let share = known / (known + Double(match.left) + 0.1 * Double(match.free))
        let confidence = isSure ? 0.9 + 0.1 * share : 0.6 * share
        fill(&slots, for: pattern.intent, expecting)
        return Reading(
            intent: pattern.intent, outcome: outcome, confidence: confidence,
            language: pack.pack.language, slots: slots, times: joinedTimes())
    }

    /// What is left when nothing matched: the details alone, which may answer a question.
    func unknown(_ expecting: Awaited) -> Reading {
        var slots = commonSlots()
        fill(&slots, for: .unknown, expecting)
        return Reading(
            intent: .unknown, outcome: .none, confidence: 0.1, language: pack.pack.language,
            slots: slots, times: joinedTimes())
    }

    // MARK: times

    /// A length beside a start is that start's length: "Saturday at 9 … about 3 hours".
    func joinedTimes() -> [TimeExpression] {
        var expressions = times.map(\.expression)
        let lengths = expressions.indices.filter { expressions[$0].duration != nil }
        let starts = expressions.indices.filter {
            expressions[$0].start != nil && expressions[$0].duration == nil
        }
        guard lengths.count == 1, starts.count == 1, let seconds = expressions[lengths[0]].duration,
            let start = expressions[starts[0]].start
        else { return expressions }
        let time = expressions[starts[0]]
        let isPoint = time.grain == .hour || time.grain == .minute
        guard isPoint, !times[starts[0]].isRange else { return expressions }
        expressions[starts[0]].end = start + seconds
        expressions[starts[0]].alternatives = time.alternatives.map {
            .init(start: $0.start, end: $0.start.map { $0 + seconds })
        }
        return expressions
    }
}
