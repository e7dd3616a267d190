package import Town

/// One language, ready to read with: its words and its phrases, compiled.
package struct LanguagePack: Sendable {
    /// BCP 47.
    package let language: String
    /// Kinds of writing that give this language away.
    let ownsKana: Bool
    let ownsKanji: Bool
    let dates: DateOrder
    /// Folded words and what each can be; names of the town come on top.
    let words: [(units: [UInt16], sense: Sense)]
    let symbols: SymbolTable
    let patterns: [Pattern]
    /// By the value of an `activity` sense.
    let activities: [(field: String?, support: Support?)]
    /// By the value of a `language` sense.
    let languageTags: [String]

    /// What can be said in this language.
    package var intents: Set<Intent> { Set(patterns.map(\.intent)) }

    package init(lexicon: LexiconFile, phrases: PhrasesFile) throws(LanguageFault) {
        language = lexicon.language
        ownsKana = lexicon.scripts?.contains("kana") ?? false
        ownsKanji = lexicon.scripts?.contains("kanji") ?? false
        dates = lexicon.dates ?? .monthFirst
        activities = (lexicon.activities ?? []).map {
            ($0.field, $0.support.flatMap(Support.init(rawValue:)))
        }
        languageTags = (lexicon.languages ?? [:]).keys.sorted()
        var builder = WordBuilder()
        try builder.add(lexicon, languageTags: languageTags)
        patterns = try TemplateCompiler.compile(phrases, words: &builder)
        words = builder.words
        symbols = builder.symbols
    }
}

/// The names of the word classes and their numbers.
struct SymbolTable: Sendable {
    private var numbers: [String: Symbol] = [:]
    private(set) var count = WordClass.count

    func symbol(named name: String) -> Symbol? { WordClass(named: name)?.rawValue ?? numbers[name] }

    mutating func add(_ name: String) -> Symbol {
        if let known = symbol(named: name) { return known }
        defer { count += 1 }
        numbers[name] = count
        return count
    }
}

/// Collects a language's words while its files are compiled.
struct WordBuilder {
    private(set) var words: [(units: [UInt16], sense: Sense)] = []
    var symbols = SymbolTable()
    private var slips: [(written: [UInt16], slip: [UInt16])] = []

    mutating func add(_ lexicon: LexiconFile, languageTags: [String]) throws(LanguageFault) {
        slips = (lexicon.slips ?? [:]).map {
            (Folded.units(of: $0.key), Folded.units(of: $0.value))
        }
        try addTime(lexicon.time)
        for (name, list) in lexicon.words.sorted(by: { $0.key < $1.key }) {
            let symbol = symbols.add(name)
            for word in list { add(word, symbol) }
        }
        try addVerbs(lexicon)
        for (index, entry) in (lexicon.activities ?? []).enumerated() {
            for word in entry.words { add(word, WordClass.activity.rawValue, Int32(index)) }
        }
        for (letter, list) in (lexicon.support ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let kind = Support(rawValue: letter),
                let value = Support.allCases.firstIndex(of: kind)
            else {
                throw LanguageFault(
                    file: "lexicon.yaml", entry: letter, problem: "is none of A to F")
            }
            for word in list { add(word, WordClass.support.rawValue, Int32(value)) }
        }
        for (index, tag) in languageTags.enumerated() {
            for word in lexicon.languages?[tag] ?? [] {
                add(word, WordClass.language.rawValue, Int32(index))
            }
        }
    }

    mutating func add(_ word: String, _ symbol: Symbol, _ value: Int32 = 0) {
        let units = Folded.units(of: word)
        let sense = Sense(symbol: symbol, value: value)
        words.append((units, sense))
        for (written, slip) in slips {
            guard let range = units.firstRange(of: written) else { continue }
            words.append((units[..<range.lowerBound] + slip + units[range.upperBound...], sense))
        }
    }

    private mutating func addTime(_ time: [String: LexiconFile.Words]) throws(LanguageFault) {
        for (name, list) in time.sorted(by: { $0.key < $1.key }) {
            guard let wordClass = WordClass(named: name) else {
                throw LanguageFault(
                    file: "lexicon.yaml", entry: name, problem: "is no class of time words")
            }
            for (text, words) in list.entries {
                guard let value = WordValue.parse(text, of: wordClass) else {
                    throw LanguageFault(
                        file: "lexicon.yaml", entry: "\(name) \(text)",
                        problem: "is no value of this class")
                }
                for word in words { add(word, wordClass.rawValue, value) }
            }
        }
    }

    /// Each form is of its verb's class, and of `class.mood`.
    private mutating func addVerbs(_ lexicon: LexiconFile) throws(LanguageFault) {
        let conjugation = Conjugation(
            paradigms: lexicon.paradigms ?? [:], moods: lexicon.moods ?? [:])
        for (name, verbs) in (lexicon.verbs ?? [:]).sorted(by: { $0.key < $1.key }) {
            let any = symbols.add(name)
            for (verb, paradigm) in verbs.sorted(by: { $0.key < $1.key }) {
                for (mood, form) in try conjugation.forms(of: verb, paradigm: paradigm) {
                    add(form, any)
                    add(form, symbols.add("\(name).\(mood)"))
                }
            }
        }
    }
}
