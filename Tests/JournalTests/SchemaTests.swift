import Foundation
import GRDB
import Journal
import Testing
import Town

@Suite struct `The schema` {
    let directory = TemporaryDirectory()

    private func execute(_ sql: String) throws {
        try DatabaseQueue(path: directory.file).write { db in try db.execute(sql: sql) }
    }

    private func makeJournal() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(.events(3))
        try journal.close()
    }

    @Test(arguments: [
        ("UPDATE event SET at = 0 WHERE seq = 2", "an event is never changed"),
        ("DELETE FROM event WHERE seq = 3", "an event is never removed"),
        (
            "INSERT INTO event VALUES (5, 0, 'k', '{}', zeroblob(32))",
            "an event does not follow the last one"
        ),
        (
            "INSERT OR REPLACE INTO event VALUES (2, 0, 'k', '{}', zeroblob(32))",
            "an event does not follow the last one"
        ),
        (
            "INSERT INTO event VALUES (4, 0, 'k', 'no JSON', zeroblob(32))",
            "CHECK constraint failed: json_valid"
        ),
        (
            "INSERT INTO event VALUES (4, 0, 'k', '{}', zeroblob(31))",
            "CHECK constraint failed: length(hash)"
        ),
        (
            "INSERT INTO event VALUES (4, 'noon', 'k', '{}', zeroblob(32))",
            "cannot store TEXT value in INTEGER column"
        ),
        ("INSERT INTO words VALUES (1, NULL, NULL, NULL)", "NOT NULL constraint failed"),
        ("INSERT INTO outbox VALUES (0, 't', x'', NULL, NULL)", "CHECK constraint failed: token"),
        ("INSERT INTO delivery VALUES (65536, 1, zeroblob(16), '')", "CHECK constraint failed"),
    ])
    func `refuses what would make the journal untrue`(sql: String, reason: String) throws {
        try makeJournal()
        let error = #expect(throws: DatabaseError.self) { try execute(sql) }
        #expect(error?.message?.contains(reason) == true, "\(String(describing: error?.message))")
    }

    @Test func `takes the event that follows`() throws {
        try makeJournal()
        try execute("INSERT INTO event VALUES (4, 0, 'k', '{}', zeroblob(32))")
    }

    @Test func `grows step by step, and every step once`() throws {
        try makeJournal()
        let later = Schema(
            migrations: Schema.current.migrations + [
                "CREATE TABLE second (a INTEGER) STRICT",
                "INSERT INTO second VALUES (7)",
            ])
        for _ in 0..<2 {
            let journal = try SQLiteJournal(directory: directory.path, schema: later)
            #expect(journal.head.seq == 3)
            try journal.close()
        }
        let rows = try DatabaseQueue(path: directory.file).read { db in
            try Int.fetchAll(db, sql: "SELECT a FROM second")
        }
        #expect(rows == [7])
        let failure = failure { () throws(JournalFailure) in
            _ = try SQLiteJournal(directory: directory.path)
        }
        #expect(failure == .newer(path: directory.file, version: 3, known: 1))
    }

    @Test func `stays as it was when a step fails`() throws {
        try makeJournal()
        let broken = Schema(
            migrations: Schema.current.migrations + ["CREATE TABLE second (a INTEGER); nonsense"])
        #expect(throws: JournalFailure.self) {
            try SQLiteJournal(directory: directory.path, schema: broken)
        }
        let journal = try SQLiteJournal(directory: directory.path)
        #expect(try journal.verify().count == 3)
    }

    @Test func `keeps what is committed through a power cut`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(.events(1))
        // The mode stands in the file's header: 2 for a write-ahead log.
        #expect(directory.contents["yui.sqlite"]?[18] == 2)
    }
}

@Suite struct `A view` {
    let directory = TemporaryDirectory()

    @Test func `shows the events to people who know SQL`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(.events(2))
        try journal.close()
        let rows = try DatabaseQueue(path: directory.file).read { db in
            try Row.fetchAll(db, sql: "SELECT time, kind, body ->> 'to' AS 'to' FROM event_log")
        }
        #expect(rows.map { $0["time"] } == ["2026-10-12T03:00:00Z", "2026-10-12T03:00:01Z"])
        #expect(rows.map { $0["kind"] } == ["time_passed", "time_passed"])
        #expect(rows.map { $0["to"] } == [noon.seconds, noon.seconds + 1])
    }

    @Test func `shows the state to which an activity came last`() throws {
        try SQLiteJournal(directory: directory.path).close()
        let events = [
            ("activity_asked", #"{"activity":1,"organiser":5,"plan":{"most":3}}"#),
            ("activity_asked", #"{"activity":2,"organiser":6,"plan":{"most":4}}"#),
            ("activity_moved", #"{"activity":1,"to":"open"}"#),
            ("activity_moved", #"{"activity":1,"to":"filled"}"#),
            ("activity_moved", #"{"activity":1,"to":"running"}"#),
        ]
        let rows = try DatabaseQueue(path: directory.file).write { db in
            for (position, event) in events.enumerated() {
                try db.execute(
                    sql: "INSERT INTO event VALUES (?, 0, ?, ?, zeroblob(32))",
                    arguments: [position + 1, event.0, event.1])
            }
            return try Row.fetchAll(db, sql: "SELECT id, state, most FROM activity ORDER BY id")
        }
        #expect(rows.map { $0["id"] } == [1, 2])
        #expect(rows.map { $0["state"] } == ["running", "asked"])
        #expect(rows.map { $0["most"] } == [3, 4])
    }

    @Test func `that is out of date is made again, and one that is no more is removed`() throws {
        try SQLiteJournal(directory: directory.path).close()
        try DatabaseQueue(path: directory.file).write { db in
            try db.execute(
                sql: """
                    DROP VIEW event_log;
                    CREATE VIEW event_log AS SELECT 1 AS one;
                    CREATE VIEW of_old AS SELECT 2 AS two;
                    """)
        }
        try SQLiteJournal(directory: directory.path).close()
        let views = try DatabaseQueue(path: directory.file).read { db in
            #expect(try db.columns(in: "event_log").map(\.name) == ["seq", "time", "kind", "body"])
            return try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'view'")
        }
        #expect(views.contains("event_log"))
        #expect(!views.contains("of_old"))
    }

    @Test func `that is up to date is left alone`() throws {
        let version = {
            try SQLiteJournal(directory: directory.path).close()
            return try DatabaseQueue(path: directory.file).read { db in
                try Int.fetchOne(db, sql: "PRAGMA schema_version")
            }
        }
        #expect(try version() == version())
    }
}
