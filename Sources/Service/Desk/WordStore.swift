import Conversation
import Journal
package import Town

/// What the core may look up: words beside the journal, and the codes on show.
package final class WordStore: Knowledge {
    /// Words kept at hand; the rest is read from the file when it is needed.
    private static let limit = 20_000

    private let journal: any JournalStore
    private let codes: CheckInCodes
    private var atHand: [WordsID: String] = [:]

    init(journal: any JournalStore, codes: CheckInCodes) {
        self.journal = journal
        self.codes = codes
    }

    package func text(of words: WordsID) -> String? {
        if let text = atHand[words] { return text }
        // A file that cannot be read makes the next commit fail, which stops the daemon.
        guard let text = try? journal.words(words) else { return nil }
        remember(text, as: words)
        return text
    }

    package func checkInCodes(at place: PlaceKey, at instant: Instant) -> [String] {
        codes.codes(at: place, instant)
    }

    /// The words as they are read back: a title of a thousand characters would crowd out all else
    /// in an answer, which the broker takes only up to a size.
    func brief(of words: WordsID) -> String? { text(of: words).map(Self.brief) }

    private static func brief(_ text: String) -> String {
        // Every character counts, and so does every accent on it.
        let short = text.prefix(ReadBack.characters).unicodeScalars.prefix(ReadBack.scalars)
        return short.endIndex == text.endIndex ? text : String(short) + "…"
    }

    /// The most of somebody's words that is read back.
    private enum ReadBack {
        static let characters = 100
        static let scalars = 200
    }

    func remember(_ text: String, as words: WordsID) {
        if atHand.count >= Self.limit { atHand.removeAll(keepingCapacity: true) }
        atHand[words] = text
    }
}
