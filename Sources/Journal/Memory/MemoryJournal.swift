package import Town

/// A journal that lives as long as the process: for tests, the simulator, and trying things out.
///
/// It refuses what the SQLite file refuses.
package final class MemoryJournal: JournalStore {
    package var head: Head { shelf.rows.last?.head ?? .start }
    package var lastToken: Int { shelf.lastToken }
    /// Settable, so that what follows a crash can be tried.
    package var endedCleanly = true

    private var shelf = Shelf()
    private let coding: EventCoding

    package init(coding: EventCoding = EventCoding()) { self.coding = coding }

    package func commit(_ batch: Batch) throws(JournalFailure) {
        let events = ChainedEvents(batch.events, after: head, coding: coding)
        // All is checked before anything is written, so that all of a batch is kept or nothing.
        try shelf.check(batch, events)
        shelf.write(batch, events)
    }

    package func entries(
        after seq: Int, _ body: (JournalEntry) throws(JournalFailure) -> Void
    ) throws(JournalFailure) {
        for entry in shelf.rows.dropFirst(max(seq, 0)) { try body(entry) }
    }

    package func entry(_ seq: Int) -> JournalEntry? {
        shelf.rows.indices.contains(seq - 1) ? shelf.rows[seq - 1] : nil
    }

    package func words(_ id: WordsID) -> String? { shelf.words[id]?.text }

    package func addresses(each body: (AddressRow) -> Void) {
        for address in shelf.addresses.values.sorted(by: { $0.id < $1.id }) { body(address) }
    }

    package func latestSnapshot(before seq: Int?) -> SnapshotRow? {
        shelf.snapshots.last { $0.seq < seq ?? Int.max }
    }

    package func outbox() -> [OutboxRow] {
        shelf.outbox.values.sorted { $0.token < $1.token }
    }

    package func deadLetters() -> [DeadLetterRow] { shelf.deadLetters }

    package func request(sender: AddressID, id: String) -> RequestRow? {
        shelf.requests[Shelf.RequestKey(sender: sender, id: id)]
    }

    package func delivery(packetID: UInt16) -> DeliveryRow? {
        guard let delivery = shelf.deliveries[packetID],
            delivery.ordinal > shelf.newestDelivery - Limit.deliveries
        else { return nil }
        return delivery.row
    }

    package func attempts(of key: MessageKey) -> Int { shelf.attempts[key] ?? 0 }

    package func recordAttempts(_ keys: [MessageKey]) {
        for key in keys { shelf.attempts[key, default: 0] += 1 }
    }

    package func purgeWords(at now: Instant) -> Int {
        let over = shelf.words.values
            .compactMap { row in row.keepUntil.map { (until: $0, id: row.id) } }
            .filter { $0.until <= now }
            .sorted { ($0.until, $0.id) < ($1.until, $1.id) }
            .prefix(Limit.purge)
        for words in over { shelf.words[words.id] = nil }
        return over.count
    }

    package func close() { endedCleanly = true }
}

@available(*, unavailable)
extension MemoryJournal: Sendable {}

/// What lies in a journal.
private struct Shelf {
    var rows: [JournalEntry] = []
    var words: [WordsID: WordsRow] = [:]
    var addresses: [AddressID: AddressRow] = [:]
    var requests: [RequestKey: RequestRow] = [:]
    var deliveries: [UInt16: (ordinal: Int, row: DeliveryRow)] = [:]
    var newestDelivery = 0
    var outbox: [Int: OutboxRow] = [:]
    var lastToken = 0
    var snapshots: [SnapshotRow] = []
    var attempts: [MessageKey: Int] = [:]
    var deadLetters: [DeadLetterRow] = []

    struct RequestKey: Hashable {
        let sender: AddressID
        let id: String
    }

    /// Refuses what the schema of the file refuses.
    func check(_ batch: Batch, _ events: ChainedEvents) throws(JournalFailure) {
        for row in events.rows {
            try require(row.body.count <= Limit.bodyBytes, "an event's body is too long")
        }
        for row in batch.words {
            try require(words[row.id] == nil, "words \(row.id.number) are there already")
            try require(row.text.unicodeScalars.count <= Limit.wordsCharacters, "too many words")
        }
        try require(isUnique(batch.words.map(\.id)), "words are there twice")
        for row in batch.addresses {
            let isTaken = addresses.values.contains {
                $0.id != row.id && $0.channel == row.channel && $0.sender == row.sender
            }
            try require(!isTaken, "an address is there already")
            try require(!row.channel.isEmpty && !row.sender.isEmpty, "an address is empty")
        }
        let keys = batch.requests.map { RequestKey(sender: $0.sender, id: $0.id) }
        try require(isUnique(keys), "a request is there twice")
        for (key, row) in zip(keys, batch.requests) {
            try require(requests[key] == nil, "a request is there already")
            try require(!row.id.isEmpty, "a request has no id")
            try require(row.answer.count <= Limit.payloadBytes, "an answer is too long")
        }
        try require(isUnique(batch.outbox.map(\.token)), "a message is there twice")
        for row in batch.outbox {
            try require(outbox[row.token] == nil, "a message \(row.token) waits already")
            try require(row.token > 0 && !row.topic.isEmpty, "a message has no token or topic")
            try require(row.payload.count <= Limit.payloadBytes, "a message is too long")
        }
        for row in batch.deliveries { try require(row.packetID > 0, "a packet id is 0") }
    }

    private func isUnique(_ keys: [some Hashable]) -> Bool { Set(keys).count == keys.count }

    mutating func write(_ batch: Batch, _ events: ChainedEvents) {
        for (position, row) in events.rows.enumerated() {
            rows.append(
                JournalEntry(
                    seq: events.firstSeq + position, at: row.at, kind: row.kind,
                    body: String(decoding: events.bodies[row.body], as: UTF8.self), hash: row.hash))
        }
        for row in batch.words { words[row.id] = row }
        for id in batch.kept {
            guard let row = words[id] else { continue }
            words[id] = WordsRow(id: id, person: row.person, text: row.text, keepUntil: nil)
        }
        for row in batch.addresses { addresses[row.id] = row }
        writeMessages(batch)
        deadLetters += batch.deadLetters
        if let snapshot = batch.snapshot {
            snapshots.removeAll { $0.seq == snapshot.seq }
            snapshots.append(snapshot)
            snapshots.sort { $0.seq < $1.seq }
            snapshots.removeFirst(max(snapshots.count - Limit.snapshots, 0))
        }
        for person in batch.erased { erase(person) }
        for key in batch.cleared { attempts[key] = nil }
    }

    private mutating func writeMessages(_ batch: Batch) {
        for row in batch.requests {
            requests[RequestKey(sender: row.sender, id: row.id)] = row
        }
        for row in batch.outbox {
            outbox[row.token] = row
            lastToken = max(lastToken, row.token)
        }
        for token in batch.acknowledged { outbox[token] = nil }
        for row in batch.deliveries {
            newestDelivery += 1
            deliveries[row.packetID] = (newestDelivery, row)
        }
    }

    private mutating func erase(_ person: PersonID) {
        let theirs = addresses.values.filter { $0.person == person }
        for address in theirs {
            requests = requests.filter { $0.key.sender != address.id }
            deadLetters.removeAll {
                $0.topic.hasSuffix("/\(address.channel)/\(address.sender)/in")
            }
            addresses[address.id] = nil
        }
        words = words.filter { $0.value.person != person }
    }

    private func require(_ holds: Bool, _ reason: String) throws(JournalFailure) {
        if !holds { throw .refused(reason: reason) }
    }
}
