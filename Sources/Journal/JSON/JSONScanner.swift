/// Reads a JSON text from left to right.
struct JSONScanner {
    let bytes: [UInt8]
    private(set) var parts: [JSONDocument.Part] = []
    private var position = 0

    init(_ text: some Collection<UInt8>) {
        bytes = Array(text)
        parts.reserveCapacity(32)
    }

    mutating func scan() throws {
        try scanValue(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw fault }
    }

    private var fault: JSONDocument.Fault { .at(byte: position) }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position].isSpace { position += 1 }
    }

    private mutating func scanValue(depth: Int) throws {
        guard depth <= Limit.depth else { throw fault }
        skipSpace()
        guard position < bytes.count else { throw fault }
        switch bytes[position] {
        case UInt8(ascii: "{"): try scanContainer(.object, until: "}", depth: depth)
        case UInt8(ascii: "["): try scanContainer(.array, until: "]", depth: depth)
        case UInt8(ascii: "\""): try scanString()
        case UInt8(ascii: "t"): try scanWord("true", .yes)
        case UInt8(ascii: "f"): try scanWord("false", .no)
        case UInt8(ascii: "n"): try scanWord("null", .null)
        default: try scanNumber()
        }
    }

    private mutating func scanContainer(
        _ kind: JSONDocument.Part.Kind, until end: Unicode.Scalar, depth: Int
    ) throws {
        let index = parts.count
        parts.append(JSONDocument.Part(kind: kind, start: position, end: position, next: index + 1))
        position += 1
        skipSpace()
        if try !take(end) {
            repeat {
                if kind == .object {
                    skipSpace()
                    try scanString()
                    skipSpace()
                    guard try take(":") else { throw fault }
                }
                try scanValue(depth: depth + 1)
                skipSpace()
            } while try take(",")
            guard try take(end) else { throw fault }
        }
        parts[index].end = position
        parts[index].next = parts.count
    }

    private mutating func take(_ scalar: Unicode.Scalar) throws -> Bool {
        guard position < bytes.count else { throw fault }
        guard bytes[position] == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func scanWord(_ word: StaticString, _ kind: JSONDocument.Part.Kind) throws {
        let text = word.description.utf8
        guard bytes[position...].starts(with: text) else { throw fault }
        append(kind, from: position, to: position + text.count)
        position += text.count
    }

    private mutating func scanNumber() throws {
        let start = position
        while position < bytes.count, bytes[position].isInNumber { position += 1 }
        guard position > start else { throw fault }
        append(.number, from: start, to: position)
    }

    private mutating func scanString() throws {
        guard try take("\"") else { throw fault }
        let start = position
        var kind = JSONDocument.Part.Kind.string
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            guard bytes[position] >= 0x20 else { throw fault }
            if bytes[position] == UInt8(ascii: "\\") {
                kind = .escapedString
                position += 1
            }
            position += 1
        }
        guard position < bytes.count else { throw fault }
        append(kind, from: start, to: position)
        position += 1
    }

    private mutating func append(_ kind: JSONDocument.Part.Kind, from start: Int, to end: Int) {
        parts.append(JSONDocument.Part(kind: kind, start: start, end: end, next: parts.count + 1))
    }
}

extension UInt8 {
    fileprivate var isInNumber: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    fileprivate var isSpace: Bool {
        self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09
    }
}
