package import Town

/// What one input leads to: what happened, what is kept of the words, and what is said.
package struct Decision: Sendable {
    /// Words to be kept beside the journal.
    package struct Kept: Equatable, Sendable {
        package let id: WordsID
        /// `nil` where the words are nobody's own.
        package let person: PersonID?
        package let text: String
        /// When they are to be erased; `nil` for as long as what they belong to.
        package let until: Instant?
    }

    package var events: [any Event] = []
    package var words: [Kept] = []
    package var answers: [Answer] = []

    package init() {}
}

/// A sentence as it was read, and from where.
package struct Said: Sendable {
    package let text: String
    package let reading: Reading
    package let from: AddressID

    package init(text: String, reading: Reading, from: AddressID) {
        self.text = text
        self.reading = reading
        self.from = from
    }
}
