internal import Crypto
internal import Town

/// The 32 bytes that tie a journal row to every row before it (SHA-256).
package struct ChainHash: Hashable, Sendable, CustomStringConvertible {
    package static let length = 32

    /// What the first row follows.
    package static let zero = ChainHash(0, 0, 0, 0)

    private let a: UInt64
    private let b: UInt64
    private let c: UInt64
    private let d: UInt64

    private init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
    }

    /// Takes exactly 32 bytes; nil for any other number.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for (position, byte) in bytes.enumerated() {
            switch position / 8 {
            case 0: words.0 = words.0 << 8 | UInt64(byte)
            case 1: words.1 = words.1 << 8 | UInt64(byte)
            case 2: words.2 = words.2 << 8 | UInt64(byte)
            default: words.3 = words.3 << 8 | UInt64(byte)
            }
        }
        self.init(words.0, words.1, words.2, words.3)
    }

    /// Reads the 64 hexadecimal digits that `description` writes, in either case.
    package init?(hex: String) {
        let digits = hex.utf8.compactMap { UInt8(hexDigit: $0) }
        guard digits.count == hex.utf8.count, digits.count == 2 * Self.length else { return nil }
        self.init(
            bytes: stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
        )
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.length)
        append(to: &bytes)
        return bytes
    }

    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate init?(hexDigit: UInt8) {
        switch hexDigit {
        case 0x30...0x39: self = hexDigit - 0x30
        case 0x41...0x46: self = hexDigit - 0x41 + 10
        case 0x61...0x66: self = hexDigit - 0x61 + 10
        default: return nil
        }
    }
}

/// Where the journal stands: its last row's number and hash.
package struct Head: Hashable, Sendable {
    package let seq: Int
    package let hash: ChainHash

    /// Before the first row.
    package static let start = Head(seq: 0, hash: .zero)

    package init(seq: Int, hash: ChainHash) {
        self.seq = seq
        self.hash = hash
    }
}

/// Computes the chain: each row's hash is the SHA-256 of
///
///     previous hash   32 bytes
///     seq             8 bytes, big-endian
///     at              8 bytes, big-endian, two's complement, seconds since 1970
///     length of kind  4 bytes, big-endian, in bytes
///     kind            UTF-8
///     length of body  4 bytes, big-endian, in bytes
///     body            UTF-8, as it stands in the row
///
/// The lengths make it impossible to move bytes from one field to the next without changing the
/// hash. Anyone can recompute it from the table with the tools of their choice.
struct Chain {
    private(set) var head: Head
    private var bytes: [UInt8] = []

    init(from head: Head) { self.head = head }

    /// Adds the next row and says what its hash is.
    mutating func append(
        at: Instant, kind: some Collection<UInt8>, body: some Collection<UInt8>
    ) -> ChainHash {
        bytes.removeAll(keepingCapacity: true)
        head.hash.append(to: &bytes)
        bytes.append(bigEndian: Int64(head.seq + 1))
        bytes.append(bigEndian: Int64(at.seconds))
        bytes.append(bigEndian: UInt32(kind.count))
        bytes.append(contentsOf: kind)
        bytes.append(bigEndian: UInt32(body.count))
        bytes.append(contentsOf: body)
        let hash = ChainHash(digestOf: bytes)
        head = Head(seq: head.seq + 1, hash: hash)
        return hash
    }
}

extension ChainHash {
    /// The SHA-256 of some bytes.
    package init(digestOf bytes: [UInt8]) {
        let digest = SHA256.hash(data: bytes)
        let hash = unsafe digest.withUnsafeBytes { raw in unsafe ChainHash(raw: raw) }
        guard let hash else { preconditionFailure("SHA-256 does not give 32 bytes") }
        self = hash
    }

    /// Reads the hash from memory that holds exactly one.
    init?(raw: UnsafeRawBufferPointer) {
        guard raw.count == Self.length else { return nil }
        unsafe self.init(
            UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
            UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)))
    }

    fileprivate func append(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: a)
        bytes.append(bigEndian: b)
        bytes.append(bigEndian: c)
        bytes.append(bigEndian: d)
    }
}

extension [UInt8] {
    mutating func append(bigEndian value: some FixedWidthInteger) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }
}
