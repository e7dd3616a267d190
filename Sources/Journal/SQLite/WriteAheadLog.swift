internal import GRDB
internal import Synchronization

/// Moves what was committed from the write-ahead log to the file, mostly beside the daemon's
/// thread, so that no turn waits for it.
///
/// When the log has grown long, a second connection moves its pages while the writer goes on.
/// When that is done, the writer moves the few that came meanwhile, and the log starts anew from
/// its beginning (https://www.sqlite.org/wal.html#avoiding_excessively_large_wal_files).
final class WriteAheadLog {
    /// Pages in the log after which they are moved to the file.
    private static let longPages = 8_000
    private let length: LogLength
    private let mover: Mover
    private var owesEmptying = false

    init(of file: SQLiteFile) throws(JournalFailure) {
        mover = try Mover(file.path)
        length = try file.access { db in LogLength(of: db) }
    }

    /// To be called after each commit.
    ///
    /// It does not fail: what was committed is safe in the log, and a disk that takes no more makes
    /// the next commit say so.
    func keepShort(_ file: SQLiteFile) {
        switch mover.state {
        case .idle: if length.pages >= Self.longPages { mover.start() }
        case .moving: break
        case .moved:
            if owesEmptying {
                empty(file)
            } else {
                try? file.access { db in try db.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)") }
            }
            mover.rest()
        }
    }

    /// Leaves nothing in the log, not even as bytes on the disk that mean nothing any more; later,
    /// when somebody is reading.
    func empty(_ file: SQLiteFile) {
        let isBusy = try? file.access { db in
            try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        owesEmptying = isBusy != 0
    }

    /// Leaves a file that is whole by itself.
    func end(_ file: SQLiteFile) throws(JournalFailure) {
        try mover.close()
        empty(file)
    }
}

/// The second connection, which moves pages on a thread of its own.
private final class Mover: Sendable {
    enum State: Int, AtomicRepresentable { case idle, moving, moved }

    private let queue: DatabaseQueue
    private let path: String
    private let current = Atomic<State>(.idle)

    init(_ path: String) throws(JournalFailure) {
        self.path = path
        var configuration = Configuration()
        configuration.label = "journal.log"
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw JournalFailure(error, path: path)
        }
    }

    var state: State { current.load(ordering: .acquiring) }

    func start() {
        current.store(.moving, ordering: .relaxed)
        queue.asyncWriteWithoutTransaction { [self] db in
            // What it could not move, the writer moves.
            try? db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(PASSIVE)")
            current.store(.moved, ordering: .releasing)
        }
    }

    func rest() { current.store(.idle, ordering: .relaxed) }

    /// Waits for what is being moved.
    func close() throws(JournalFailure) {
        do { try queue.close() } catch { throw JournalFailure(error, path: path) }
    }
}
