import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// The terminal that the program was started in: the only place that speaks to the system of it.
struct Terminal {
    private static let readSize = 4096
    private static let usualColumns = 80
    private let before: termios

    /// Takes the keys one by one as they are typed, until `restore`; `nil` if it will not.
    init?() {
        var state = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &state) == 0 else { return nil }
        before = state
        unsafe cfmakeraw(&state)
        // Line breaks go on being written as people expect them.
        state.c_oflag |= tcflag_t(OPOST)
        guard unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &state) == 0 else { return nil }
    }

    func restore() {
        var state = before
        _ = unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &state)
    }

    /// Whether somebody sits there who can be shown a prompt.
    static var isInteractive: Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !isDumb
    }

    static var readsFromTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Whether colours are welcome; see no-color.org.
    static var hasColours: Bool {
        let refusal = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
        return isatty(STDOUT_FILENO) == 1 && refusal.isEmpty && !isDumb
    }

    static var columns: Int {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return usualColumns
        }
        return Int(size.ws_col)
    }

    private static var isDumb: Bool { ProcessInfo.processInfo.environment["TERM"] == "dumb" }

    /// Waits for input and returns what there is; `nil` at its end.
    static func read() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: readSize)
        while true {
            let count = unsafe Glibc.read(STDIN_FILENO, &bytes, readSize)
            if count > 0 { return Array(bytes.prefix(count)) }
            guard count < 0, errno == EINTR else { return nil }
        }
    }

    /// A terminal that is gone is no reason to fail: its signal ends us.
    static func write(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }

    static func complain(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
    }
}
