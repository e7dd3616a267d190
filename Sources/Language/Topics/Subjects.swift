/// What words are about, across languages: 「祭り」 and "festival" are one topic.
///
/// Made from each language's `topics.yaml`; looking up compares words by their first letter.
package struct Subjects: Sendable {
    private struct Word {
        let units: [UInt16]
        let topic: String
        /// A spaced language's word must not go on: "art" is not in "start".
        let standsAlone: Bool
    }

    private var byFirst: [UInt16: [Word]] = [:]

    /// - Parameter lists: for each language, the words of each topic.
    package init(_ lists: [[String: [String]]]) {
        for list in lists {
            for (topic, words) in list {
                for word in words { add(word, topic) }
            }
        }
        for first in byFirst.keys {
            byFirst[first]?.sort { $0.units.count > $1.units.count }
        }
    }

    private mutating func add(_ word: String, _ topic: String) {
        let folded = Folded(word)
        guard let first = folded.units.first else { return }
        let standsAlone = folded.kinds.contains(.letter)
        byFirst[first, default: []].append(
            Word(units: folded.units, topic: topic, standsAlone: standsAlone))
    }

    /// The topics of a text, each once, in alphabetical order.
    package func topics(of text: String) -> [String] {
        let folded = Folded(text)
        var found: Set<String> = []
        var position = 0
        while position < folded.count {
            if let word = word(at: position, in: folded) {
                found.insert(word.topic)
                position += word.units.count
            } else {
                position += 1
            }
        }
        return found.sorted()
    }

    /// The topics of several texts that mean the same.
    package func topics(of texts: some Sequence<String>) -> [String] {
        Set(texts.flatMap { topics(of: $0) }).sorted()
    }

    private func word(at position: Int, in folded: Folded) -> Word? {
        byFirst[folded.units[position]]?.first { word in
            let end = position + word.units.count
            guard end <= folded.count else { return false }
            for offset in word.units.indices
            where folded.units[position + offset] != word.units[offset] { return false }
            guard word.standsAlone else { return true }
            let before = position > 0 && folded.kinds[position - 1].joinsLatin
            let after = end < folded.count && folded.kinds[end].joinsLatin
            return !before && !after
        }
    }
}
