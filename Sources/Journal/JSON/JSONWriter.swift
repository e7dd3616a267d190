/// Writes one JSON value from left to right, without spaces, and puts the members of each object
/// into the order of their keys' bytes when the object ends.
///
/// The same value always gives the same bytes, which is what the chain of hashes needs.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    /// The first thing that went wrong; what is in `bytes` is then of no use.
    private(set) var misuse: Misuse?
    private var frames: [Frame] = []
    private var members: [Member] = []
    private var scratch: [UInt8] = []

    /// An object or array that is being written.
    private struct Frame {
        let isObject: Bool
        let start: Int
        let firstMember: Int
        var count = 0
        var isSorted = true
    }

    /// Where a member of an object lies in `bytes`.
    private struct Member {
        let start: Int
        let keyEnd: Int
        var end: Int
    }

    /// How many objects and arrays are open.
    var depth: Int { frames.count }

    mutating func reset() {
        misuse = nil
        bytes.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        members.removeAll(keepingCapacity: true)
    }

    /// Begins an object or array, or finds the one begun before by the same value.
    mutating func open(object: Bool, at depth: Int) {
        if frames.count > depth {
            if frames[depth].isObject != object { fail(.twoContainers) }
            return close(downTo: depth + 1)
        }
        if depth >= Limit.depth { fail(.tooDeep) }
        frames.append(
            Frame(isObject: object, start: bytes.count, firstMember: members.count))
        bytes.append(object ? UInt8(ascii: "{") : UInt8(ascii: "["))
    }

    /// Ends what is open from this depth on.
    mutating func close(downTo depth: Int) {
        while frames.count > depth, let frame = frames.popLast() {
            if frame.isObject {
                endMember(of: frame)
                if !frame.isSorted { sortMembers(of: frame) }
                members.removeSubrange(frame.firstMember...)
            }
            bytes.append(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        }
    }

    /// Writes the key of the next member of the object at this depth.
    mutating func key(_ key: String, at depth: Int) {
        close(downTo: depth + 1)
        endMember(of: frames[depth])
        frames[depth].count += 1
        if frames[depth].count > 1 { bytes.append(UInt8(ascii: ",")) }
        let start = bytes.count
        write(key)
        let member = Member(start: start, keyEnd: bytes.count, end: bytes.count)
        if frames[depth].count > 1, frames[depth].isSorted,
            let previous = members.last, !isKey(of: previous, before: member)
        {
            frames[depth].isSorted = false
        }
        members.append(member)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Makes room for the next element of the array at this depth.
    mutating func element(at depth: Int) {
        close(downTo: depth + 1)
        frames[depth].count += 1
        if frames[depth].count > 1 { bytes.append(UInt8(ascii: ",")) }
    }

    /// How many members or elements the container at this depth has.
    func count(at depth: Int) -> Int { frames[depth].count }

    private mutating func endMember(of frame: Frame) {
        if frame.isObject, members.count > frame.firstMember {
            members[members.count - 1].end = bytes.count
        }
    }

    private func isKey(of a: Member, before b: Member) -> Bool {
        // Without the quotes around them.
        bytes[(a.start + 1)..<(a.keyEnd - 1)]
            .lexicographicallyPrecedes(bytes[(b.start + 1)..<(b.keyEnd - 1)])
    }

    private mutating func sortMembers(of frame: Frame) {
        let first = frame.firstMember
        for position in (first + 1)..<members.count {
            var place = position
            while place > first, isKey(of: members[place], before: members[place - 1]) {
                members.swapAt(place, place - 1)
                place -= 1
            }
        }
        scratch.removeAll(keepingCapacity: true)
        for position in first..<members.count {
            if position > first { scratch.append(UInt8(ascii: ",")) }
            scratch.append(contentsOf: bytes[members[position].start..<members[position].end])
        }
        bytes.replaceSubrange((frame.start + 1)..., with: scratch)
    }
}

extension JSONWriter {
    /// What an event type may not do when it writes itself.
    enum Misuse: Error {
        case twoContainers, tooDeep, notANumber, nothingWritten
    }

    mutating func fail(_ misuse: Misuse) {
        if self.misuse == nil { self.misuse = misuse }
    }

    mutating func writeNull() { bytes.append(contentsOf: "null".utf8) }

    mutating func write(_ value: Bool) {
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    mutating func write(_ value: Double) {
        if !value.isFinite { fail(.notANumber) }
        bytes.append(contentsOf: value.description.utf8)
    }

    mutating func write(_ value: some FixedWidthInteger) {
        if let small = Int64(exactly: value) {
            if small < 0 { bytes.append(UInt8(ascii: "-")) }
            writeDigits(small.magnitude)
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    private mutating func writeDigits(_ value: UInt64) {
        let start = bytes.count
        var rest = value
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    mutating func write(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes.append(contentsOf: string.utf8)
        // Hardly any text holds a character that must be escaped.
        if bytes[start...].contains(where: \.needsEscape) {
            bytes.removeSubrange(start...)
            for byte in string.utf8 { writeEscaped(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
        case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: #"\u00"#.utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }
}

extension UInt8 {
    fileprivate var needsEscape: Bool {
        self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
    }
}
