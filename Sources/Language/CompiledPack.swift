internal import Town

/// A language with the names of the town, ready to scan with.
final class CompiledPack: Sendable {
    let pack: LanguagePack
    let scanner: Scanner
    let patterns: [Pattern]
    /// Patterns by a word that each needs, by symbol.
    let byKey: [[Int32]]
    let isKey: [Bool]
    let symbolCount: Symbol
    /// Patterns that need no word ("{choice}").
    let unkeyed: [Int]
    /// The class of words that mean all who were there.
    let everyone: Symbol

    init(_ pack: LanguagePack, names: Names) {
        self.pack = pack
        everyone = pack.symbols.symbol(named: "everyone") ?? Symbol.max
        patterns = pack.patterns
        var words = pack.words
        for (index, name) in names.list.enumerated() {
            let wordClass: WordClass =
                switch name.kind {
                case .place: .namePlace
                case .area: .nameArea
                case .group: .nameGroup
                case .field: .nameField
                }
            words.append(
                (
                    Folded.units(of: name.text),
                    Sense(symbol: wordClass.rawValue, value: Int32(index))
                ))
        }
        scanner = Scanner(trie: Trie(words))
        var byKey = [[Int32]](repeating: [], count: Int(pack.symbols.count))
        var unkeyed: [Int] = []
        for (index, pattern) in pack.patterns.enumerated() {
            let keys = pattern.keys
            if keys.isEmpty { unkeyed.append(index) }
            for key in keys { byKey[Int(key)].append(Int32(index)) }
        }
        self.byKey = byKey
        isKey = byKey.map { !$0.isEmpty }
        self.unkeyed = unkeyed
        symbolCount = pack.symbols.count
    }
}
