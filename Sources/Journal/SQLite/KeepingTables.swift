internal import GRDB
internal import Town

/// The statements for what waits to be sent, and for the journal's own counters.
struct OutboxTable {
    private let insert: PreparedStatement
    private let delete: PreparedStatement
    private let setCounter: PreparedStatement

    /// The journal's own numbers, by their names in the file.
    enum Counter: String {
        case lastToken = "last_token"
        case endedCleanly = "ended_cleanly"
    }

    init(_ db: Database) throws {
        insert = try PreparedStatement(
            db,
            """
            INSERT INTO outbox (token, topic, payload, correlation, expires)
            VALUES (?, ?, ?, ?, ?)
            """)
        delete = try PreparedStatement(
            db,
            """
            DELETE FROM outbox WHERE token = ?
            """)
        setCounter = try PreparedStatement(
            db,
            """
            UPDATE counter SET value = ? WHERE name = ?
            """)
    }

    func write(_ row: OutboxRow) throws {
        try insert.bind(row.token, at: 1)
        try insert.bind(row.topic, at: 2)
        try insert.bind(row.payload, at: 3)
        try insert.bind(row.correlation, at: 4)
        try insert.bind(row.expires?.seconds, at: 5)
        try insert.run()
    }

    func remove(_ token: Int) throws {
        try delete.bind(token, at: 1)
        try delete.run()
    }

    func set(_ counter: Counter, to value: Int) throws {
        try setCounter.bind(value, at: 1)
        try setCounter.bind(counter.rawValue, at: 2)
        try setCounter.run()
    }

    func value(of counter: Counter, _ db: Database) throws -> Int {
        let row = try PreparedStatement(
            db,
            """
            SELECT value FROM counter WHERE name = ?
            """)
        try row.bind(counter.rawValue, at: 1)
        defer { row.reset() }
        return try row.step() ? row.integer(0) : 0
    }
}

/// The statements for snapshots; they are rare, so they are compiled when they are used.
struct SnapshotTable {
    func write(_ row: SnapshotRow, _ db: Database) throws {
        let insert = try PreparedStatement(
            db,
            """
            INSERT INTO snapshot (seq, hash, digest, state) VALUES (?, ?, ?, ?)
            ON CONFLICT (seq) DO UPDATE
            SET hash = excluded.hash, digest = excluded.digest, state = excluded.state
            """)
        try insert.bind(row.seq, at: 1)
        try insert.bind(row.hash.bytes, at: 2)
        try insert.bind(row.digest.bytes, at: 3)
        try insert.bind(row.state, at: 4)
        try insert.run()
        let delete = try PreparedStatement(
            db,
            """
            DELETE FROM snapshot WHERE seq NOT IN (
                SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?)
            """)
        try delete.bind(Limit.snapshots, at: 1)
        try delete.run()
    }
}

/// The statements for messages that the daemon failed with.
struct SuspectTables {
    private let count: PreparedStatement
    private let forget: PreparedStatement
    private let insertLetter: PreparedStatement

    init(_ db: Database) throws {
        count = try PreparedStatement(
            db,
            """
            INSERT INTO attempt (key, count) VALUES (?, 1)
            ON CONFLICT (key) DO UPDATE SET count = count + 1
            """)
        forget = try PreparedStatement(
            db,
            """
            DELETE FROM attempt WHERE key = ?
            """)
        insertLetter = try PreparedStatement(
            db,
            """
            INSERT INTO dead_letter (key, topic, payload, at) VALUES (?, ?, ?, ?)
            """)
    }

    func attempts(_ db: Database) throws -> [MessageKey: Int] {
        let rows = try PreparedStatement(
            db,
            """
            SELECT key, count FROM attempt
            """)
        var attempts: [MessageKey: Int] = [:]
        while try rows.step() {
            if let key = MessageKey(bytes: rows.blob(0)) { attempts[key] = rows.integer(1) }
        }
        return attempts
    }

    func record(_ key: MessageKey) throws {
        try count.bind(key.bytes, at: 1)
        try count.run()
    }

    func clear(_ key: MessageKey) throws {
        try forget.bind(key.bytes, at: 1)
        try forget.run()
    }

    func write(_ row: DeadLetterRow) throws {
        try insertLetter.bind(row.key.bytes, at: 1)
        try insertLetter.bind(row.topic, at: 2)
        try insertLetter.bind(row.payload, at: 3)
        try insertLetter.bind(row.at.seconds, at: 4)
        try insertLetter.run()
    }
}
