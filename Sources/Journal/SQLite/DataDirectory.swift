/// The directory in which a city's journal lies, and what is in it.
struct DataDirectory {
    let path: String

    var file: String { path + "/yui.sqlite" }
    var writeAheadLog: String { file + "-wal" }
    var sharedIndex: String { file + "-shm" }
    var lockFile: String { path + "/yui.lock" }

    /// Makes the directory when only it itself is missing.
    func make() throws(JournalFailure) {
        guard !OpenFile.exists(path) else { return }
        do { try OpenFile.makeDirectory(path) } catch { throw failure(error) }
    }

    /// Keeps every other writer out, or says who keeps us out.
    func lock(creating: Bool) throws(JournalFailure) -> OpenFile {
        do {
            let lock = try OpenFile(lockFile, for: creating ? .writing : .changing)
            do {
                try lock.lock()
            } catch {
                guard error.isHeldByAnother else { throw error }
                let holder = String(decoding: try lock.prefix(20), as: UTF8.self)
                throw JournalFailure.locked(path: file, holder: Int(holder))
            }
            return lock
        } catch {
            throw JournalFailure(error, path: lockFile)
        }
    }

    /// Writes our process id where whoever is kept out finds it.
    func sign(_ lock: OpenFile) throws(JournalFailure) {
        do {
            try lock.replaceContents(with: Array(String(OpenFile.processID).utf8))
        } catch {
            throw JournalFailure(error, path: lockFile)
        }
    }

    /// Waits until the directory's names are on the disk.
    func sync() throws(JournalFailure) {
        do { try OpenFile(path, for: .reading).sync() } catch { throw failure(error) }
    }

    private func failure(_ problem: OpenFile.Problem) -> JournalFailure {
        .directory(path: path, reason: problem.sentence)
    }

    /// Looks at the journal's first bytes, without SQLite, and says of which form it is; nil when
    /// there is none. Throws for a file that must not be touched.
    func inspect(known: Int) throws(JournalFailure) -> Int? {
        let header: FileHeader
        do {
            let file = try OpenFile(file, for: .reading)
            header = FileHeader(bytes: try file.prefix(FileHeader.length), fileSize: file.size)
        } catch {
            guard error.isMissing, OpenFile.exists(path) else { throw failure(error) }
            guard !hasLog else {
                throw .damaged(
                    path: file, reason: "it is gone, and only its write-ahead log is left")
            }
            return nil
        }
        if let reason = header.fault(hasLog: hasLog) {
            throw .damaged(path: file, reason: reason)
        }
        guard header.version <= known else {
            throw .newer(path: file, version: header.version, known: known)
        }
        return header.version
    }

    /// Whether only SQLite can say what the journal holds, and must write to do so: there is a log,
    /// and its index is gone, or a change of the file's form was cut short.
    var needsRecovery: Bool {
        hasLog && !OpenFile.exists(sharedIndex) || OpenFile.exists(file + "-journal")
    }

    /// Whether there is a write-ahead log with something in it: what was committed and may not
    /// yet be in the file itself.
    var hasLog: Bool {
        let magic = try? OpenFile(writeAheadLog, for: .reading).prefix(3)
        return magic == [0x37, 0x7F, 0x06]
    }
}

/// The first 100 bytes of an SQLite file (sqlite.org/fileformat.html, "The Database Header").
struct FileHeader {
    static let length = 100
    /// "YUI1", by which a journal is told from any other SQLite file.
    static let applicationID = 0x5955_4931

    let bytes: [UInt8]
    let fileSize: Int

    /// The number of the journal's form.
    var version: Int { number(at: 60) }

    /// Why this cannot be a whole journal; nil when nothing speaks against it.
    ///
    /// - Parameter hasLog: whether a write-ahead log lies beside it. A daemon that was killed while
    ///   it moved pages from the log to the file leaves a file that is still too short.
    func fault(hasLog: Bool) -> String? {
        guard !bytes.isEmpty else { return "it is empty" }
        guard bytes.count == Self.length, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
            return "it is not an SQLite file"
        }
        guard number(at: 68) == Self.applicationID else {
            return "it is an SQLite file, but not a journal of Yui"
        }
        let pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
        let pages = number(at: 28)
        let isCountValid = number(at: 24) == number(at: 92)
        guard !hasLog, isCountValid, fileSize < pages * pageSize else { return nil }
        return "it is cut off after \(fileSize) of \(pages * pageSize) bytes"
    }

    private func number(at offset: Int) -> Int {
        bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
