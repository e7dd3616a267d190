import Crypto
import Foundation
package import Town

/// The number on a kiosk's screen: bound to the place and to a window of time.
///
/// A time-based one-time password as in RFC 6238, with HMAC-SHA-256 over place and window, so a
/// number cannot be guessed from others and nothing has to be stored.
package struct CheckInCodes: Sendable {
    /// Seconds for which one number is shown; it is accepted for one window more.
    package static let window = 5 * Seconds.minute
    private let key: SymmetricKey

    package init(secret: [UInt8]) { key = SymmetricKey(data: secret) }

    /// The numbers that are good now: the one on show, and the one before it.
    package func codes(at place: PlaceKey, _ instant: Instant) -> [String] {
        let number = instant.seconds / Self.window
        return [code(at: place, number), code(at: place, number - 1)]
    }

    package func changes(after instant: Instant) -> Instant {
        Instant(seconds: (instant.seconds / Self.window + 1) * Self.window)
    }

    private func code(at place: PlaceKey, _ window: Int) -> String {
        let message = Data("\(place.name)|\(window)".utf8)
        let hash = Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
        let offset = Int(hash[hash.count - 1] & 0x0F)
        let value = hash[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let digits = String(value % 10_000)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
