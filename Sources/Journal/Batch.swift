package import Town

/// Everything that one turn makes durable, in one transaction: all of it, or nothing.
package struct Batch {
    package var events: [(at: Instant, event: any Event)] = []
    package var words: [WordsRow] = []
    /// Words that became an activity, a wish or a consultation, and are kept from now on.
    package var kept: [WordsID] = []
    package var addresses: [AddressRow] = []
    /// People whose words, addresses and stored answers are removed.
    package var erased: [PersonID] = []
    package var requests: [RequestRow] = []
    package var deliveries: [DeliveryRow] = []
    package var outbox: [OutboxRow] = []
    /// Outbox tokens that the broker has acknowledged.
    package var acknowledged: [Int] = []
    package var snapshot: SnapshotRow?
    package var deadLetters: [DeadLetterRow] = []
    /// Messages that were suspected and came through after all, or went to the dead letters.
    package var cleared: [MessageKey] = []

    package init() {}

    package var isEmpty: Bool {
        events.isEmpty && words.isEmpty && kept.isEmpty && addresses.isEmpty && erased.isEmpty
            && requests.isEmpty && deliveries.isEmpty && outbox.isEmpty && acknowledged.isEmpty
            && snapshot == nil && deadLetters.isEmpty && cleared.isEmpty
    }
}

/// What somebody said or is called; events name it by its id.
package struct WordsRow: Equatable, Sendable {
    package let id: WordsID
    package let person: PersonID?
    package let text: String
    /// When it may be forgotten; nil while it belongs to something that is still there.
    package let keepUntil: Instant?

    package init(id: WordsID, person: PersonID?, text: String, keepUntil: Instant?) {
        self.id = id
        self.person = person
        self.text = text
        self.keepUntil = keepUntil
    }
}

/// The link from the outside world to an address in the town. Writing one again with the same
/// id gives it to another person: that is how addresses are joined.
package struct AddressRow: Equatable, Sendable {
    package let channel: String
    package let sender: String
    package let id: AddressID
    package let person: PersonID

    package init(channel: String, sender: String, id: AddressID, person: PersonID) {
        self.channel = channel
        self.sender = sender
        self.id = id
        self.person = person
    }
}

/// A message with an id of its sender's, and the answer that it gets for ever.
package struct RequestRow: Equatable, Sendable {
    package let sender: AddressID
    package let id: String
    /// Of what was said, so that the same id with another text is noticed.
    package let digest: MessageKey
    package let answer: [UInt8]
    package let at: Instant

    package init(
        sender: AddressID, id: String, digest: MessageKey, answer: [UInt8], at: Instant
    ) {
        self.sender = sender
        self.id = id
        self.digest = digest
        self.answer = answer
        self.at = at
    }
}

/// A message without an id, by what the broker calls it until it is acknowledged.
package struct DeliveryRow: Equatable, Sendable {
    package let packetID: UInt16
    package let key: MessageKey
    /// The outbox tokens of what was answered.
    package let tokens: [Int]

    package init(packetID: UInt16, key: MessageKey, tokens: [Int]) {
        self.packetID = packetID
        self.key = key
        self.tokens = tokens
    }
}

/// A message that waits until the broker has it.
package struct OutboxRow: Equatable, Sendable {
    /// Grows by the order of sending and is never used again.
    package let token: Int
    package let topic: String
    package let payload: [UInt8]
    package let correlation: [UInt8]?
    package let expires: Instant?

    package init(
        token: Int, topic: String, payload: [UInt8], correlation: [UInt8]? = nil,
        expires: Instant? = nil
    ) {
        self.token = token
        self.topic = topic
        self.payload = payload
        self.correlation = correlation
        self.expires = expires
    }
}

/// The town as it was after event `seq`, so that a restart need not begin at the first.
package struct SnapshotRow: Equatable, Sendable {
    package let seq: Int
    package let hash: ChainHash
    package let state: [UInt8]
    /// The canonical digest of the state, as `journal replay` prints it.
    package let digest: ChainHash

    package init(seq: Int, hash: ChainHash, state: [UInt8], digest: ChainHash) {
        self.seq = seq
        self.hash = hash
        self.state = state
        self.digest = digest
    }
}

/// A message that made the daemon fail too often and waits for a person.
package struct DeadLetterRow: Equatable, Sendable {
    package let key: MessageKey
    package let topic: String
    package let payload: [UInt8]
    package let at: Instant

    package init(key: MessageKey, topic: String, payload: [UInt8], at: Instant) {
        self.key = key
        self.topic = topic
        self.payload = payload
        self.at = at
    }
}

/// What nothing in the journal may exceed; the schema holds the same numbers.
package enum Limit {
    package static let kindBytes = 64
    package static let bodyBytes = 65_536
    package static let wordsCharacters = 8_000
    package static let senderCharacters = 128
    package static let requestIDCharacters = 128
    package static let topicCharacters = 512
    package static let payloadBytes = 65_536
    package static let correlationBytes = 1_024
    /// The broker keeps at most this many messages on their way to us (receive maximum), so a
    /// message that comes again is among as many newest ones.
    package static let deliveries = 5_000
    package static let snapshots = 2
    /// Rows that one `purgeWords` removes, so that no turn is held up.
    package static let purge = 1_000
    /// How deeply a body may nest.
    package static let depth = 32
}
