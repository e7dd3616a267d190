import Journal
import Testing
import Town

/// What memory and file must do alike.
@Suite struct `A journal` {
    let directory = TemporaryDirectory()

    @Test(arguments: Shelf.allCases) func `numbers and chains its events`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        #expect(journal.head == .start)
        try journal.commit(.events(2))
        try journal.commit(.events(1, from: 2))
        let entries = try journal.allEntries
        #expect(entries.map(\.seq) == [1, 2, 3])
        #expect(entries.map(\.at) == [noon, noon + 1, noon + 2])
        #expect(entries.map(\.kind) == ["time_passed", "time_passed", "time_passed"])
        #expect(entries[0].body == #"{"to":1791774000}"#)
        #expect(journal.head == entries[2].head)
        #expect(try journal.entry(2) == entries[1])
        #expect(try journal.entry(4) == nil)
    }

    @Test func `has the same chain in memory and in a file`() throws {
        let heads = try Shelf.allCases.map { shelf in
            let journal = try shelf.open(in: directory)
            try journal.commit(.events(5))
            return journal.head
        }
        #expect(heads[0] == heads[1])
    }

    @Test(arguments: Shelf.allCases) func `gives the events after one`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        try journal.commit(.events(5))
        var seen: [Int] = []
        try journal.entries(after: 3) { entry throws(JournalFailure) in seen.append(entry.seq) }
        #expect(seen == [4, 5])
    }

    @Test(arguments: Shelf.allCases) func `keeps all of a batch or nothing`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        let words = WordsRow(id: WordsID(1), person: nil, text: "畑", keepUntil: nil)
        var first = Batch.events(1)
        first.words = [words]
        try journal.commit(first)
        let head = journal.head

        var second = Batch.events(3)
        second.outbox = [OutboxRow(token: 1, topic: "t", payload: [1])]
        second.requests = [request("a", answer: [1])]
        second.words = [words]
        #expect(throws: JournalFailure.self) { try journal.commit(second) }

        #expect(journal.head == head)
        #expect(try journal.allEntries.count == 1)
        #expect(try journal.outbox().isEmpty)
        #expect(journal.lastToken == 0)
        #expect(try journal.request(sender: AddressID(7), id: "a") == nil)
        try journal.commit(.events(1, from: 1))
        #expect(try journal.verify().isWhole)
    }

    private func request(_ id: String, answer: [UInt8]) -> RequestRow {
        RequestRow(
            sender: AddressID(7), id: id, digest: MessageKey(of: Array("hello".utf8)),
            answer: answer, at: noon)
    }

    @Test(arguments: Shelf.allCases) func `answers a request for ever alike`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        var batch = Batch()
        batch.requests = [request("01J9", answer: [1, 2, 3])]
        try journal.commit(batch)
        #expect(try journal.request(sender: AddressID(7), id: "01J9") == batch.requests[0])
        #expect(try journal.request(sender: AddressID(8), id: "01J9") == nil)
        #expect(try journal.request(sender: AddressID(7), id: "01J") == nil)
        #expect(throws: JournalFailure.self) { try journal.commit(batch) }
    }

    @Test(arguments: Shelf.allCases)
    func `knows a message that comes again by its packet id`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        let hello = MessageKey(topic: "yui/v1/tama/line/U1/in", payload: [1])
        let bye = MessageKey(topic: "yui/v1/tama/line/U1/in", payload: [2])
        try journal.commit(delivered(5, hello, tokens: [8, 9]))
        #expect(
            try journal.delivery(packetID: 5)
                == DeliveryRow(packetID: 5, key: hello, tokens: [8, 9]))
        #expect(try journal.delivery(packetID: 6) == nil)
        try journal.commit(delivered(5, bye, tokens: []))
        #expect(try journal.delivery(packetID: 5)?.key == bye)
    }

    @Test(arguments: Shelf.allCases)
    func `does not take an old packet id for a message that comes again`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        let key = MessageKey(topic: "t", payload: [1])
        try journal.commit(delivered(5, key, tokens: []))
        var others = Batch()
        others.deliveries = (0..<Limit.deliveries - 1).map {
            DeliveryRow(packetID: UInt16(100 + $0), key: key, tokens: [])
        }
        try journal.commit(others)
        #expect(try journal.delivery(packetID: 5) != nil)
        try journal.commit(delivered(60_000, key, tokens: []))
        #expect(try journal.delivery(packetID: 5) == nil)
    }

    private func delivered(_ packetID: UInt16, _ key: MessageKey, tokens: [Int]) -> Batch {
        var batch = Batch()
        batch.deliveries = [DeliveryRow(packetID: packetID, key: key, tokens: tokens)]
        return batch
    }

    @Test(arguments: Shelf.allCases)
    func `gives what waits in order until it is acknowledged`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        let rows = [
            OutboxRow(token: 1, topic: "a", payload: [], correlation: [9], expires: noon),
            OutboxRow(token: 2, topic: "b", payload: [0, 255]),
            OutboxRow(token: 3, topic: "a", payload: [3], correlation: []),
        ]
        var batch = Batch()
        batch.outbox = [rows[2], rows[0], rows[1]]
        try journal.commit(batch)
        #expect(try journal.outbox() == rows)
        #expect(journal.lastToken == 3)

        var acknowledgement = Batch()
        acknowledgement.acknowledged = [1, 3]
        try journal.commit(acknowledgement)
        #expect(try journal.outbox() == [rows[1]])
        #expect(journal.lastToken == 3)
    }

    @Test(arguments: Shelf.allCases) func `keeps the newest two snapshots`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        #expect(try journal.latestSnapshot() == nil)
        let snapshots = [10, 20, 30].map {
            SnapshotRow(
                seq: $0, hash: ChainHash(digestOf: [UInt8($0)]), state: [UInt8($0)],
                digest: ChainHash(digestOf: []))
        }
        for snapshot in snapshots {
            var batch = Batch()
            batch.snapshot = snapshot
            try journal.commit(batch)
        }
        #expect(try journal.latestSnapshot() == snapshots[2])
        #expect(try journal.latestSnapshot(before: 30) == snapshots[1])
        #expect(try journal.latestSnapshot(before: 20) == nil)
    }

    @Test(arguments: Shelf.allCases)
    func `counts the attempts at a message until it comes through`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        let bad = MessageKey(topic: "t", payload: [1])
        let good = MessageKey(topic: "t", payload: [2])
        try journal.recordAttempts([bad, good])
        try journal.recordAttempts([bad])
        #expect(journal.attempts(of: bad) == 2)
        #expect(journal.attempts(of: good) == 1)

        var batch = Batch()
        batch.cleared = [good]
        try journal.commit(batch)
        #expect(journal.attempts(of: good) == 0)
        #expect(journal.attempts(of: bad) == 2)
    }

    @Test(arguments: Shelf.allCases) func `keeps dead letters`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        let letter = DeadLetterRow(
            key: MessageKey(topic: "t", payload: [1]), topic: "t", payload: [1], at: noon)
        var batch = Batch()
        batch.deadLetters = [letter]
        try journal.commit(batch)
        #expect(try journal.deadLetters() == [letter])
    }
}

@Suite struct `A message that the daemon fails with` {
    @Test(arguments: [
        (0, Caution.together), (1, .alone), (2, .alone), (3, .giveUp), (9, .giveUp),
    ])
    func `is tried with the others, then alone, then no more`(attempts: Int, caution: Caution) {
        #expect(Caution(attempts: attempts) == caution)
    }
}
