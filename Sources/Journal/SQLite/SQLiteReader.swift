/// A journal opened for reading only: for `verify`, `replay` and `export`, also while the daemon
/// writes. It takes no lock and touches no file.
///
/// It belongs into another process than the writer's, which would lose its locks on the file when
/// this one closes it (https://www.sqlite.org/howtocorrupt.html, 2.2).
package final class SQLiteReader: SQLiteBacked {
    package let file: SQLiteFile
    package private(set) var head = Head.start

    /// Opens the journal in a data directory.
    package convenience init(directory path: String) throws(JournalFailure) {
        let directory = DataDirectory(path: path)
        guard try directory.inspect(known: Schema.current.version) != nil else {
            throw .missing(path: directory.file)
        }
        try self.init(untouched: directory)
    }

    /// Opens a journal that was looked at already.
    init(untouched directory: DataDirectory) throws(JournalFailure) {
        file = try SQLiteFile.reading(directory)
        head = try readHead()
    }
}

@available(*, unavailable)
extension SQLiteReader: Sendable {}
