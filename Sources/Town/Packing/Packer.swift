/// Writes values as bytes in one way only, so that equal towns give equal bytes.
///
/// Integers are zigzag varints (as in Protocol Buffers), strings UTF-8 behind their length,
/// dictionaries in the order of their keys.
package struct Packer {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func pack(_ value: Int) {
        var rest = UInt(bitPattern: (value << 1) ^ (value >> (Int.bitWidth - 1)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    package mutating func pack(_ value: Bool) { bytes.append(value ? 1 : 0) }

    package mutating func pack(_ value: String) {
        let utf8 = value.utf8
        pack(utf8.count)
        bytes.append(contentsOf: utf8)
    }

    package mutating func pack<T: Packed>(_ value: T) { value.pack(into: &self) }

    package mutating func pack<T: Packed>(_ value: T?) {
        pack(value != nil)
        if let value { value.pack(into: &self) }
    }

    package mutating func pack<T: Packed>(_ values: some Sequence<T>, count: Int) {
        pack(count)
        for value in values { value.pack(into: &self) }
    }

    package mutating func pack<T: Packed>(_ values: [T]) { pack(values, count: values.count) }

    package mutating func pack<K: Packed & Comparable, V: Packed>(_ values: [K: V]) {
        pack(values.count)
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            key.pack(into: &self)
            value.pack(into: &self)
        }
    }
}

/// Reads what a `Packer` wrote.
package struct Unpacker {
    private let bytes: [UInt8]
    private var position = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var isAtEnd: Bool { position == bytes.count }

    package mutating func int() throws(UnpackingFailure) -> Int {
        var value: UInt = 0
        var shift = 0
        while true {
            guard position < bytes.count, shift < UInt.bitWidth else { throw .cutShort(position) }
            let byte = bytes[position]
            position += 1
            value |= UInt(byte & 0x7F) << UInt(shift)
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
    }

    package mutating func bool() throws(UnpackingFailure) -> Bool {
        guard position < bytes.count else { throw .cutShort(position) }
        position += 1
        return bytes[position - 1] != 0
    }

    package mutating func string() throws(UnpackingFailure) -> String {
        let length = try int()
        guard length >= 0, length <= bytes.count - position else { throw .cutShort(position) }
        defer { position += length }
        return String(decoding: bytes[position..<position + length], as: UTF8.self)
    }

    package mutating func value<T: Packed>(_ type: T.Type = T.self) throws(UnpackingFailure) -> T {
        try T(from: &self)
    }

    package mutating func optional<T: Packed>(
        _ type: T.Type = T.self
    ) throws(UnpackingFailure) -> T? {
        try bool() ? T(from: &self) : nil
    }

    package mutating func array<T: Packed>(
        _ type: T.Type = T.self
    ) throws(UnpackingFailure) -> [T] {
        let count = try self.count()
        var values: [T] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try T(from: &self)) }
        return values
    }

    package mutating func dictionary<K: Packed & Hashable, V: Packed>(
        _ type: [K: V].Type = [K: V].self
    ) throws(UnpackingFailure) -> [K: V] {
        let count = try self.count()
        var values: [K: V] = [:]
        values.reserveCapacity(count)
        for _ in 0..<count { values[try K(from: &self)] = try V(from: &self) }
        return values
    }

    /// A count of things that follow, each at least one byte long.
    mutating func count() throws(UnpackingFailure) -> Int {
        let count = try int()
        guard count >= 0, count <= bytes.count - position else { throw .cutShort(position) }
        return count
    }
}

/// Bytes that no `Packer` of this version wrote.
package enum UnpackingFailure: Error, Equatable {
    case cutShort(Int)
    /// A number that stands for no case of the enumeration.
    case noCase(Int)
    case otherFormat(Int)
}

/// A value with one form in bytes.
package protocol Packed {
    func pack(into packer: inout Packer)
    init(from unpacker: inout Unpacker) throws(UnpackingFailure)
}
