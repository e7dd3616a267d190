import Foundation
import Journal
import Testing
import Town

/// Every shape that an event's fields may have.
private struct Shapes: Codable, Equatable {
    enum Side: String, Codable { case left, right }
    enum Reason: Codable, Equatable {
        case none
        case place(PlaceKey)
        case seats(free: Int, of: Int)
    }
    struct Inner: Codable, Equatable {
        var zeta: Int
        var alpha: String
    }

    var text = "plain"
    var number = -42
    var big = Int.max
    var small = Int.min
    var byte: UInt8 = 255
    var huge = UInt64.max
    var double = 0.1
    var yes = true
    var no = false
    var missing: Int?
    var present: Int? = 7
    var side = Side.right
    var reasons: [Reason] = [.none, .place(PlaceKey("suwa")), .seats(free: 1, of: 2)]
    var inner = Inner(zeta: 1, alpha: "a")
    var inners = [Inner(zeta: 2, alpha: "b"), Inner(zeta: 3, alpha: "c")]
    var nested: [[Int]] = [[], [1], [2, 3]]
    var gaps: [Int?] = [nil, 1, nil]
    var counts = ["b": 1, "a": 2, "ab": 3]
    var person = PersonID(12)
    var at = noon
}

@Suite struct `JSON` {
    private func text(_ value: some Encodable) throws -> String {
        var bytes: [UInt8] = []
        try JSONEncoding().encode(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `of every shape comes back as it was`() throws {
        let value = Shapes()
        let text = try text(value)
        #expect(try JSONDecoding().decode(Shapes.self, from: text.utf8) == value)
        #expect(try JSONDecoder().decode(Shapes.self, from: Data(text.utf8)) == value)
        let foundation = try JSONEncoder().encode(value)
        #expect(try JSONDecoding().decode(Shapes.self, from: foundation) == value)
    }

    @Test func `has its keys in the order of their bytes, and no spaces`() throws {
        #expect(
            try text(Shapes().inners)
                == #"[{"alpha":"b","zeta":2},{"alpha":"c","zeta":3}]"#)
        #expect(try text(["b": 1, "a": 2, "ab": 3, "B": 4]) == #"{"B":4,"a":2,"ab":3,"b":1}"#)
        #expect(try text([String: Int]()) == "{}")
        #expect(try text([Int]()) == "[]")
    }

    @Test(arguments: [
        "", "畑をやりたい", "\"quoted\"", "back\\slash", "a/b", "line\nend\r\ttab", "\u{0}\u{1F}\u{7F}",
        "👨‍👩‍👧", "e\u{301}", "\u{2028}",
    ])
    func `carries any text`(text: String) throws {
        let json = try self.text([text])
        #expect(try JSONDecoding().decode([String].self, from: json.utf8) == [text])
        #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
        let foundation = try JSONEncoder().encode([text])
        #expect(try JSONDecoding().decode([String].self, from: foundation) == [text])
    }

    @Test func `reads escapes and spaces that others write`() throws {
        let json = " { \"\\u0061\" : [ \"\\ud83d\\ude00\\b\\f\\/\" ] ,\n\"b\":[]}\t"
        let value = try JSONDecoding().decode([String: [String]].self, from: json.utf8)
        #expect(value == ["a": ["😀\u{8}\u{C}/"], "b": []])
    }

    @Test(arguments: [
        "", " ", "{", "}", "[1", "[1,]x", "{\"a\"}", "{\"a\":}", "{\"a\":1,", "\"a", "\"\\u12\"",
        "\"\\ud800x\"", "tru", "nul", "1 2", "{a:1}", "[1}", "\"\\", "-", "\u{0}",
        String(repeating: "[", count: 100_000), "99999999999999999999", "1.5", "[[]]",
        "{\"a\":\"b\"}",
    ])
    func `that is broken or of another shape is refused`(json: String) {
        #expect(throws: (any Error).self) {
            try JSONDecoding().decode([String: Int].self, from: json.utf8)
        }
        #expect(throws: (any Error).self) {
            try JSONDecoding().decode([Int].self, from: ("[1," + json + "]").utf8)
        }
    }

    /// Damages valid JSON at random places.
    @Test(arguments: 0..<200) func `never crashes its reader`(seed: UInt64) throws {
        var bytes = Array(try text(Shapes()).utf8)
        var chance = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<3 {
            chance ^= chance << 13
            chance ^= chance >> 7
            chance ^= chance << 17
            let place = Int(chance % UInt64(bytes.count))
            switch chance >> 60 {
            case 0..<6: bytes[place] = UInt8(truncatingIfNeeded: chance >> 32)
            case 6..<11: bytes.remove(at: place)
            default: bytes.insert(bytes[Int(chance >> 32) % bytes.count], at: place)
            }
        }
        // Both outcomes are right; it only must not trap.
        _ = try? JSONDecoding().decode(Shapes.self, from: bytes)
    }

    private struct NotANumber: Encodable { var value = Double.nan }
    private struct Nothing: Encodable { func encode(to encoder: any Encoder) {} }
    private struct Deep: Encodable {
        var levels: Int
        func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            if levels > 0 { try container.encode(Deep(levels: levels - 1)) }
        }
    }

    @Test func `refuses what it cannot carry`() {
        #expect(throws: (any Error).self) { try text(NotANumber()) }
        #expect(throws: (any Error).self) { try text(["a": Nothing()]) }
        #expect(throws: (any Error).self) { try text(Deep(levels: 100)) }
        #expect(throws: Never.self) { try text(Deep(levels: 10)) }
    }
}

@Suite struct `An event` {
    @Test func `is read as it was written`() throws {
        let coding = EventCoding()
        let (kind, body) = coding.encode(TimePassed(to: noon))
        #expect(kind == "time_passed")
        #expect(try coding.decode(kind: kind, body: body) as? TimePassed == TimePassed(to: noon))
    }

    @Test(arguments: [
        ("from_the_future", "{}"), ("time_passed", "{}"), ("time_passed", "{\"to\":"),
    ])
    func `that this Yui cannot read says so`(kind: String, body: String) {
        let failure = failure { () throws(JournalFailure) in
            _ = try EventCoding().decode(kind: kind, body: body)
        }
        guard case .unreadableEvent(kind, let reason) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(!reason.isEmpty)
    }
}
