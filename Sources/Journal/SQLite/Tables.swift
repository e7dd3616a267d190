internal import GRDB
internal import Town

/// The statements through which the writer fills `event`.
struct EventTable {
    private let insert: PreparedStatement

    init(_ db: Database) throws {
        insert = try PreparedStatement(
            db,
            """
            INSERT INTO event (seq, at, kind, body, hash) VALUES (?, ?, ?, ?, ?)
            """)
    }

    func append(_ rows: ChainedEvents) throws {
        for (position, row) in rows.rows.enumerated() {
            try insert.bind(rows.firstSeq + position, at: 1)
            try insert.bind(row.at.seconds, at: 2)
            try insert.bind(row.kind, at: 3)
            try insert.bind(text: rows.bodies[row.body], at: 4)
            try insert.bind(row.hash.bytes, at: 5)
            try insert.run()
        }
    }
}

/// A batch's events, written out and chained before the transaction begins.
struct ChainedEvents {
    let firstSeq: Int
    private(set) var head: Head
    private(set) var rows: [Row] = []
    /// The bodies of all rows, one after the other.
    private(set) var bodies: [UInt8] = []

    struct Row {
        let at: Instant
        let kind: String
        let body: Range<Int>
        let hash: ChainHash
    }

    init(_ events: [(at: Instant, event: any Event)], after head: Head, coding: EventCoding) {
        firstSeq = head.seq + 1
        var chain = Chain(from: head)
        rows.reserveCapacity(events.count)
        for (at, event) in events {
            let start = bodies.count
            let kind = coding.encode(event, to: &bodies)
            let body = start..<bodies.count
            let hash = chain.append(at: at, kind: kind.utf8, body: bodies[body])
            rows.append(Row(at: at, kind: kind, body: body, hash: hash))
        }
        self.head = chain.head
    }
}

/// The statements for what was said and who said it.
struct PeopleTables {
    private let insertWords: PreparedStatement
    private let keepWords: PreparedStatement
    private let upsertAddress: PreparedStatement
    private let purge: PreparedStatement
    private let changes: PreparedStatement

    init(_ db: Database) throws {
        insertWords = try PreparedStatement(
            db,
            """
            INSERT INTO words (id, person, text, keep_until) VALUES (?, ?, ?, ?)
            """)
        keepWords = try PreparedStatement(
            db,
            """
            UPDATE words SET keep_until = NULL WHERE id = ?
            """)
        upsertAddress = try PreparedStatement(
            db,
            """
            INSERT INTO address (id, channel, sender, person) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE
            SET channel = excluded.channel, sender = excluded.sender, person = excluded.person
            """)
        purge = try PreparedStatement(
            db,
            """
            DELETE FROM words WHERE id IN (
                SELECT id FROM words WHERE keep_until <= ? ORDER BY keep_until LIMIT ?)
            """)
        changes = try PreparedStatement(db, "SELECT changes()")
    }

    func write(_ row: WordsRow) throws {
        try insertWords.bind(row.id.number, at: 1)
        try insertWords.bind(row.person?.number, at: 2)
        try insertWords.bind(row.text, at: 3)
        try insertWords.bind(row.keepUntil?.seconds, at: 4)
        try insertWords.run()
    }

    func keep(_ id: WordsID) throws {
        try keepWords.bind(id.number, at: 1)
        try keepWords.run()
    }

    func write(_ row: AddressRow) throws {
        try upsertAddress.bind(row.id.number, at: 1)
        try upsertAddress.bind(row.channel, at: 2)
        try upsertAddress.bind(row.sender, at: 3)
        try upsertAddress.bind(row.person.number, at: 4)
        try upsertAddress.run()
    }

    func purge(at now: Instant) throws -> Int {
        try purge.bind(now.seconds, at: 1)
        try purge.bind(Limit.purge, at: 2)
        try purge.run()
        defer { changes.reset() }
        return try changes.step() ? changes.integer(0) : 0
    }

    /// Removes everything that tells of a person; what was deleted is overwritten.
    func erase(_ person: PersonID, _ db: Database) throws {
        for sql in [
            """
            DELETE FROM request WHERE sender IN (SELECT id FROM address WHERE person = ?)
            """,
            """
            DELETE FROM dead_letter WHERE EXISTS (
                SELECT 1 FROM (
                    SELECT '/' || channel || '/' || sender || '/in' AS ending
                    FROM address WHERE person = ?)
                WHERE substr(dead_letter.topic, -length(ending)) = ending)
            """,
            """
            DELETE FROM words WHERE person = ?
            """,
            """
            DELETE FROM address WHERE person = ?
            """,
        ] {
            let deletion = try PreparedStatement(cachedBy: db, sql)
            try deletion.bind(person.number, at: 1)
            try deletion.run()
        }
    }
}

/// The statements for what came in and what was answered.
struct MessageTables {
    private let insertRequest: PreparedStatement
    private let selectRequest: PreparedStatement
    private let upsertDelivery: PreparedStatement
    private let selectDelivery: PreparedStatement

    init(_ db: Database) throws {
        insertRequest = try PreparedStatement(
            db,
            """
            INSERT INTO request (sender, id, digest, answer, at) VALUES (?, ?, ?, ?, ?)
            """)
        selectRequest = try PreparedStatement(
            db,
            """
            SELECT digest, answer, at FROM request WHERE sender = ? AND id = ?
            """)
        upsertDelivery = try PreparedStatement(
            db,
            """
            INSERT INTO delivery (packet, ordinal, key, tokens) VALUES (?, ?, ?, ?)
            ON CONFLICT (packet) DO UPDATE
            SET ordinal = excluded.ordinal, key = excluded.key, tokens = excluded.tokens
            """)
        selectDelivery = try PreparedStatement(
            db,
            """
            SELECT key, tokens FROM delivery WHERE packet = ? AND ordinal > ?
            """)
    }

    func write(_ row: RequestRow) throws {
        try insertRequest.bind(row.sender.number, at: 1)
        try insertRequest.bind(row.id, at: 2)
        try insertRequest.bind(row.digest.bytes, at: 3)
        try insertRequest.bind(row.answer, at: 4)
        try insertRequest.bind(row.at.seconds, at: 5)
        try insertRequest.run()
    }

    func request(sender: AddressID, id: String) throws -> RequestRow? {
        try selectRequest.bind(sender.number, at: 1)
        try selectRequest.bind(id, at: 2)
        defer { selectRequest.reset() }
        guard try selectRequest.step(), let digest = MessageKey(bytes: selectRequest.blob(0)) else {
            return nil
        }
        return RequestRow(
            sender: sender, id: id, digest: digest, answer: selectRequest.blob(1),
            at: Instant(seconds: selectRequest.integer(2)))
    }

    func write(_ row: DeliveryRow, ordinal: Int) throws {
        try upsertDelivery.bind(Int(row.packetID), at: 1)
        try upsertDelivery.bind(ordinal, at: 2)
        try upsertDelivery.bind(row.key.bytes, at: 3)
        try upsertDelivery.bind(row.tokens.map(String.init).joined(separator: " "), at: 4)
        try upsertDelivery.run()
    }

    /// The row of a packet id, unless it is older than everything that can still come again.
    func delivery(packetID: UInt16, newest: Int) throws -> DeliveryRow? {
        try selectDelivery.bind(Int(packetID), at: 1)
        try selectDelivery.bind(newest - Limit.deliveries, at: 2)
        defer { selectDelivery.reset() }
        guard try selectDelivery.step(), let key = MessageKey(bytes: selectDelivery.blob(0)) else {
            return nil
        }
        return DeliveryRow(
            packetID: packetID, key: key,
            tokens: selectDelivery.text(1).split(separator: " ").compactMap { Int($0) })
    }

    func newestDelivery(_ db: Database) throws -> Int {
        let row = try PreparedStatement(
            db,
            """
            SELECT coalesce(max(ordinal), 0) FROM delivery
            """)
        defer { row.reset() }
        return try row.step() ? row.integer(0) : 0
    }
}
