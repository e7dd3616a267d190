/// Time that somebody offered and that is still theirs to give.
package struct Offer: Codable, Equatable, Sendable {
    package let person: PersonID
    /// `nil` where the person named no time.
    package let interval: Interval?
    package let topics: [String]
    package let field: FieldKey?
    package let support: Support?
    package let area: AreaKey?
    /// How many come, the speaker counted in.
    package let party: Int
    package let until: Instant

    package init(
        person: PersonID, interval: Interval?, topics: [String], field: FieldKey?,
        support: Support?, area: AreaKey?, party: Int, until: Instant
    ) {
        self.person = person
        self.interval = interval
        self.topics = topics
        self.field = field
        self.support = support
        self.area = area
        self.party = party
        self.until = until
    }
}

/// Something that somebody would like to try, or a remark about the neighbourhood.
package struct Wish: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable { case wish, murmur }

    package let person: PersonID
    package let kind: Kind
    package let words: WordsID
    package let topics: [String]
    package let area: AreaKey?
    package let field: FieldKey?
    /// When it leaves the memory: a remark after thirty days, a wish never by itself.
    package let until: Instant?

    package init(
        person: PersonID, kind: Kind, words: WordsID, topics: [String], area: AreaKey?,
        field: FieldKey?, until: Instant? = nil
    ) {
        self.person = person
        self.kind = kind
        self.words = words
        self.topics = topics
        self.area = area
        self.field = field
        self.until = until
    }
}
