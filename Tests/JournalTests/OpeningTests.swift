import Foundation
import GRDB
import Journal
import Testing
import Town

@Suite struct `Opening a journal` {
    let directory = TemporaryDirectory()

    /// A journal that was closed properly and holds many pages.
    private func makeJournal() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        for _ in 0..<5 { try journal.commit(.events(200)) }
        try journal.close()
    }

    private func open() throws(JournalFailure) { _ = try SQLiteJournal(directory: directory.path) }
    private func read() throws(JournalFailure) { _ = try SQLiteReader(directory: directory.path) }

    @Test func `again finds everything as it was`() throws {
        var journal = try SQLiteJournal(directory: directory.path)
        #expect(journal.endedCleanly)
        var batch = Batch.events(3)
        batch.outbox = [OutboxRow(token: 41, topic: "t", payload: [1])]
        batch.deliveries = [DeliveryRow(packetID: 3, key: MessageKey(of: []), tokens: [41])]
        try journal.commit(batch)
        let suspect = MessageKey(of: [1])
        try journal.recordAttempts([suspect])
        let head = journal.head
        try journal.close()

        journal = try SQLiteJournal(directory: directory.path)
        #expect(journal.endedCleanly)
        #expect(journal.head == head)
        #expect(journal.lastToken == 41)
        #expect(journal.attempts(of: suspect) == 1)
        #expect(try journal.delivery(packetID: 3)?.tokens == [41])
        #expect(try journal.outbox() == batch.outbox)
        try journal.commit(.events(1, from: 3))
        #expect(try journal.verify().count == 4)
    }

    @Test func `that nobody closed says so`() throws {
        var journal: SQLiteJournal? = try SQLiteJournal(directory: directory.path)
        try journal?.commit(.events(1))
        journal = nil
        let next = try SQLiteJournal(directory: directory.path)
        #expect(!next.endedCleanly)
        #expect(next.head.seq == 1)
        try next.close()
        #expect(try SQLiteJournal(directory: directory.path).endedCleanly)
    }

    @Test func `in a new directory makes it, for its owner alone`() throws {
        let path = directory.path + "/tama"
        _ = try SQLiteJournal(directory: path)
        let modes = try ["", "/yui.sqlite", "/yui.sqlite-wal"].map {
            try FileManager.default.attributesOfItem(atPath: path + $0)[.posixPermissions] as? Int
        }
        #expect(modes == [0o700, 0o600, 0o600])
    }

    @Test func `leaves nothing of a journal that was begun and never finished`() throws {
        _ = FileManager.default.createFile(
            atPath: directory.file + ".new", contents: Data("half a jour".utf8))
        let journal = try SQLiteJournal(directory: directory.path)
        #expect(journal.head == .start)
        #expect(directory.contents["yui.sqlite.new"] == nil)
    }

    @Test func `where another daemon writes is refused with its process id`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(.events(1))
        let before = directory.contents
        let pid = Int(ProcessInfo.processInfo.processIdentifier)
        #expect(failure(of: open) == .locked(path: directory.file, holder: pid))
        #expect(directory.contents == before)
        try journal.close()
        #expect(failure(of: open) == nil)
    }

    /// What a disk, a careless copy or another program may have made of the file.
    enum Damage: CaseIterable {
        case text, empty, cutOff, headerGone, otherDatabase, lastPageGone, rootPageGone

        func harm(_ directory: TemporaryDirectory) throws {
            let size = UInt64(directory.contents["yui.sqlite"]?.count ?? 0)
            switch self {
            case .text: try Data("dear diary".utf8).write(to: URL(filePath: directory.file))
            case .empty: try Data().write(to: URL(filePath: directory.file))
            case .cutOff: unsafe truncate(directory.file, off_t(size / 2))
            case .headerGone: try directory.overwrite(Array(repeating: 0, count: 100), at: 0)
            case .otherDatabase: try directory.overwrite([0, 0, 0, 0], at: 68)
            case .lastPageGone:
                let page = try DatabaseQueue(path: directory.file).read { db in
                    try Int.fetchOne(
                        db, sql: "SELECT max(pageno) FROM dbstat WHERE name = 'event'") ?? 0
                }
                try directory.overwrite(
                    Array(repeating: 0xFF, count: 4096), at: UInt64(page - 1) * 4096)
            case .rootPageGone:
                try directory.overwrite(Array(repeating: 0xAA, count: 4096), at: 4096)
            }
        }
    }

    @Test(arguments: Damage.allCases)
    func `refuses a damaged file and touches nothing`(damage: Damage) throws {
        try makeJournal()
        try damage.harm(directory)
        let before = directory.contents
        guard case .damaged(let path, _) = failure(of: open) else {
            Issue.record("\(String(describing: failure(of: open)))")
            return
        }
        #expect(path == directory.file)
        #expect(directory.contents == before)
    }

    @Test func `refuses a file whose last events were altered, and touches nothing`() throws {
        try makeJournal()
        try DatabaseQueue(path: directory.file).write { db in
            try db.execute(
                sql: """
                    DROP TRIGGER event_is_never_changed;
                    UPDATE event SET at = at + 1 WHERE seq = 990;
                    """)
        }
        let before = directory.contents
        guard case .brokenChain(_, let seq, _) = failure(of: open) else {
            Issue.record("\(String(describing: failure(of: open)))")
            return
        }
        #expect(seq == 990)
        #expect(directory.contents == before)
    }

    @Test func `refuses a file of a later version and touches nothing`() throws {
        try makeJournal()
        try directory.overwrite([0, 0, 0, 9], at: 60)
        let before = directory.contents
        let expected = JournalFailure.newer(path: directory.file, version: 9, known: 1)
        #expect(failure(of: open) == expected)
        #expect(failure(of: read) == expected)
        #expect(directory.contents == before)
    }

    @Test func `refuses a log without its file`() throws {
        let elsewhere = TemporaryDirectory()
        let journal = try SQLiteJournal(directory: elsewhere.path)
        try journal.commit(.events(1))
        let log = "/yui.sqlite-wal"
        try FileManager.default.copyItem(
            atPath: elsewhere.path + log, toPath: directory.path + log)
        let before = directory.contents
        guard case .damaged = failure(of: open) else {
            Issue.record("\(String(describing: failure(of: open)))")
            return
        }
        #expect(directory.contents == before)
    }

    @Test func `recovers a file and a log that were copied without the index`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(.events(7))
        let copy = TemporaryDirectory()
        for name in ["/yui.sqlite", "/yui.sqlite-wal"] {
            try FileManager.default.copyItem(
                atPath: directory.path + name, toPath: copy.path + name)
        }
        #expect(try SQLiteReader(directory: copy.path).head.seq == 7)
        #expect(try SQLiteJournal(directory: copy.path).head.seq == 7)
    }

    @Test func `recovers a file whose change of form was cut short`() throws {
        try makeJournal()
        let whole = try Data(contentsOf: URL(filePath: directory.file))
        // SQLite keeps the old pages in a journal until the new ones are safe.
        let queue = try DatabaseQueue(path: directory.file)
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode = DELETE;
                    PRAGMA cache_spill = 1;
                    BEGIN;
                    CREATE TABLE half (text TEXT) STRICT;
                    INSERT INTO half SELECT hex(randomblob(2000)) FROM event;
                    """)
            let journal = try Data(contentsOf: URL(filePath: directory.file + "-journal"))
            let file = try Data(contentsOf: URL(filePath: directory.file))
            #expect(file != whole)
            try db.execute(sql: "ROLLBACK")
            try file.write(to: URL(filePath: directory.file))
            try journal.write(to: URL(filePath: directory.file + "-journal"))
        }
        try queue.close()
        let journal = try SQLiteJournal(directory: directory.path)
        #expect(try journal.verify().count == 1_000)
    }

    @Test func `refuses an altered end that only the log holds`() throws {
        try makeJournal()
        let copy = TemporaryDirectory()
        let queue = try DatabaseQueue(path: directory.file)
        try queue.write { db in
            try db.execute(
                sql: """
                    DROP TRIGGER event_is_never_changed;
                    UPDATE event SET at = at + 1 WHERE seq = 995;
                    """)
        }
        for name in ["/yui.sqlite", "/yui.sqlite-wal"] {
            try FileManager.default.copyItem(
                atPath: directory.path + name, toPath: copy.path + name)
        }
        let failure = failure { () throws(JournalFailure) in
            _ = try SQLiteJournal(directory: copy.path)
        }
        guard case .brokenChain(_, 995, _) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test(arguments: ["/nowhere/else", "/file"])
    func `says what is wrong with the directory`(name: String) throws {
        _ = FileManager.default.createFile(atPath: directory.path + "/file", contents: Data())
        let failure = failure { () throws(JournalFailure) in
            _ = try SQLiteJournal(directory: directory.path + name)
        }
        guard case .directory(let path, _) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(path == directory.path + name)
    }

    @Test func `for reading where there is none says so`() {
        #expect(failure(of: read) == .missing(path: directory.file))
        #expect(directory.contents.isEmpty)
    }
}

@Suite struct `A full disk` {
    let directory = TemporaryDirectory()

    @Test func `keeps nothing of the batch, and the journal goes on`() throws {
        let journal = try SQLiteJournal(directory: directory.path, maximumPages: 60)
        try journal.commit(.events(10))
        let head = journal.head
        let problem = failure { () throws(JournalFailure) in try journal.commit(.events(20_000)) }
        #expect(problem == .diskFull(path: directory.file))
        #expect(journal.head == head)
        try journal.commit(.events(1, from: 10))
        #expect(try journal.verify().count == 11)
    }
}
