internal import GRDB

/// An open journal file: one connection, and errors in the operator's terms.
package final class SQLiteFile {
    let path: String
    private let queue: DatabaseQueue

    /// How many seconds a connection waits for another one's short locks.
    private static let patience = 1.0

    private init(path: String, address: String, isReadOnly: Bool) throws(JournalFailure) {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(Self.patience)
        configuration.foreignKeysEnabled = false
        configuration.label = "journal"
        self.path = path
        do {
            queue = try DatabaseQueue(path: address, configuration: configuration)
        } catch {
            throw JournalFailure(error, path: path)
        }
    }

    /// Opens a file for its one writer.
    static func writing(_ path: String) throws(JournalFailure) -> SQLiteFile {
        try SQLiteFile(path: path, address: path, isReadOnly: false)
    }

    /// Opens a journal for reading, whether a daemon writes to it or not, and touches nothing.
    static func reading(_ directory: DataDirectory) throws(JournalFailure) -> SQLiteFile {
        let file = directory.file
        let hasIndex = OpenFile.exists(directory.sharedIndex)
        let options =
            if hasIndex {
                // A daemon writes, or wrote: its index is read, never written.
                "mode=ro&readonly_shm=1"
            } else if !directory.hasLog {
                // Nobody has it open, and all is in the file itself.
                "immutable=1"
            } else {
                // A copy of a file and its log: SQLite must make the index.
                "mode=ro"
            }
        return try SQLiteFile(
            path: file, address: "file:\(file.percentEncoded)?\(options)", isReadOnly: true)
    }

    /// Works on the connection.
    func access<T>(_ body: (Database) throws -> T) throws(JournalFailure) -> T {
        do {
            return try queue.inDatabase(body)
        } catch {
            throw JournalFailure(error, path: path)
        }
    }

    func close() throws(JournalFailure) {
        do { try queue.close() } catch { throw JournalFailure(error, path: path) }
    }
}

extension JournalFailure {
    /// Says in the operator's terms what SQLite or the system said in theirs.
    init(_ error: any Error, path: String) {
        switch error {
        case let failure as JournalFailure: self = failure
        case let problem as OpenFile.Problem where problem.isDiskFull:
            self = .diskFull(path: path)
        case let problem as OpenFile.Problem:
            self = .inputOutput(path: path, reason: problem.sentence)
        case let error as DatabaseError: self.init(error, path: path)
        default: self = .inputOutput(path: path, reason: "\(error)")
        }
    }

    private init(_ error: DatabaseError, path: String) {
        let reason = error.message ?? "SQLite says \(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, reason: reason)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path, holder: nil)
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG: self = .refused(reason: reason)
        default: self = .inputOutput(path: path, reason: reason)
        }
    }
}

extension String {
    /// The path as it stands in a `file:` address.
    fileprivate var percentEncoded: String {
        utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
    }
}
