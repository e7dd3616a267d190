/// Encodes values to canonical JSON, several times faster than Foundation does it: every message
/// of every resident passes through here.
///
/// It keeps its buffers from one value to the next, so it belongs to one thread.
package final class JSONEncoding {
    package init() {}

    fileprivate var writer = JSONWriter()

    /// Appends the JSON of a value to `bytes`.
    package func encode(_ value: any Encodable, to bytes: inout [UInt8]) throws {
        writer.reset()
        try encode(value, at: 0)
        if let misuse = writer.misuse { throw misuse }
        bytes.append(contentsOf: writer.bytes)
    }

    fileprivate func encode(_ value: some Encodable, at depth: Int) throws {
        let start = writer.bytes.count
        try value.encode(to: ValueEncoder(target: self, depth: depth))
        writer.close(downTo: depth)
        if writer.bytes.count == start { writer.fail(.nothingWritten) }
    }
}

/// Writes one value; what it opens lies at `depth`.
private struct ValueEncoder: Encoder, SingleValueEncodingContainer {
    let target: JSONEncoding
    let depth: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Members<Key>(target: target, opening: depth))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        Elements(target: target, opening: depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { target.writer.writeNull() }
    func encode(_ value: Bool) { target.writer.write(value) }
    func encode(_ value: String) { target.writer.write(value) }
    func encode(_ value: Double) { target.writer.write(value) }
    func encode(_ value: Float) { target.writer.write(Double(value)) }
    func encode(_ value: Int) { target.writer.write(value) }
    func encode(_ value: Int8) { target.writer.write(value) }
    func encode(_ value: Int16) { target.writer.write(value) }
    func encode(_ value: Int32) { target.writer.write(value) }
    func encode(_ value: Int64) { target.writer.write(value) }
    func encode(_ value: UInt) { target.writer.write(value) }
    func encode(_ value: UInt8) { target.writer.write(value) }
    func encode(_ value: UInt16) { target.writer.write(value) }
    func encode(_ value: UInt32) { target.writer.write(value) }
    func encode(_ value: UInt64) { target.writer.write(value) }
    func encode<T: Encodable>(_ value: T) throws { try value.encode(to: self) }
}

/// Writes the members of one object.
private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let target: JSONEncoding
    let depth: Int

    init(target: JSONEncoding, opening depth: Int) {
        self.target = target
        self.depth = depth
        target.writer.open(object: true, at: depth)
    }

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) {
        target.writer.key(key.stringValue, at: depth)
        target.writer.writeNull()
    }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        target.writer.key(key.stringValue, at: depth)
        try target.encode(value, at: depth + 1)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        target.writer.key(key.stringValue, at: depth)
        return KeyedEncodingContainer(Members<Nested>(target: target, opening: depth + 1))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        target.writer.key(key.stringValue, at: depth)
        return Elements(target: target, opening: depth + 1)
    }

    func superEncoder() -> any Encoder { child(named: "super") }
    func superEncoder(forKey key: Key) -> any Encoder { child(named: key.stringValue) }

    private func child(named name: String) -> any Encoder {
        target.writer.key(name, at: depth)
        return ValueEncoder(target: target, depth: depth + 1)
    }
}

/// Writes the elements of one array.
private struct Elements: UnkeyedEncodingContainer {
    let target: JSONEncoding
    let depth: Int

    init(target: JSONEncoding, opening depth: Int) {
        self.target = target
        self.depth = depth
        target.writer.open(object: false, at: depth)
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int { target.writer.count(at: depth) }

    func encodeNil() {
        target.writer.element(at: depth)
        target.writer.writeNull()
    }

    func encode<T: Encodable>(_ value: T) throws {
        target.writer.element(at: depth)
        try target.encode(value, at: depth + 1)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        target.writer.element(at: depth)
        return KeyedEncodingContainer(Members<Nested>(target: target, opening: depth + 1))
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        target.writer.element(at: depth)
        return Elements(target: target, opening: depth + 1)
    }

    func superEncoder() -> any Encoder {
        target.writer.element(at: depth)
        return ValueEncoder(target: target, depth: depth + 1)
    }
}
