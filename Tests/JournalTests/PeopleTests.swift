import Foundation
import Journal
import Testing
import Town

@Suite struct `Words and addresses` {
    let directory = TemporaryDirectory()
    let aki = PersonID(1)
    let ben = PersonID(2)

    @Test(arguments: Shelf.allCases) func `are found again`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        try journal.commit(people)
        #expect(try journal.words(WordsID(1)) == "畑をやりたい")
        #expect(try journal.words(WordsID(9)) == nil)
        #expect(try journal.allAddresses == people.addresses)
    }

    @Test(arguments: Shelf.allCases)
    func `of a person are erased, and the chain stays whole`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        try journal.commit(people)
        let head = journal.head
        try journal.eraseWords(of: aki)
        #expect(try journal.words(WordsID(1)) == nil)
        #expect(try journal.words(WordsID(2)) == "Ben")
        #expect(try journal.allAddresses.map(\.person) == [ben])
        #expect(try journal.request(sender: AddressID(1), id: "r") == nil)
        #expect(try journal.request(sender: AddressID(2), id: "r") != nil)
        #expect(try journal.deadLetters().map(\.topic) == ["yui/v1/tama/line/UX1/in"])
        #expect(journal.head == head)
        #expect(try journal.verify().count == 2)
    }

    @Test func `that were erased stand in no file any more`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(people)
        let words = Data("畑をやりたい".utf8)
        let isThere = { directory.contents.values.contains { $0.range(of: words) != nil } }
        try #require(isThere())
        try journal.eraseWords(of: aki)
        #expect(!isThere())
        #expect(directory.contents.values.contains { $0.range(of: Data("Ben".utf8)) != nil })
    }

    @Test func `are erased also while somebody reads`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(people)
        let reader = try SQLiteReader(directory: directory.path)
        try reader.entries(after: 1) { entry throws(JournalFailure) in
            try journal.eraseWords(of: aki)
        }
        #expect(try journal.words(WordsID(1)) == nil)
        #expect(try journal.words(WordsID(2)) == "Ben")
    }

    @Test(arguments: Shelf.allCases) func `are forgotten when their time is over`(
        shelf: Shelf
    ) throws {
        let journal = try shelf.open(in: directory)
        var batch = Batch()
        batch.words = [
            words(1, until: noon), words(2, until: noon + 1), words(3, until: nil),
            words(4, until: noon - 9),
        ]
        try journal.commit(batch)
        #expect(try journal.purgeWords(at: noon) == 2)
        #expect(try journal.purgeWords(at: noon) == 0)
        let left = try (1...4).filter { try journal.words(WordsID($0)) != nil }
        #expect(left == [2, 3])
    }

    @Test(arguments: Shelf.allCases) func `are forgotten a bounded number at a time`(
        shelf: Shelf
    ) throws {
        let journal = try shelf.open(in: directory)
        var batch = Batch()
        batch.words = (1...Limit.purge + 1).map { words($0, until: noon) }
        try journal.commit(batch)
        #expect(try journal.purgeWords(at: noon) == Limit.purge)
        #expect(try journal.purgeWords(at: noon) == 1)
    }

    @Test(arguments: Shelf.allCases) func `that became something are kept`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        var batch = Batch()
        batch.words = [words(1, until: noon)]
        try journal.commit(batch)
        var keeping = Batch()
        keeping.kept = [WordsID(1)]
        try journal.commit(keeping)
        #expect(try journal.purgeWords(at: noon + Seconds.day) == 0)
        #expect(try journal.words(WordsID(1)) == "words")
    }

    @Test(arguments: Shelf.allCases) func `can be given to another person`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        try journal.commit(people)
        var batch = Batch()
        batch.addresses = [address(1, "U_1", of: ben)]
        try journal.commit(batch)
        #expect(try journal.allAddresses.map(\.person) == [ben, ben])
    }

    @Test(arguments: Shelf.allCases) func `of two senders are never one`(shelf: Shelf) throws {
        let journal = try shelf.open(in: directory)
        try journal.commit(people)
        var batch = Batch()
        batch.addresses = [address(3, "U_1", of: ben)]
        #expect(throws: JournalFailure.self) { try journal.commit(batch) }
    }

    private func words(_ id: Int, until: Instant?) -> WordsRow {
        WordsRow(id: WordsID(id), person: nil, text: "words", keepUntil: until)
    }

    private func address(_ id: Int, _ sender: String, of person: PersonID) -> AddressRow {
        AddressRow(channel: "line", sender: sender, id: AddressID(id), person: person)
    }

    /// Aki and Ben, whose senders' names differ by what SQL takes for any letter.
    private var people: Batch {
        var batch = Batch.events(2)
        batch.words = [
            WordsRow(id: WordsID(1), person: aki, text: "畑をやりたい", keepUntil: nil),
            WordsRow(id: WordsID(2), person: ben, text: "Ben", keepUntil: nil),
        ]
        batch.addresses = [address(1, "U_1", of: aki), address(2, "UX1", of: ben)]
        batch.requests = [1, 2].map {
            RequestRow(
                sender: AddressID($0), id: "r", digest: MessageKey(of: []), answer: [], at: noon)
        }
        batch.deadLetters = ["U_1", "UX1"].map {
            DeadLetterRow(
                key: MessageKey(of: []), topic: "yui/v1/tama/line/\($0)/in", payload: [], at: noon)
        }
        return batch
    }
}
