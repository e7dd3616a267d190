/// A JSON text taken apart: a list of its parts in the order in which they stand.
///
/// An object's part is followed by key, value, key, value …; an array's by its elements. Each part
/// knows where the one after all that it contains begins, so whole subtrees are skipped at once.
final class JSONDocument {
    let bytes: [UInt8]
    let parts: [Part]

    struct Part {
        enum Kind { case null, yes, no, number, string, escapedString, object, array }
        let kind: Kind
        /// The bytes of a scalar, a string's without its quotes.
        let start: Int
        var end: Int
        /// The index after this part and all that it contains.
        var next: Int
    }

    enum Fault: Error { case at(byte: Int) }

    init(_ text: some Collection<UInt8>) throws {
        var scanner = JSONScanner(text)
        try scanner.scan()
        bytes = scanner.bytes
        parts = scanner.parts
    }
}

extension JSONDocument {
    /// The value of a member of the object at `index`.
    func member(_ name: String, of index: Int) -> Int? {
        var key = index + 1
        let name = name.utf8
        while key < parts[index].next {
            if isString(at: key, equalTo: name) { return key + 1 }
            key = parts[key + 1].next
        }
        return nil
    }

    private func isString(at index: Int, equalTo name: String.UTF8View) -> Bool {
        let part = parts[index]
        if part.kind == .escapedString {
            return string(at: index)?.utf8.elementsEqual(name) ?? false
        }
        guard part.end - part.start == name.count else { return false }
        // A loop over the view itself takes several times longer.
        let isEqual = unsafe name.withContiguousStorageIfAvailable { (name) -> Bool in
            unsafe bytes[part.start..<part.end].elementsEqual(name)
        }
        return isEqual ?? bytes[part.start..<part.end].elementsEqual(name)
    }

    /// The text of a string; nil when the part is no string or holds an escape that is none.
    func string(at index: Int) -> String? {
        let part = parts[index]
        switch part.kind {
        case .string: return String(decoding: bytes[part.start..<part.end], as: UTF8.self)
        case .escapedString: return unescaped(bytes[part.start..<part.end])
        case .null, .yes, .no, .number, .object, .array: return nil
        }
    }

    func integer<Value: FixedWidthInteger>(at index: Int) -> Value? {
        let part = parts[index]
        guard part.kind == .number else { return nil }
        let isNegative = bytes[part.start] == UInt8(ascii: "-")
        let digits = bytes[(isNegative ? part.start + 1 : part.start)..<part.end]
        guard !digits.isEmpty else { return nil }
        var value: Value = 0
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte),
                let digit = Value(exactly: byte - UInt8(ascii: "0"))
            else { return nil }
            let (tenfold, carried) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowed) =
                isNegative
                ? tenfold.subtractingReportingOverflow(digit)
                : tenfold.addingReportingOverflow(digit)
            if carried || overflowed { return nil }
            value = sum
        }
        return value
    }

    func double(at index: Int) -> Double? {
        let part = parts[index]
        guard part.kind == .number else { return nil }
        return Double(String(decoding: bytes[part.start..<part.end], as: UTF8.self))
    }

    private func unescaped(_ text: ArraySlice<UInt8>) -> String? {
        var plain: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "u"):
                guard let scalar = scalar(from: &rest) else { return nil }
                plain.append(contentsOf: Character(scalar).utf8)
            case let other?: plain.append(other)
            case nil: return nil
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Reads the digits after `\u`, and the second half of a surrogate pair where there is one.
    private func scalar(from rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let first = unit(from: &rest) else { return nil }
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
        guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"),
            let second = unit(from: &rest), (0xDC00..<0xE000).contains(second)
        else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private func unit(from rest: inout ArraySlice<UInt8>) -> UInt32? {
        guard rest.count >= 4 else { return nil }
        let digits = String(decoding: rest.prefix(4), as: UTF8.self)
        rest = rest.dropFirst(4)
        return UInt32(digits, radix: 16)
    }
}
