package import Bus
import Conversation
package import Journal
import Town

extension Desk {
    /// Events after which the state is written down whole, so that a restart need not replay more.
    private static let snapshotEvery = 100_000

    /// Makes durable all that was taken in, and only then hands over what is to be said.
    package func commit() throws(JournalFailure) -> [OutboundMessage] {
        defer {
            outgoing.removeAll(keepingCapacity: true)
            fresh.removeAll(keepingCapacity: true)
            deliveries.removeAll(keepingCapacity: true)
        }
        guard !batch.isEmpty else { return outgoing }
        if journal.head.seq / Self.snapshotEvery
            < (journal.head.seq + batch.events.count) / Self.snapshotEvery
        {
            try commitBatch()
            batch.snapshot = snapshot()
        }
        try commitBatch()
        return outgoing
    }

    /// What is to be said, durable or not; see `Fault.answerFirst`.
    func takeOutgoing() -> [OutboundMessage] {
        defer { outgoing.removeAll(keepingCapacity: true) }
        return outgoing
    }

    private func commitBatch() throws(JournalFailure) {
        try journal.commit(batch)
        batch = Batch()
        tally.commits += 1
    }

    /// The broker has taken these messages over; they leave the outbox with the next commit.
    package func acknowledged(_ tokens: [Int]) { batch.acknowledged += tokens }

    /// Forgets words whose time is over.
    package func purgeWords() throws(JournalFailure) {
        tally.purged += try journal.purgeWords(at: scene.now)
    }

    /// The state as it stands at the journal's head.
    private func snapshot() -> SnapshotRow {
        var packer = Packer()
        packer.pack(scene.town)
        return SnapshotRow(
            seq: journal.head.seq, hash: journal.head.hash, state: packer.bytes,
            digest: ChainHash(digestOf: packer.bytes))
    }

    /// Writes the state down and lets the journal go.
    package func close() throws(JournalFailure) {
        if !batch.isEmpty { try commitBatch() }
        batch.snapshot = snapshot()
        try commitBatch()
        try journal.close()
    }
}
