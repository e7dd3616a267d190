/// One line being written, with those written before at hand; in memory only.
///
/// Nothing is kept on disk: what people tell Yui should not be found on a shared machine.
struct LineEditor {
    enum Outcome: Equatable {
        case edited
        case entered(String)
        /// Control-C, or control-D on an empty line.
        case left
    }

    /// Lines that are remembered.
    private static let longestHistory = 500
    /// Characters of a line; as many as Yui takes.
    private static let longestLine = 2000

    private(set) var text: [Character] = []
    private(set) var cursor = 0
    private var history: [String] = []
    /// Which earlier line is shown; the count for the new one.
    private var shown = 0
    private var draft: [Character] = []

    mutating func take(_ key: Key) -> Outcome {
        switch key {
        case .text(let more): insert(more)
        case .enter: return .entered(enter())
        case .backspace: remove(cursor - 1..<cursor)
        case .delete: remove(cursor..<cursor + 1)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(text.count, cursor + 1)
        case .up: show(shown - 1)
        case .down: show(shown + 1)
        case .home: cursor = 0
        case .end: cursor = text.count
        case .control(let letter): return control(letter)
        }
        return .edited
    }

    private mutating func control(_ letter: Character) -> Outcome {
        switch letter {
        case "a": cursor = 0
        case "b": cursor = max(0, cursor - 1)
        case "c": return .left
        case "d":
            if text.isEmpty { return .left }
            remove(cursor..<cursor + 1)
        case "e": cursor = text.count
        case "f": cursor = min(text.count, cursor + 1)
        case "k": remove(cursor..<text.count)
        case "n": show(shown + 1)
        case "p": show(shown - 1)
        case "u": remove(0..<cursor)
        case "w": remove(startOfWord..<cursor)
        default: break
        }
        return .edited
    }

    /// Joined as a whole with what stands before: a mark may come after the letter it belongs to.
    private mutating func insert(_ more: String) {
        guard text.count + more.count <= Self.longestLine else { return }
        let before = Array(String(text[..<cursor]) + more)
        text = before + text[cursor...]
        cursor = before.count
    }

    private mutating func remove(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<text.count)
        text.removeSubrange(range)
        cursor = range.lowerBound
    }

    private var startOfWord: Int {
        let before = text[..<cursor]
        guard let last = before.lastIndex(where: { !$0.isWhitespace }) else { return 0 }
        return (before[...last].lastIndex { $0.isWhitespace } ?? -1) + 1
    }

    private mutating func enter() -> String {
        let line = String(text)
        if !line.isEmpty, history.last != line { history.append(line) }
        if history.count > Self.longestHistory { history.removeFirst() }
        shown = history.count
        (text, draft, cursor) = ([], [], 0)
        return line
    }

    private mutating func show(_ index: Int) {
        guard (0...history.count).contains(index), index != shown else { return }
        if shown == history.count { draft = text }
        shown = index
        text = index == history.count ? draft : Array(history[index])
        cursor = text.count
    }
}
