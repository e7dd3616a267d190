import Service

/// A key, or what several bytes of a terminal mean together.
enum Key: Equatable {
    case text(String)
    case enter
    case backspace
    case delete
    case left
    case right
    case up
    case down
    case home
    case end
    /// The letter with the control key.
    case control(Character)
}

/// Turns the bytes of a terminal into keys, however they are cut into pieces.
struct KeyReader {
    /// Bytes of a sequence that makes no sense before it is let go.
    private static let longestSequence = 16
    private static let escape: UInt8 = 0x1B
    private var pending: [UInt8] = []
    /// Within a paste a line break is only a space, so that nothing is sent before it was read.
    private var isPasting = false

    mutating func keys(from bytes: [UInt8]) -> [Key] {
        pending += bytes
        var keys: [Key] = []
        var rest = pending[...]
        while !rest.isEmpty {
            let count = rest.count
            if let key = next(&rest) { keys.append(key) }
            if rest.count == count { break }
        }
        pending = Array(rest)
        return keys
    }

    /// Takes one key off the front; leaves everything where it is not complete yet.
    private mutating func next(_ rest: inout ArraySlice<UInt8>) -> Key? {
        guard let first = rest.first else { return nil }
        switch first {
        case Self.escape: return sequence(&rest)
        case 0x0D, 0x0A:
            rest.removeFirst()
            return isPasting ? .text(" ") : .enter
        case 0x7F, 0x08:
            rest.removeFirst()
            return .backspace
        case 0x09:
            rest.removeFirst()
            return isPasting ? .text(" ") : nil
        case 0..<0x20:
            rest.removeFirst()
            return .control(Character(Unicode.Scalar(first + 0x60)))
        default: return text(&rest)
        }
    }

    /// A run of printable text; a character that is cut off waits for its other bytes.
    private func text(_ rest: inout ArraySlice<UInt8>) -> Key? {
        let run = rest.prefix { $0 >= 0x20 && $0 != 0x7F }
        var whole = run
        let tail = run.suffix(3).lastIndex { $0 >= 0xC0 }
        if run.count == rest.count, let tail, run.endIndex - tail < Self.length(of: run[tail]) {
            whole = run[..<tail]
        }
        guard !whole.isEmpty else { return nil }
        rest = rest[whole.endIndex...]
        return .text(String(decoding: whole, as: UTF8.self).printable)
    }

    /// Bytes of the UTF-8 character that begins with this one.
    private static func length(of first: UInt8) -> Int {
        switch first {
        case 0xF0...: 4
        case 0xE0..<0xF0: 3
        default: 2
        }
    }

    private mutating func sequence(_ rest: inout ArraySlice<UInt8>) -> Key? {
        let after = rest.dropFirst()
        guard let kind = after.first else { return nil }
        guard kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else {
            rest = after
            return nil
        }
        let body = after.dropFirst()
        guard let end = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else {
            if body.count > Self.longestSequence { rest = body }
            return nil
        }
        rest = body[(end + 1)...]
        return key(
            String(decoding: body[..<end], as: UTF8.self), Character(Unicode.Scalar(body[end])))
    }

    private mutating func key(_ parameter: String, _ final: Character) -> Key? {
        switch (parameter, final) {
        case (_, "A"): return .up
        case (_, "B"): return .down
        case (_, "C"): return .right
        case (_, "D"): return .left
        case (_, "H"), ("1", "~"), ("7", "~"): return .home
        case (_, "F"), ("4", "~"), ("8", "~"): return .end
        case ("3", "~"): return .delete
        case ("200", "~"): isPasting = true
        case ("201", "~"): isPasting = false
        default: break
        }
        return nil
    }
}
