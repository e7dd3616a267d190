internal import GRDB
internal import GRDBSQLite

/// A compiled statement, bound and stepped through SQLite's own calls.
///
/// GRDB compiles and owns it; its bindings through arrays of values cost more than the insertion
/// of a row itself. Every call of SQLite's C interface is made here.
struct PreparedStatement {
    private let statement: Statement

    init(_ database: Database, _ sql: String) throws {
        statement = try database.makeStatement(sql: sql)
    }

    /// A statement that the connection compiles once and keeps.
    init(cachedBy database: Database, _ sql: String) throws {
        statement = try database.cachedStatement(sql: sql)
    }

    private var handle: OpaquePointer { unsafe statement.sqliteStatement }

    /// Tells SQLite to copy what is bound.
    private var copied: sqlite3_destructor_type {
        unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    func bind(_ value: Int?, at position: Int32) throws {
        guard let value else { return try bindNull(at: position) }
        try check(unsafe sqlite3_bind_int64(handle, position, sqlite3_int64(value)))
    }

    func bind(_ text: String, at position: Int32) throws {
        var text = text
        let code = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty text must not be bound as null.
                unsafe sqlite3_bind_text64(
                    handle, position, characters.baseAddress ?? empty,
                    sqlite3_uint64(bytes.count), copied, UInt8(SQLITE_UTF8))
            }
        }
        try check(code)
    }

    func bind(text bytes: ArraySlice<UInt8>, at position: Int32) throws {
        let code = unsafe bytes.withUnsafeBytes { raw in
            unsafe sqlite3_bind_text64(
                handle, position, raw.bindMemory(to: CChar.self).baseAddress ?? empty,
                sqlite3_uint64(raw.count), copied, UInt8(SQLITE_UTF8))
        }
        try check(code)
    }

    func bind(_ blob: [UInt8]?, at position: Int32) throws {
        guard let blob else { return try bindNull(at: position) }
        let code = unsafe blob.withUnsafeBytes { raw in
            unsafe sqlite3_bind_blob64(
                handle, position, raw.baseAddress ?? UnsafeRawPointer(empty),
                sqlite3_uint64(raw.count), copied)
        }
        try check(code)
    }

    private func bindNull(at position: Int32) throws {
        try check(unsafe sqlite3_bind_null(handle, position))
    }

    /// Executes a statement that gives no rows.
    func run() throws {
        while try step() {}
    }

    /// Goes to the next row; false, and ready to begin again, after the last.
    func step() throws -> Bool {
        let code = unsafe sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE {
            reset()
            return false
        }
        let error = error(code)
        reset()
        throw error
    }

    /// Leaves the rows that were not read.
    func reset() {
        // It repeats the last step's code, which was dealt with there.
        _ = unsafe sqlite3_reset(handle)
    }

    func integer(_ column: Int32) -> Int { Int(unsafe sqlite3_column_int64(handle, column)) }

    func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    func text(_ column: Int32) -> String {
        guard let start = unsafe sqlite3_column_text(handle, column) else { return "" }
        let count = Int(unsafe sqlite3_column_bytes(handle, column))
        return unsafe String(
            decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func blob(_ column: Int32) -> [UInt8] {
        guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
        let count = Int(unsafe sqlite3_column_bytes(handle, column))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The 32 bytes of a hash; nil when the column holds anything else.
    func hash(_ column: Int32) -> ChainHash? {
        guard let start = unsafe sqlite3_column_blob(handle, column) else { return nil }
        let count = Int(unsafe sqlite3_column_bytes(handle, column))
        return unsafe ChainHash(raw: UnsafeRawBufferPointer(start: start, count: count))
    }

    private func check(_ code: Int32) throws {
        if code != SQLITE_OK { throw error(code) }
    }

    private func error(_ code: Int32) -> DatabaseError {
        let connection = unsafe sqlite3_db_handle(handle)
        return DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) })
    }
}

/// Where an empty text or blob points to: SQLite takes a null pointer for NULL.
nonisolated(unsafe) private let empty = unsafe UnsafePointer<CChar>(
    UnsafeMutablePointer<CChar>.allocate(capacity: 1))

extension Database {
    /// Whether a transaction is open, as SQLite itself sees it.
    var isTransactionOpen: Bool {
        guard let connection = unsafe sqliteConnection else { return false }
        return unsafe sqlite3_get_autocommit(connection) == 0
    }

    /// Leaves the `-wal` and `-shm` files in place at the end, so that readers never need to make
    /// them.
    func keepWriteAheadLog() {
        var yes: Int32 = 1
        _ = unsafe sqlite3_file_control(
            sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, &yes)
    }
}

/// How many pages the write-ahead log has, as SQLite says after each commit of a connection.
///
/// It must be there as long as the connection.
@safe final class LogLength {
    private let count: UnsafeMutablePointer<Int32>

    init(of db: Database) {
        unsafe count = .allocate(capacity: 1)
        unsafe count.initialize(to: 0)
        unsafe sqlite3_wal_hook(
            db.sqliteConnection,
            { count, _, _, pages in
                unsafe count?.storeBytes(of: pages, as: Int32.self)
                return SQLITE_OK
            }, count)
    }

    deinit { unsafe count.deallocate() }

    var pages: Int { Int(unsafe count.pointee) }
}
