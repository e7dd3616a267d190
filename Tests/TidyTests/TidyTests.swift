import Testing

@Suite struct `The sources` {
    @Test(arguments: Rules.all)
    func `keep every rule`(rule: Rule) throws {
        let sources = try Repository.sources.get()
        try #require(sources.count >= Rooms.imports.count - 1)
        let findings = sources.flatMap(rule.check)
        if !findings.isEmpty {
            Issue.record("\(findings.map(\.description).joined(separator: "\n"))")
        }
    }

    @Test func `are all in rooms of the house`() throws {
        let known = Set(Rooms.imports.keys)
        #expect(try Repository.folders(of: "Sources") == known)
    }
}

@Suite struct `The repository` {
    @Test func `has at its top what it says, and nothing else`() throws {
        #expect(
            Repository.strangers(among: try Repository.top()) == [],
            "a new thing at the top is a decision about the house")
        #expect(Repository.missing(from: try Repository.top()) == [])
    }

    @Test func `would not overlook a stranger at its top`() {
        let top = Repository.expected.union(["notes.txt", ".env", ".build-linux", ".git"])
        #expect(Repository.strangers(among: top) == [".env", "notes.txt"])
        #expect(Repository.missing(from: top.subtracting(["LICENSE"])) == ["LICENSE"])
    }
}
