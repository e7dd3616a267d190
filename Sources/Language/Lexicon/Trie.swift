/// Words as a tree of their characters, in flat arrays.
///
/// Built once; looking up walks forward without allocating.
struct Trie: Sendable {
    private var firstEdge: [Int32] = []
    private var labels: [UInt16] = []
    private var targets: [Int32] = []
    /// Where the senses of the word that ends at a node begin; -1 where none ends.
    private var senseStart: [Int32] = []
    private var senseCount: [Int32] = []
    private(set) var senses: [Sense] = []
    /// The root's children, by character: nearly every lookup ends there.
    private var roots: [Int32] = []

    static let none: Int32 = -1

    /// - Parameter words: folded words with what each can be; the same word may come again.
    init(_ words: [(units: [UInt16], sense: Sense)]) {
        let order = words.indices.sorted { lexicographic(words[$0].units, words[$1].units) }
        var sorted: [(units: [UInt16], senses: [Sense])] = []
        for index in order where !words[index].units.isEmpty {
            let word = words[index]
            if let last = sorted.indices.last, sorted[last].units == word.units {
                if !sorted[last].senses.contains(word.sense) {
                    sorted[last].senses.append(word.sense)
                }
            } else {
                sorted.append((word.units, [word.sense]))
            }
        }
        build(sorted)
        roots = [Int32](repeating: Trie.none, count: 0x10000)
        for edge in Int(firstEdge[0])..<Int(firstEdge[1]) {
            roots[Int(labels[edge])] = targets[edge]
        }
    }

    /// Lays the nodes out breadth first, so that a node's children lie together.
    private mutating func build(_ words: [(units: [UInt16], senses: [Sense])]) {
        var queue: [(range: Range<Int>, depth: Int)] = [(words.indices, 0)]
        var next = 0
        while next < queue.count {
            var (range, depth) = queue[next]
            next += 1
            firstEdge.append(Int32(labels.count))
            if let first = range.first, words[first].units.count == depth {
                senseStart.append(Int32(senses.count))
                senseCount.append(Int32(words[first].senses.count))
                senses.append(contentsOf: words[first].senses)
                range = (first + 1)..<range.upperBound
            } else {
                senseStart.append(Trie.none)
                senseCount.append(0)
            }
            depth += 1
            var low = range.lowerBound
            while low < range.upperBound {
                let label = words[low].units[depth - 1]
                var high = low + 1
                while high < range.upperBound, words[high].units[depth - 1] == label { high += 1 }
                labels.append(label)
                targets.append(Int32(queue.count))
                queue.append((low..<high, depth))
                low = high
            }
        }
        firstEdge.append(Int32(labels.count))
    }

    /// The node that `unit` leads to from the root.
    func root(_ unit: UInt16) -> Int32 { roots[Int(unit)] }

    func child(of node: Int32, _ unit: UInt16) -> Int32 {
        var low = Int(firstEdge[Int(node)])
        var high = Int(firstEdge[Int(node) + 1])
        while high - low > 8 {
            let middle = (low + high) / 2
            if labels[middle] <= unit { low = middle } else { high = middle }
        }
        while low < high {
            if labels[low] == unit { return targets[low] }
            low += 1
        }
        return Trie.none
    }

    /// The senses of the word that ends at `node`; empty where none ends.
    func senses(at node: Int32) -> Range<Int> {
        let start = Int(senseStart[Int(node)])
        return start < 0 ? 0..<0 : start..<(start + Int(senseCount[Int(node)]))
    }

    func isWord(_ node: Int32) -> Bool { senseStart[Int(node)] >= 0 }

    /// The senses of a whole word, for what is compiled against the lexicon.
    func lookUp(_ units: [UInt16]) -> Range<Int> {
        guard let first = units.first else { return 0..<0 }
        var node = root(first)
        for unit in units.dropFirst() where node >= 0 { node = child(of: node, unit) }
        return node < 0 ? 0..<0 : senses(at: node)
    }
}

private func lexicographic(_ a: [UInt16], _ b: [UInt16]) -> Bool {
    a.lexicographicallyPrecedes(b)
}
