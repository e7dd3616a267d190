internal import GRDB

extension SQLiteFile {
    /// The size to which an empty log shrinks, in bytes.
    private static let logSizeLimit = 64 << 20
    /// Memory for pages, in KiB.
    private static let cacheKiB = 16_000

    /// Makes a new journal beside its place and puts it there when it is whole, so that there is
    /// never half a journal.
    static func create(in directory: DataDirectory, _ schema: Schema) throws(JournalFailure) {
        let unfinished = directory.file + ".new"
        OpenFile.remove(unfinished)
        OpenFile.remove(unfinished + "-journal")
        do {
            let place = try OpenFile(unfinished, for: .creating)
            let file = try SQLiteFile.writing(unfinished)
            try file.migrate(from: 0, schema)
            try file.close()
            try place.sync()
            try OpenFile.move(unfinished, to: directory.file)
            try directory.sync()
        } catch {
            throw JournalFailure(error, path: unfinished)
        }
    }

    /// Brings the file to the newest form, one step at a time.
    ///
    /// Outside WAL mode, so that the number in the file's header is always the true one: a Yui
    /// looks there before it lets SQLite touch anything.
    func migrate(from version: Int, _ schema: Schema) throws(JournalFailure) {
        guard version < schema.version else { return }
        try access { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            for (number, step) in schema.migrations.enumerated().dropFirst(version) {
                try db.inTransaction(.exclusive) {
                    try db.execute(sql: step)
                    try db.execute(sql: "PRAGMA user_version = \(number + 1)")
                    return .commit
                }
            }
        }
    }

    /// Sets the connection up so that what was committed survives a power cut.
    func makeDurable(maximumPages: Int?) throws(JournalFailure) {
        try access { db in
            db.keepWriteAheadLog()
            try db.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = FULL;
                    PRAGMA secure_delete = FAST;
                    PRAGMA wal_autocheckpoint = 0;
                    PRAGMA journal_size_limit = \(Self.logSizeLimit);
                    PRAGMA cache_size = -\(Self.cacheKiB);
                    """)
            if let maximumPages { try db.execute(sql: "PRAGMA max_page_count = \(maximumPages)") }
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
            let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            guard mode == "wal", synchronous == 2 else {
                throw JournalFailure.inputOutput(
                    path: path, reason: "SQLite does not promise to keep what is committed here")
            }
        }
    }

    /// Whether the bytes of what is deleted are overwritten, or only left to be.
    func overwriteDeleted(_ always: Bool) throws(JournalFailure) {
        try access { db in
            try db.execute(sql: "PRAGMA secure_delete = \(always ? "ON" : "FAST")")
        }
    }

    /// Makes the views that are missing or out of date, and removes those that are no more.
    func refreshViews(
        _ views: [(name: String, query: String)] = Views.all
    ) throws(JournalFailure) {
        let wanted = Dictionary(
            uniqueKeysWithValues: views.map { ($0.name, Views.definition(of: $0)) })
        try access { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT name, sql FROM sqlite_schema WHERE type = 'view'
                    """)
            let present = Dictionary(
                uniqueKeysWithValues: rows.map { ($0["name"] as String, $0["sql"] as String) })
            guard present != wanted else { return }
            try db.inTransaction(.immediate) {
                for (name, definition) in present where wanted[name] != definition {
                    try db.execute(sql: "DROP VIEW \(name.quotedDatabaseIdentifier)")
                }
                for view in views where present[view.name] != wanted[view.name] {
                    try db.execute(sql: Views.definition(of: view))
                }
                return .commit
            }
        }
    }
}
