import Foundation

/// An attempt to connect, on a thread of its own: finding the host, the TCP connection and the TLS
/// handshake block in libmosquitto, and timers and `stop` must not wait for them.
///
/// An attempt that is given up ends by itself when the system does, and says nothing to the broker:
/// CONNECT leaves with the first `write()` of whoever takes the connection.
final class Dialing: Sendable {
    private let result = Guarded<Result<Connection, BusError>?>(nil)

    init(_ options: BusOptions, _ wakeup: Wakeup) {
        Thread.detachNewThread { [self] in
            let attempt = Self.attempt(options)
            result.withLock { $0 = attempt }
            wakeup.ring()
        }
    }

    private static func attempt(_ options: BusOptions) -> Result<Connection, BusError> {
        do {
            let connection = try Connection(options: options)
            connection.open()
            return .success(connection)
        } catch {
            return .failure(error)
        }
    }

    var isOver: Bool { result.withLock { $0 != nil } }

    /// The connection, open or failed, or `nil` while it is not known; throws for what can never
    /// work.
    func take() throws(BusError) -> Connection? {
        try result.withLock { result throws(BusError) in
            try result.take()?.get()
        }
    }
}
