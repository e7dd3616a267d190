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
    package static func standing(in file: String) -> CityClock {
        CityClock {
            let text = try? String(contentsOfFile: file, encoding: .utf8)
            let trimmed = text?.trimmingCharacters(in: .whitespacesAndNewlines)
            return trimmed.flatMap(Instant.init(iso8601:)) ?? Instant(seconds: 0)
        }
    }

    private init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

    package var now: Instant { read() }
}
