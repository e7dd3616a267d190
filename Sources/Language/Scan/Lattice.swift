/// The items of a sentence with every word of the lexicon that covers one or more of them.
///
/// Tokens are the likeliest cut; templates may need another ("help with" is one word in one
/// template and two in the next), so that each phrase lies beside its parts.
struct Lattice {
    struct Arc {
        /// The item behind the last one covered.
        let end: Int
        let senses: Range<Int>
    }

    private(set) var items: [Item] = []
    private var firstArc: [Int] = []
    private var arcs: [Arc] = []

    init(_ coarse: [Item], _ tokens: Tokens, _ trie: Trie, limit: Int) {
        items.reserveCapacity(coarse.count + 8)
        for item in coarse where items.count < limit { split(item, tokens) }
        firstArc.reserveCapacity(items.count + 1)
        arcs.reserveCapacity(items.count * 2)
        for index in items.indices {
            firstArc.append(arcs.count)
            if items[index].isWords { addArcs(from: index, tokens.folded, trie) }
        }
        firstArc.append(arcs.count)
    }

    /// The words that begin at an item.
    func arcs(at index: Int) -> ArraySlice<Arc> { arcs[firstArc[index]..<firstArc[index + 1]] }

    /// The value that an item alone has in a class; `nil` where it is not of it.
    func value(_ index: Int, _ wordClass: WordClass, _ tokens: Tokens) -> Int? {
        for arc in arcs(at: index) where arc.end == index + 1 {
            for sense in arc.senses where tokens.senses[sense].symbol == wordClass.rawValue {
                return Int(tokens.senses[sense].value)
            }
        }
        return nil
    }

    /// A phrase of several words becomes one item a word.
    private mutating func split(_ item: Item, _ tokens: Tokens) {
        let kinds = tokens.folded.kinds
        guard item.isWords, item.kind != .number,
            kinds[item.units].contains(.space)
        else { return items.append(item) }
        var start = item.units.lowerBound
        while start < item.units.upperBound {
            var end = start
            while end < item.units.upperBound, kinds[end] != .space { end += 1 }
            var part = item
            part.units = start..<end
            if start < end { items.append(part) }
            start = end + 1
        }
    }

    private mutating func addArcs(from index: Int, _ folded: Folded, _ trie: Trie) {
        var last = index
        var position = items[index].units.lowerBound
        var node = trie.root(folded.units[position])
        while node >= 0 {
            position += 1
            if trie.isWord(node), position == items[last].units.upperBound {
                arcs.append(Arc(end: last + 1, senses: trie.senses(at: node)))
            }
            if position >= items[last].units.upperBound {
                last += 1
                guard last < items.count, items[last].isWords else { return }
            }
            guard position < folded.count else { return }
            node = trie.child(of: node, folded.units[position])
        }
    }
}
