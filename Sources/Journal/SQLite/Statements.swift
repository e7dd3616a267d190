internal import GRDB

/// Every statement that a turn may need, compiled once.
struct Statements {
    let events: EventTable
    let people: PeopleTables
    let messages: MessageTables
    let outbox: OutboxTable
    let snapshots = SnapshotTable()
    let suspects: SuspectTables
    private let beginning: PreparedStatement
    private let commit: PreparedStatement
    private let rollback: PreparedStatement

    init(_ db: Database) throws {
        events = try EventTable(db)
        people = try PeopleTables(db)
        messages = try MessageTables(db)
        outbox = try OutboxTable(db)
        suspects = try SuspectTables(db)
        beginning = try PreparedStatement(db, "BEGIN IMMEDIATE")
        commit = try PreparedStatement(db, "COMMIT")
        rollback = try PreparedStatement(db, "ROLLBACK")
    }

    /// What the journal remembers of the time before it was opened.
    struct Opened {
        let statements: Statements
        let lastToken: Int
        let endedCleanly: Bool
        let attempts: [MessageKey: Int]
        let newestDelivery: Int
    }

    /// Reads what is remembered, and notes that from now on the journal is in use.
    func begin(_ db: Database) throws -> Opened {
        let endedCleanly = try outbox.value(of: .endedCleanly, db) == 1
        if endedCleanly {
            try transaction(db) { try outbox.set(.endedCleanly, to: 0) }
        }
        return Opened(
            statements: self,
            lastToken: try outbox.value(of: .lastToken, db),
            endedCleanly: endedCleanly,
            attempts: try suspects.attempts(db),
            newestDelivery: try messages.newestDelivery(db))
    }

    func transaction<T>(_ db: Database, _ body: () throws -> T) throws -> T {
        try beginning.run()
        do {
            let result = try body()
            try commit.run()
            return result
        } catch {
            // SQLite may have rolled back by itself, as it does when the disk is full.
            if db.isTransactionOpen { try rollback.run() }
            throw error
        }
    }

    /// Writes the rows of a batch, except those that need the journal's own counters.
    func write(_ batch: Batch, _ rows: ChainedEvents, _ db: Database) throws {
        try events.append(rows)
        for row in batch.words { try people.write(row) }
        for id in batch.kept { try people.keep(id) }
        for row in batch.addresses { try people.write(row) }
        for row in batch.requests { try messages.write(row) }
        for row in batch.outbox { try outbox.write(row) }
        for token in batch.acknowledged { try outbox.remove(token) }
        for row in batch.deadLetters { try suspects.write(row) }
        if let snapshot = batch.snapshot { try snapshots.write(snapshot, db) }
        for person in batch.erased { try people.erase(person, db) }
    }
}
