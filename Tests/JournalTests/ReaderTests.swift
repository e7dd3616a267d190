import Foundation
import Journal
import Testing
import Town

@Suite struct `Reading a journal` {
    let directory = TemporaryDirectory()

    @Test func `works while the daemon writes`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(.events(3))
        let reader = try SQLiteReader(directory: directory.path)
        #expect(reader.head == journal.head)
        try journal.commit(.events(2, from: 3))
        #expect(try reader.allEntries.count == 5)
        let next = try SQLiteReader(directory: directory.path)
        #expect(next.head == journal.head)
        #expect(try next.verify().isWhole)
    }

    @Test func `after the daemon ended touches nothing`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(.events(3))
        try journal.close()
        let before = directory.contents
        let reader = try SQLiteReader(directory: directory.path)
        #expect(try reader.verify().count == 3)
        #expect(directory.contents == before)
    }

    @Test func `of the bare file touches nothing`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(.events(3))
        try journal.close()
        let elsewhere = TemporaryDirectory()
        try FileManager.default.copyItem(atPath: directory.file, toPath: elsewhere.file)
        let before = elsewhere.contents
        let reader = try SQLiteReader(directory: elsewhere.path)
        #expect(try reader.verify().count == 3)
        #expect(elsewhere.contents == before)
    }

    @Test func `works in a directory with an unusual name`() throws {
        let path = directory.path + "/多摩 100%?#&x=1"
        let journal = try SQLiteJournal(directory: path)
        try journal.commit(.events(1))
        #expect(try SQLiteReader(directory: path).head.seq == 1)
    }
}

@Suite struct `A backup` {
    let directory = TemporaryDirectory()

    @Test func `holds the whole journal and can take its place`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        var batch = Batch.events(100)
        batch.words = [WordsRow(id: WordsID(1), person: nil, text: "畑", keepUntil: nil)]
        batch.outbox = [OutboxRow(token: 5, topic: "t", payload: [1])]
        try journal.commit(batch)

        let elsewhere = TemporaryDirectory()
        try SQLiteReader(directory: directory.path).backup(to: elsewhere.file)
        try journal.commit(.events(1, from: 100))

        let restored = try SQLiteJournal(directory: elsewhere.path)
        #expect(restored.head.seq == 100)
        #expect(try restored.verify().isWhole)
        #expect(try restored.words(WordsID(1)) == "畑")
        #expect(try restored.outbox() == batch.outbox)
        #expect(restored.lastToken == 5)
        try restored.commit(.events(1, from: 100))
    }

    @Test func `is made by the daemon itself, too`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(.events(2))
        let elsewhere = TemporaryDirectory()
        try journal.backup(to: elsewhere.file)
        #expect(try SQLiteReader(directory: elsewhere.path).head == journal.head)
        #expect(elsewhere.contents.keys.sorted() == ["yui.sqlite"])
    }

    @Test func `never overwrites a file`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        let problem = failure { () throws(JournalFailure) in
            try journal.backup(to: directory.file)
        }
        #expect(problem == .exists(path: directory.file))
    }
}
