import Bus
import Foundation

/// A program started by a test: what it prints goes to a file, and it ends with its owner.
///
/// Started with no signal blocked and each at its default: a child of a Swift task would inherit
/// the task's blocked signals and ignore SIGTERM.
package final class ChildProcess: Sendable {
    package let pid: Int32
    /// Where stdout and stderr go.
    package let output: String
    private let ended = Guarded<Ending?>(nil)

    /// How a process ended.
    package enum Ending: Sendable, Hashable {
        case exited(Int32)
        case killed(by: Int32)
    }

    /// Starts `program` (a path) with these arguments; `environment` is added to our own.
    package init(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
        output: String
    ) throws {
        self.output = output
        let merged = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        pid = try Self.spawn(
            program, [program] + arguments, merged.map { "\($0)=\($1)" }.sorted(), output)
    }

    deinit {
        guard ending == nil else { return }
        signal(SIGKILL)
        wait()
    }

    package var isRunning: Bool { ending == nil }

    /// Everything printed so far.
    package var printed: String {
        let bytes = FileManager.default.contents(atPath: output) ?? Data()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Sends a signal, as long as the process is there to have it.
    package func signal(_ number: Int32) {
        ended.withLock { ended in
            guard ended == nil else { return }
            kill(pid, number)
        }
    }

    /// How it ended, or `nil` while it runs.
    package var ending: Ending? {
        ended.withLock { ended in
            if ended == nil { ended = Self.reap(pid, options: WNOHANG) }
            return ended
        }
    }

    /// Waits for its end, at most so long; `nil` if it still runs.
    @discardableResult
    package func wait(seconds: Double = .infinity) -> Ending? {
        let start = Date()
        var pause: UInt32 = 500
        while true {
            if let ending { return ending }
            guard -start.timeIntervalSinceNow < seconds else { return nil }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
    }

    /// Asks it to end and, if it does not within the time, ends it.
    @discardableResult
    package func stop(withinSeconds seconds: Double = 5) -> Ending? {
        signal(SIGTERM)
        if let ending = wait(seconds: seconds) { return ending }
        signal(SIGKILL)
        return wait()
    }

    private static func reap(_ pid: pid_t, options: Int32) -> Ending? {
        var status: Int32 = 0
        guard unsafe waitpid(pid, &status, options) == pid else { return nil }
        let signal = status & 0x7f
        return signal == 0 ? .exited((status >> 8) & 0xff) : .killed(by: signal)
    }
}

/// What a test cannot be run without.
package struct FixtureError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

extension ChildProcess {
    /// The path of a program in PATH or the system's own folders; says what to install if missing.
    package static func find(_ program: String, package: String) throws -> String {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = path.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/bin"]
        for folder in folders where unsafe access("\(folder)/\(program)", X_OK) == 0 {
            return "\(folder)/\(program)"
        }
        throw FixtureError(
            "\(program) is not on this machine; install the package \(package) and run again.")
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ environment: [String], _ output: String
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        unsafe sigfillset(&signals)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var files = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&files)
        defer { unsafe posix_spawn_file_actions_destroy(&files) }
        unsafe posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(
            &files, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        unsafe posix_spawn_file_actions_adddup2(&files, 1, 2)
        var pid: pid_t = 0
        let failure = unsafe withStrings(arguments) { arguments in
            unsafe withStrings(environment) { environment in
                unsafe posix_spawn(&pid, program, &files, &attributes, arguments, environment)
            }
        }
        guard failure == 0 else {
            let reason = unsafe String(cString: strerror(failure))
            throw FixtureError("\(program) could not be started: \(reason).")
        }
        return pid
    }

    private static func withStrings<Result>(
        _ strings: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var copies = unsafe strings.map { unsafe strdup($0) } + [nil]
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe copies.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("never empty") }
            return unsafe body(start)
        }
    }
}
