/// Decodes values from JSON, several times faster than Foundation does it: a replay reads every
/// event that ever happened.
package struct JSONDecoding: Sendable {
    package init() {}

    package func decode<T: Decodable>(_ type: T.Type, from text: some Collection<UInt8>) throws -> T
    {
        try T(from: ValueDecoder(document: JSONDocument(text), index: 0))
    }
}

/// Reads the value at one place of a document.
private struct ValueDecoder: Decoder, SingleValueDecodingContainer {
    let document: JSONDocument
    let index: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try Members<Key>(document: document, index: index))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try Elements(document: document, index: index)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { document.parts[index].kind == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch document.parts[index].kind {
        case .yes: true
        case .no: false
        case .null, .number, .string, .escapedString, .object, .array:
            throw mismatch(type)
        }
    }

    func decode(_ type: String.Type) throws -> String {
        guard let string = document.string(at: index) else { throw mismatch(type) }
        return string
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard let double = document.double(at: index) else { throw mismatch(type) }
        return double
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: self) }

    private func integer<Value: FixedWidthInteger>() throws -> Value {
        guard let value: Value = document.integer(at: index) else { throw mismatch(Value.self) }
        return value
    }

    private func mismatch(_ type: Any.Type) -> DecodingError {
        .typeMismatch(
            type, .init(codingPath: [], debugDescription: "there is no \(type) where one belongs"))
    }
}

/// Reads the members of one object.
private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let document: JSONDocument
    let index: Int

    init(document: JSONDocument, index: Int) throws {
        guard document.parts[index].kind == .object else {
            throw DecodingError.typeMismatch(
                [String: Any].self, .init(codingPath: [], debugDescription: "there is no object"))
        }
        self.document = document
        self.index = index
    }

    var codingPath: [any CodingKey] { [] }

    var allKeys: [Key] {
        var keys: [Key] = []
        var position = index + 1
        while position < document.parts[index].next {
            if let key = document.string(at: position).flatMap(Key.init(stringValue:)) {
                keys.append(key)
            }
            position = document.parts[position + 1].next
        }
        return keys
    }

    func contains(_ key: Key) -> Bool { document.member(key.stringValue, of: index) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try value(key).decodeNil() }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try T(from: value(key))
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        guard let member = document.member(key.stringValue, of: index),
            document.parts[member].kind != .null
        else { return nil }
        return try T(from: ValueDecoder(document: document, index: member))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try value(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try value(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try value(named: "super") }
    func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }

    private func value(_ key: Key) throws -> ValueDecoder { try value(named: key.stringValue) }

    private func value(named name: String) throws -> ValueDecoder {
        guard let member = document.member(name, of: index) else {
            throw DecodingError.valueNotFound(
                Any.self, .init(codingPath: [], debugDescription: "\(name) is missing"))
        }
        return ValueDecoder(document: document, index: member)
    }
}

/// Reads the elements of one array, one after the other.
private struct Elements: UnkeyedDecodingContainer {
    let document: JSONDocument
    let end: Int
    let count: Int?
    private(set) var currentIndex = 0
    private var position: Int

    init(document: JSONDocument, index: Int) throws {
        guard document.parts[index].kind == .array else {
            throw DecodingError.typeMismatch(
                [Any].self, .init(codingPath: [], debugDescription: "there is no array"))
        }
        self.document = document
        end = document.parts[index].next
        position = index + 1
        var count = 0
        var element = position
        while element < end {
            count += 1
            element = document.parts[element].next
        }
        self.count = count
    }

    var codingPath: [any CodingKey] { [] }
    var isAtEnd: Bool { position >= end }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, document.parts[position].kind == .null else { return false }
        _ = try advance()
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: advance()) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try advance().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try advance().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try advance() }

    private mutating func advance() throws -> ValueDecoder {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                Any.self, .init(codingPath: [], debugDescription: "the array ends too early"))
        }
        defer {
            position = document.parts[position].next
            currentIndex += 1
        }
        return ValueDecoder(document: document, index: position)
    }
}
