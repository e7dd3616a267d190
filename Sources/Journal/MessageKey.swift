internal import Crypto

/// Names a message by what it says: the first 16 bytes of the SHA-256 of its parts.
///
/// Half the digest is ample here: a key only tells messages apart that came from one broker.
package struct MessageKey: Hashable, Sendable {
    package static let length = 16

    package let high: UInt64
    package let low: UInt64

    /// The key of a message on a topic.
    package init(topic: String, payload: [UInt8]) {
        var bytes = Array(topic.utf8)
        // No topic holds a NUL, so no two pairs of topic and payload give the same bytes.
        bytes.append(0)
        bytes.append(contentsOf: payload)
        self.init(of: bytes)
    }

    /// The key of some bytes alone.
    package init(of bytes: [UInt8]) {
        let digest = SHA256.hash(data: bytes)
        (high, low) = unsafe digest.withUnsafeBytes { raw in
            unsafe (
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    /// Takes exactly 16 bytes; nil for any other number.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.length)
        bytes.append(bigEndian: high)
        bytes.append(bigEndian: low)
        return bytes
    }
}
