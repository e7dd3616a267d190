/// A stretch of a sentence that is one word, number or sign.
struct Token {
    enum Kind: UInt8 {
        /// In the lexicon.
        case word
        case number
        /// Not in the lexicon.
        case unknown
        /// The end of a sentence.
        case stop
        case comma
        case symbol
    }

    let kind: Kind
    /// In units of the folded sentence.
    let start: Int
    var end: Int
    /// Into the trie's senses.
    var senses: Range<Int>
    /// -1 where the token is no number.
    var number: Int
    /// How many digits it was written with; 0 where in words.
    var digits: Int

    init(
        _ kind: Kind, _ start: Int, _ end: Int, senses: Range<Int> = 0..<0, number: Int = -1,
        digits: Int = 0
    ) {
        self.kind = kind
        self.start = start
        self.end = end
        self.senses = senses
        self.number = number
        self.digits = digits
    }
}

/// A sentence cut into tokens, with the table that says what each can be.
struct Tokens {
    var list: [Token]
    let senses: [Sense]
    let folded: Folded

    var count: Int { list.count }
    var indices: Range<Int> { list.indices }

    subscript(index: Int) -> Token { list[index] }

    /// The value of the token at `index` in a class; `nil` where it is not of it.
    func value(_ index: Int, _ wordClass: WordClass) -> Int? {
        guard index >= 0, index < list.count else { return nil }
        for sense in list[index].senses where senses[sense].symbol == wordClass.rawValue {
            return Int(senses[sense].value)
        }
        return nil
    }

    func has(_ index: Int, _ symbol: Symbol) -> Bool {
        for sense in list[index].senses where senses[sense].symbol == symbol { return true }
        return false
    }

    func isOf(_ index: Int, _ wordClass: WordClass) -> Bool { value(index, wordClass) != nil }

    /// Whether the token is of a class and on this side of what it belongs to.
    func stands(_ index: Int, _ wordClass: WordClass, _ side: Int32) -> Bool {
        guard index >= 0, index < list.count else { return false }
        for sense in list[index].senses where senses[sense].symbol == wordClass.rawValue {
            if senses[sense].value == side { return true }
        }
        return false
    }

    /// The number at `index`, in digits or in words; `nil` where there is none.
    func number(_ index: Int) -> Int? {
        guard index >= 0, index < list.count, list[index].number >= 0 else { return nil }
        return list[index].number
    }

    /// Whether nothing, not even a space, stands between the token and the one before.
    func touchesPrevious(_ index: Int) -> Bool {
        index > 0 && index < list.count && list[index - 1].end == list[index].start
    }

    /// Whether the token is exactly this one character.
    func isSign(_ index: Int, _ unit: UInt16) -> Bool {
        guard index >= 0, index < list.count else { return false }
        let token = list[index]
        return token.end == token.start + 1 && folded.units[token.start] == unit
    }
}
