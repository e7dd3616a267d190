internal import GRDB
package import Town

/// The journal in one SQLite file, `yui.sqlite` in the data directory.
///
/// It belongs to one thread, the daemon's, from its opening on, and is not `Sendable`. One writer
/// at a time has a journal; the system lets go of its lock when the process ends, in whatever way.
package final class SQLiteJournal: SQLiteBacked {
    package let file: SQLiteFile
    package private(set) var head: Head
    package private(set) var lastToken: Int
    package let endedCleanly: Bool

    private var lock: OpenFile?
    private var log: WriteAheadLog?
    private let coding: EventCoding
    private var statements: Statements?
    private var attempts: [MessageKey: Int]
    private var newestDelivery: Int

    /// Opens the journal in a data directory, and makes both where there are none.
    ///
    /// A file that is damaged, newer than this Yui, or in use stays as it is, and so does all that
    /// lies around it.
    ///
    /// - Parameter maximumPages: how large the file may grow, in pages of 4 KiB; nil for what the
    ///   disk allows.
    package init(
        directory path: String, coding: EventCoding = EventCoding(), schema: Schema = .current,
        maximumPages: Int? = nil
    ) throws(JournalFailure) {
        let directory = DataDirectory(path: path)
        self.coding = coding
        let version: Int?
        (lock, version) = try directory.claim(schema)
        let isUnchecked = directory.needsRecovery
        if version == nil { try SQLiteFile.create(in: directory, schema) }
        file = try SQLiteFile.writing(directory.file)
        try file.migrate(from: version ?? schema.version, schema)
        try file.makeDurable(maximumPages: maximumPages)
        try file.refreshViews()
        let opened = try file.access { db in try Statements(db).begin(db) }
        statements = opened.statements
        log = try WriteAheadLog(of: file)
        lastToken = opened.lastToken
        endedCleanly = opened.endedCleanly
        attempts = opened.attempts
        newestDelivery = opened.newestDelivery
        head = .start
        if isUnchecked { try checkTail() }
        head = try readHead()
    }

    package func commit(_ batch: Batch) throws(JournalFailure) {
        guard !batch.isEmpty else { return }
        let events = ChainedEvents(batch.events, after: head, coding: coding)
        if !batch.erased.isEmpty { try file.overwriteDeleted(true) }
        defer { if !batch.erased.isEmpty { try? file.overwriteDeleted(false) } }
        let clearedKeys = batch.cleared.filter { attempts[$0] != nil }
        let newestToken = max(lastToken, batch.outbox.map(\.token).max() ?? 0)
        try transaction { db, statements in
            try statements.write(batch, events, db)
            for (position, row) in batch.deliveries.enumerated() {
                try statements.messages.write(row, ordinal: newestDelivery + 1 + position)
            }
            for key in clearedKeys { try statements.suspects.clear(key) }
            if newestToken > lastToken {
                try statements.outbox.set(.lastToken, to: newestToken)
            }
        }
        head = events.head
        lastToken = newestToken
        newestDelivery += batch.deliveries.count
        for key in clearedKeys { attempts[key] = nil }
        if batch.erased.isEmpty { log?.keepShort(file) } else { log?.empty(file) }
    }

    package func request(
        sender: AddressID, id: String
    ) throws(JournalFailure) -> RequestRow? {
        try read { statements in try statements.messages.request(sender: sender, id: id) }
    }

    package func delivery(packetID: UInt16) throws(JournalFailure) -> DeliveryRow? {
        try read { statements in
            try statements.messages.delivery(packetID: packetID, newest: newestDelivery)
        }
    }

    package func attempts(of key: MessageKey) -> Int { attempts[key] ?? 0 }

    package func recordAttempts(_ keys: [MessageKey]) throws(JournalFailure) {
        guard !keys.isEmpty else { return }
        try transaction { _, statements in
            for key in keys { try statements.suspects.record(key) }
        }
        for key in keys { attempts[key, default: 0] += 1 }
    }

    package func purgeWords(at now: Instant) throws(JournalFailure) -> Int {
        try transaction { _, statements in try statements.people.purge(at: now) }
    }

    package func close() throws(JournalFailure) {
        guard statements != nil else { return }
        try transaction { _, statements in
            try statements.outbox.set(.endedCleanly, to: 1)
        }
        statements = nil
        try log?.end(file)
        log = nil
        try file.close()
        lock = nil
    }

    private func read<T>(_ body: (Statements) throws -> T) throws(JournalFailure) -> T {
        guard let statements else { preconditionFailure("the journal was closed") }
        return try file.access { _ in try body(statements) }
    }

    /// Keeps all that `body` writes, or nothing.
    private func transaction<T>(
        _ body: (Database, Statements) throws -> T
    ) throws(JournalFailure) -> T {
        guard let statements else { preconditionFailure("the journal was closed") }
        return try file.access { db in
            try statements.transaction(db) { try body(db, statements) }
        }
    }
}

@available(*, unavailable)
extension SQLiteJournal: Sendable {}

extension SQLiteJournal: JournalStore {}

extension DataDirectory {
    /// Takes the directory for a writer, and says of which form the journal in it is; nil when
    /// there is none yet. Nothing is made or written before all was found in order.
    fileprivate func claim(
        _ schema: Schema
    ) throws(JournalFailure) -> (lock: OpenFile, version: Int?) {
        try make()
        _ = try inspect(known: schema.version)
        let present = OpenFile.exists(lockFile) ? try lock(creating: false) : nil
        if try inspect(known: schema.version) != nil, !needsRecovery {
            try SQLiteReader(untouched: self).checkTail()
        }
        let lock: OpenFile
        if let present { lock = present } else { lock = try self.lock(creating: true) }
        try sign(lock)
        // From here on, nobody else can change it.
        return (lock, try inspect(known: schema.version))
    }
}
