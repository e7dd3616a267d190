package import Town

/// What can be asked of a journal.
package protocol JournalReader: AnyObject {
    /// Where the journal stands; for a reader, where it stood when it was opened.
    var head: Head { get }

    /// Gives every row after `seq` to `body`, in order.
    func entries(
        after seq: Int, _ body: (JournalEntry) throws(JournalFailure) -> Void
    ) throws(JournalFailure)

    func entry(_ seq: Int) throws(JournalFailure) -> JournalEntry?

    func words(_ id: WordsID) throws(JournalFailure) -> String?

    /// Gives every address to `body`, in the order of their ids.
    func addresses(each body: (AddressRow) -> Void) throws(JournalFailure)

    /// The newest snapshot; one whose state cannot be used is answered with the one before it.
    func latestSnapshot(before seq: Int?) throws(JournalFailure) -> SnapshotRow?

    /// The messages that the broker has not acknowledged, in the order of sending.
    func outbox() throws(JournalFailure) -> [OutboxRow]

    func deadLetters() throws(JournalFailure) -> [DeadLetterRow]
}

/// Where the one writer of a city makes its turns durable.
///
/// It belongs to the thread that opened it.
package protocol JournalStore: JournalReader {
    /// Whether the last writer closed the journal. Otherwise it was killed or it crashed, and what
    /// the broker sends again may be what it crashed on: see `Caution`.
    var endedCleanly: Bool { get }

    /// The greatest outbox token ever written.
    var lastToken: Int { get }

    /// Makes a batch durable, all of it or nothing.
    func commit(_ batch: Batch) throws(JournalFailure)

    /// What this sender's message with this id was answered.
    func request(
        sender: AddressID, id: String
    ) throws(JournalFailure) -> RequestRow?

    /// What became of the message that came under this packet id. Ask only about a message that
    /// the broker marks as sent before: a packet id names many messages, one after the other.
    func delivery(packetID: UInt16) throws(JournalFailure) -> DeliveryRow?

    /// How often the daemon has failed with this message.
    func attempts(of key: MessageKey) -> Int

    /// Notes, durably and before they are tried, that these messages will be tried once more.
    func recordAttempts(_ keys: [MessageKey]) throws(JournalFailure)

    /// Forgets the oldest words whose time is over, and says how many it forgot: when it is
    /// `Limit.purge`, there may be more.
    func purgeWords(at now: Instant) throws(JournalFailure) -> Int

    /// Notes that the daemon ended as it should, and lets the journal go.
    func close() throws(JournalFailure)
}

extension JournalReader {
    package func latestSnapshot() throws(JournalFailure) -> SnapshotRow? {
        try latestSnapshot(before: nil)
    }
}

extension JournalStore {
    /// Removes what a person said, what they are called, their addresses and the answers kept for
    /// them. The chain and every sum stay whole.
    package func eraseWords(of person: PersonID) throws(JournalFailure) {
        var batch = Batch()
        batch.erased = [person]
        try commit(batch)
    }
}
