import Testing

/// What a rule must complain about, and what it must leave alone.
struct Sample: CustomTestStringConvertible {
    let rule: Rule
    let path: String
    let text: String

    init(_ rule: Rule, _ text: String, in room: String = "Town") {
        self.rule = rule
        path = "Sources/\(room)/Sample.swift"
        self.text = text
    }

    var testDescription: String { "\(rule.name): \(text.prefix(60))" }
    var findings: [Finding] { rule.check(SourceText(path: path, text)) }
}

@Suite struct `A rule` {
    @Test func `has a sample of what it complains about`() {
        let shown = Set(Self.bad.map(\.rule.name))
        #expect(Rules.all.map(\.name).filter { !shown.contains($0) } == [])
    }

    @Test(arguments: bad) func `sees what is wrong`(sample: Sample) {
        #expect(sample.findings.count == 1)
    }

    @Test(arguments: good) func `leaves alone what is right`(sample: Sample) {
        #expect(sample.findings.map(\.description) == [])
    }

    static let bad = [
        Sample(Rules.importsGoOneWay, "import Foundation"),
        Sample(Rules.importsGoOneWay, "import Journal"),
        Sample(Rules.importsGoOneWay, "package import struct Service.Turn", in: "Conversation"),
        Sample(Rules.importsGoOneWay, "@preconcurrency import GRDB", in: "Bus"),
        Sample(Rules.importsGoOneWay, "@_spi(Inner) public import Bus", in: "Journal"),
        Sample(Rules.importsGoOneWay, "import Town", in: "Attic"),
        Sample(Rules.filesAreShort, String(repeating: "\n", count: 400)),
        Sample(Rules.functionsAreShort, function(lines: 40)),
        Sample(Rules.functionsAreShort, function(lines: 40, opening: "init(\n    a: Int\n) {")),
        Sample(Rules.functionsAreShort, function(lines: 40, opening: "package static func a() {")),
        Sample(Rules.linesAreShort, "// " + String(repeating: "x", count: 98)),
        Sample(Rules.unsafeIsKeptApart, "let a = unsafe pointer.pointee", in: "Journal"),
        Sample(Rules.unsafeIsKeptApart, "let a = f(unsafe b)", in: "Service"),
        Sample(Rules.unsafeIsKeptApart, "import CMosquitto", in: "Fixtures"),
        Sample(Rules.wordingIsInTheConfiguration, "let a = \"手伝い\"", in: "Language"),
        Sample(Rules.wordingIsInTheConfiguration, "let a = \"１\"", in: "Language"),
        Sample(Rules.wordingIsInTheConfiguration, "let a = \"\"\"\n    // はい\n    \"\"\""),
        Sample(Rules.nothingIsLeftForLater, "// TODO: later"),
        Sample(Rules.nothingIsLeftForLater, "/* FIXME */"),
        Sample(Rules.noBanners, "    // ---- Times ----"),
        Sample(Rules.noBanners, "// =========="),
        Sample(Rules.noBanners, "//////////"),
        Sample(Rules.onlyCommandsPrint, "    print(\"here\")", in: "Service"),
        Sample(Rules.onlyCommandsPrint, "if a { debugPrint(a) }", in: "Bus"),
        Sample(Rules.onlyCommandsPrint, "let a = \"\\(print(1))\"", in: "Bus"),
        Sample(Rules.theCoreKnowsNoClockOrChance, "let now = Date()", in: "Matching"),
        Sample(Rules.theCoreKnowsNoClockOrChance, "people.shuffled()", in: "Matching"),
        Sample(Rules.theCoreKnowsNoClockOrChance, "let id = UUID().uuidString"),
        Sample(Rules.theCoreSwitchesExhaustively, choice("case .a: 1", "default: 2")),
        Sample(Rules.theCoreSwitchesExhaustively, choice("case .a, .b: 1", "default:", "    2")),
    ]

    static let good = [
        Sample(Rules.importsGoOneWay, "// import Foundation\nimport Synchronization"),
        Sample(Rules.importsGoOneWay, "import Foundation\nimport GRDB", in: "Journal"),
        Sample(Rules.filesAreShort, String(repeating: "\n", count: 399)),
        Sample(Rules.functionsAreShort, function(lines: 39)),
        Sample(Rules.functionsAreShort, "protocol A {\n    func a()\n}\n" + function(lines: 39)),
        Sample(Rules.functionsAreShort, function(lines: 60, opening: "enum A {")),
        Sample(Rules.linesAreShort, String(repeating: "x", count: 100)),
        Sample(Rules.unsafeIsKeptApart, "/// An unsafe thing.\nlet unsafely = 1", in: "Journal"),
        Sample(Rules.unsafeIsKeptApart, "let a = unsafe b", in: "Bus"),
        Sample(Rules.unsafeIsKeptApart, "let a = unsafe b", in: "Journal/SQLite"),
        Sample(Rules.wordingIsInTheConfiguration, "/// 手伝い\nlet a = 1  // はい"),
        Sample(Rules.wordingIsInTheConfiguration, "/* 畑 /* 畑 */ 畑 */ let a = \"\\u{FF10}\""),
        Sample(Rules.nothingIsLeftForLater, "let TODOs = 1"),
        Sample(Rules.noBanners, "// -1 is below 0\n// - a point of a list"),
        Sample(Rules.onlyCommandsPrint, "print(\"hello\")", in: "yui"),
        Sample(Rules.onlyCommandsPrint, "// print(a)\nlet a = \"print(a)\"\nlog.print(a)"),
        Sample(Rules.onlyCommandsPrint, "func print(_ a: Int) {}\nblueprint(a)"),
        Sample(Rules.theCoreKnowsNoClockOrChance, "let now = Date()", in: "Service"),
        Sample(Rules.theCoreKnowsNoClockOrChance, "people.shuffled(using: &chance)"),
        Sample(Rules.theCoreSwitchesExhaustively, choice("case .a: 1", "case .b: 2")),
        Sample(Rules.theCoreSwitchesExhaustively, choice("case 1: 1", "default: 2")),
        Sample(
            Rules.theCoreSwitchesExhaustively, choice("case .a: 1", "default: 2"), in: "Journal"),
    ]

    private static func function(lines: Int, opening: String = "func a() {") -> String {
        let used = opening.split(separator: "\n").count + 1
        return ([opening] + Array(repeating: "    a()", count: lines - used) + ["}"])
            .joined(separator: "\n")
    }

    private static func choice(_ cases: String...) -> String {
        (["switch a {"] + cases + ["}"]).joined(separator: "\n")
    }
}

@Suite struct `Source text` {
    @Test func `keeps its lines whatever is erased`() {
        let text = "a /* b\nc */ d \"\"\"\n e\n\"\"\" // f\ng"
        let source = SourceText(path: "Sources/Town/A.swift", text)
        #expect(source.code.count == source.whole.count)
        #expect(source.uncommented.count == source.whole.count)
    }

    @Test(arguments: [
        (#"a("b // c") // d"#, #"a("      ")     "#),
        (#"a("\(b("c"))d")"#, #"a("\(b(" ")) ")"#),
        ("a(#\"b\"c\\(d)\"#)", "a(#\"       \"#)"),
        ("a(#\"b\\#(c)\"#)", "a(#\" \\#(c)\"#)"),
        (#"a("\"b")"#, #"a("   ")"#),
    ])
    func `knows code from comments and strings`(text: String, code: String) {
        #expect(SourceText(path: "A.swift", text).code.joined(separator: "\n") == code)
    }
}
