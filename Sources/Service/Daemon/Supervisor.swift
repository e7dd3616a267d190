import Foundation
import Synchronization

/// Tells systemd how we are, by the datagrams of `sd_notify(3)`; silent where there is no systemd.
package final class Supervisor: Sendable {
    /// Seconds between two signs of life.
    private static let pause = 1.0
    private let path: String?
    private let last = Mutex(Date.distantPast)

    package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        path = environment["NOTIFY_SOCKET"]
    }

    /// A sign of life for the watchdog, after a commit or an idle turn.
    package func isAlive() {
        guard path != nil else { return }
        let isDue = last.withLock { last in
            guard Date().timeIntervalSince(last) >= Self.pause else { return false }
            last = Date()
            return true
        }
        if isDue { tell("WATCHDOG=1") }
    }

    /// Sends one message; that nobody listens is no reason to stop.
    package func tell(_ message: String) {
        guard let path else { return }
        DatagramSocket.send(Array(message.utf8), to: path)
    }
}
