internal import GRDB
package import Town

/// Anything that reads a journal from an SQLite file.
package protocol SQLiteBacked: JournalReader {
    var file: SQLiteFile { get }
}

extension SQLiteBacked {
    package func entries(
        after seq: Int, _ body: (JournalEntry) throws(JournalFailure) -> Void
    ) throws(JournalFailure) {
        try file.access { db in
            let rows = try PreparedStatement(
                db,
                """
                SELECT seq, at, kind, body, hash FROM event WHERE seq > ? ORDER BY seq
                """)
            try rows.bind(seq, at: 1)
            defer { rows.reset() }
            while try rows.step() { try body(entry(from: rows)) }
        }
    }

    private func entry(from row: PreparedStatement) throws(JournalFailure) -> JournalEntry {
        let seq = row.integer(0)
        guard let hash = row.hash(4) else {
            throw .brokenChain(path: file.path, at: seq, reason: "its hash has not 32 bytes")
        }
        return JournalEntry(
            seq: seq, at: Instant(seconds: row.integer(1)), kind: row.text(2), body: row.text(3),
            hash: hash)
    }

    package func entry(_ seq: Int) throws(JournalFailure) -> JournalEntry? {
        try file.access { db in
            let row = try PreparedStatement(
                cachedBy: db,
                """
                SELECT seq, at, kind, body, hash FROM event WHERE seq = ?
                """)
            try row.bind(seq, at: 1)
            defer { row.reset() }
            return try row.step() ? try entry(from: row) : nil
        }
    }

    package func words(_ id: WordsID) throws(JournalFailure) -> String? {
        try file.access { db in
            let row = try PreparedStatement(
                cachedBy: db,
                """
                SELECT text FROM words WHERE id = ?
                """)
            try row.bind(id.number, at: 1)
            defer { row.reset() }
            return try row.step() ? row.text(0) : nil
        }
    }

    package func addresses(each body: (AddressRow) -> Void) throws(JournalFailure) {
        try file.access { db in
            let rows = try PreparedStatement(
                db,
                """
                SELECT channel, sender, id, person FROM address ORDER BY id
                """)
            while try rows.step() {
                body(
                    AddressRow(
                        channel: rows.text(0), sender: rows.text(1),
                        id: AddressID(rows.integer(2)), person: PersonID(rows.integer(3))))
            }
        }
    }

    package func latestSnapshot(before seq: Int?) throws(JournalFailure) -> SnapshotRow? {
        try file.access { db in
            let row = try PreparedStatement(
                db,
                """
                SELECT seq, hash, digest, state FROM snapshot
                WHERE seq < ? ORDER BY seq DESC LIMIT 1
                """)
            try row.bind(seq ?? Int.max, at: 1)
            defer { row.reset() }
            guard try row.step() else { return nil }
            guard let hash = row.hash(1), let digest = row.hash(2) else {
                throw JournalFailure.damaged(
                    path: file.path, reason: "the snapshot at \(row.integer(0)) has no hash")
            }
            return SnapshotRow(
                seq: row.integer(0), hash: hash, state: row.blob(3), digest: digest)
        }
    }

    package func outbox() throws(JournalFailure) -> [OutboxRow] {
        try file.access { db in
            let rows = try PreparedStatement(
                db,
                """
                SELECT token, topic, payload, correlation, expires FROM outbox ORDER BY token
                """)
            var waiting: [OutboxRow] = []
            while try rows.step() {
                waiting.append(
                    OutboxRow(
                        token: rows.integer(0), topic: rows.text(1), payload: rows.blob(2),
                        correlation: rows.isNull(3) ? nil : rows.blob(3),
                        expires: rows.isNull(4) ? nil : Instant(seconds: rows.integer(4))))
            }
            return waiting
        }
    }

    package func deadLetters() throws(JournalFailure) -> [DeadLetterRow] {
        try file.access { db in
            let rows = try PreparedStatement(
                db,
                """
                SELECT key, topic, payload, at FROM dead_letter ORDER BY number
                """)
            var letters: [DeadLetterRow] = []
            while try rows.step() {
                guard let key = MessageKey(bytes: rows.blob(0)) else { continue }
                letters.append(
                    DeadLetterRow(
                        key: key, topic: rows.text(1), payload: rows.blob(2),
                        at: Instant(seconds: rows.integer(3))))
            }
            return letters
        }
    }

    /// Writes a whole copy of the journal, as it is at this moment, to a new file; the daemon may
    /// go on writing meanwhile.
    package func backup(to path: String) throws(JournalFailure) {
        guard !OpenFile.exists(path) else { throw .exists(path: path) }
        let unfinished = path + ".new"
        OpenFile.remove(unfinished)
        try file.access { db in
            let copy = try PreparedStatement(db, "VACUUM INTO ?")
            try copy.bind(unfinished, at: 1)
            try copy.run()
            try OpenFile(unfinished, for: .reading).sync()
            try OpenFile.move(unfinished, to: path)
        }
    }

    /// The last row's number and hash.
    func readHead() throws(JournalFailure) -> Head {
        try file.access { db in
            let row = try PreparedStatement(
                db,
                """
                SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1
                """)
            defer { row.reset() }
            guard try row.step() else { return .start }
            guard let hash = row.hash(1) else {
                throw JournalFailure.brokenChain(
                    path: file.path, at: row.integer(0), reason: "its hash has not 32 bytes")
            }
            return Head(seq: row.integer(0), hash: hash)
        }
    }

    /// Looks at the end of the chain and into every table: cheap, and it finds what a disk or a
    /// careless copy usually does to a file.
    func checkTail(_ rows: Int = 64) throws(JournalFailure) {
        try file.access { db in
            let names = try PreparedStatement(
                db,
                """
                SELECT name FROM sqlite_schema WHERE type = 'table'
                """)
            var tables: Set<String> = []
            while try names.step() { tables.insert(names.text(0)) }
            guard tables.contains("event") else {
                throw JournalFailure.damaged(path: file.path, reason: "its events are gone")
            }
            for table in tables {
                let row = try PreparedStatement(
                    db, "SELECT * FROM \(table.quotedDatabaseIdentifier) LIMIT 1")
                _ = try row.step()
                row.reset()
            }
        }
        let head = try readHead()
        let trusted = try entry(head.seq - rows)?.head ?? .start
        if let fault = try verify(from: trusted).fault {
            throw .brokenChain(path: file.path, at: fault.seq, reason: fault.description)
        }
    }
}
