import Bus
import Foundation
package import Town

/// The time of day, which the core takes as an argument.
package struct CityClock: Sendable {
    private let read: @Sendable () -> Instant

    /// The machine's own clock.
    package static let system = CityClock {
        Instant(seconds: Int(Date().timeIntervalSince1970.rounded(.down)))
    }

    /// A clock that stands at the time written in a file, for demonstrations and tests.
    ///
    /// The file may be written anew at any time; while it cannot be read, the clock stays.
    package static func standing(in file: String) throws -> CityClock {
        guard let first = time(in: file) else { throw Unreadable(file: file) }
        let last = Guarded(first)
        return CityClock {
            last.withLock { last in
                last = time(in: file) ?? last
                return last
            }
        }
    }

    /// The clock's file has no time in it.
    package struct Unreadable: Error, CustomStringConvertible {
        let file: String
        package var description: String {
            "The clock file \(file) has no time such as 2026-10-14T10:00:00+09:00 in it."
        }
    }

    private static func time(in file: String) -> Instant? {
        let text = try? String(contentsOfFile: file, encoding: .utf8)
        return text.flatMap {
            Instant(iso8601: $0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    private init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

    package var now: Instant { read() }
}
