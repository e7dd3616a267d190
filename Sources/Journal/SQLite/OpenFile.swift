#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// An open file or directory, closed when nobody holds it any more.
final class OpenFile {
    private let descriptor: Int32

    /// The system's number for what went wrong.
    struct Problem: Error {
        let code: Int32
        var isMissing: Bool { code == ENOENT }
        var isDiskFull: Bool { code == ENOSPC }
        var isHeldByAnother: Bool { code == EWOULDBLOCK }
        var sentence: String { unsafe String(cString: strerror(code)) }
    }

    enum Mode { case reading, changing, writing, creating }

    init(_ path: String, for mode: Mode) throws(Problem) {
        let flags =
            switch mode {
            case .reading: O_RDONLY
            case .changing: O_RDWR
            case .writing: O_RDWR | O_CREAT
            case .creating: O_RDWR | O_CREAT | O_EXCL
            }
        // What residents said is nobody else's business: owner only.
        descriptor = unsafe open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Problem(code: errno) }
    }

    deinit { close(descriptor) }

    var size: Int {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The first bytes, fewer where the file is shorter.
    func prefix(_ count: Int) throws(Problem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let read = unsafe pread(descriptor, &bytes, count, 0)
        guard read >= 0 else { throw Problem(code: errno) }
        return Array(bytes.prefix(read))
    }

    func replaceContents(with bytes: [UInt8]) throws(Problem) {
        guard ftruncate(descriptor, 0) == 0,
            unsafe pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
        else { throw Problem(code: errno) }
    }

    /// Keeps others out until this file is closed, be it by the end of the process.
    func lock() throws(Problem) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw Problem(code: errno) }
    }

    /// Waits until what was written is on the disk.
    func sync() throws(Problem) {
        guard fsync(descriptor) == 0 else { throw Problem(code: errno) }
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0
    }

    static func remove(_ path: String) { _ = unsafe unlink(path) }

    static func move(_ path: String, to target: String) throws(Problem) {
        guard unsafe rename(path, target) == 0 else { throw Problem(code: errno) }
    }

    static func makeDirectory(_ path: String) throws(Problem) {
        guard unsafe mkdir(path, 0o700) == 0 else { throw Problem(code: errno) }
    }

    static var processID: Int { Int(getpid()) }
}
