/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
    package let seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    package static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }

    package static func + (instant: Instant, seconds: Int) -> Instant {
        Instant(seconds: instant.seconds + seconds)
    }

    package static func - (instant: Instant, seconds: Int) -> Instant {
        Instant(seconds: instant.seconds - seconds)
    }

    /// Seconds from `earlier` to `later`.
    package static func - (later: Instant, earlier: Instant) -> Int {
        later.seconds - earlier.seconds
    }
}

extension Instant: Codable {
    package init(from decoder: any Decoder) throws {
        seconds = try decoder.singleValueContainer().decode(Int.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }
}

/// Lengths of time in seconds, by name.
package enum Seconds {
    package static let minute = 60
    package static let hour = 3600
    package static let day = 86_400
}
