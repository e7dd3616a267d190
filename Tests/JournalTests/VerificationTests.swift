import Foundation
import GRDB
import Journal
import Testing
import Town

@Suite struct `The chain` {
    let directory = TemporaryDirectory()

    /// The head after each event of a journal of ten, which was closed.
    private func heads() throws -> [Head] {
        let journal = try SQLiteJournal(directory: directory.path)
        try journal.commit(.events(10))
        let heads = try [.start] + journal.allEntries.map(\.head)
        try journal.close()
        return heads
    }

    private func verification(
        from trusted: Head = .start, seeking hash: ChainHash? = nil
    ) throws -> Verification {
        try SQLiteReader(directory: directory.path).verify(from: trusted, seeking: hash)
    }

    @Test func `is whole when nobody touched it`() throws {
        let heads = try heads()
        let verification = try verification()
        #expect(verification.isWhole)
        #expect(verification.count == 10)
        #expect(verification.head == heads[10])
    }

    @Test func `is the same wherever it is computed`() throws {
        // Computed by Python's hashlib from the fields as `Chain` documents them.
        let journal = MemoryJournal()
        try journal.commit(.events(1))
        #expect(
            journal.head.hash.description
                == "d91da43df5991c15d8538da98a0f80f00efdea79802cec1008cd3fca9fd4bdcd")
    }

    /// What somebody with the file in their hands may do to event 5.
    enum Tampering: String, CaseIterable {
        case time = "UPDATE event SET at = at + 1 WHERE seq = 5"
        case kind = "UPDATE event SET kind = 'time_Passed' WHERE seq = 5"
        case body = #"UPDATE event SET body = '{"to":1}' WHERE seq = 5"#
        case space = "UPDATE event SET body = body || ' ' WHERE seq = 5"
        case hash = "UPDATE event SET hash = zeroblob(32) WHERE seq = 5"
        case removal = "DELETE FROM event WHERE seq = 5"
        case exchange = """
            UPDATE event SET (at, kind, body) = (SELECT at, kind, body FROM event WHERE seq = 6)
            WHERE seq = 5
            """
        case insertion = """
            UPDATE event SET seq = -seq WHERE seq >= 5;
            UPDATE event SET seq = 1 - seq WHERE seq < 0;
            INSERT INTO event SELECT 5, at, kind, body, hash FROM event WHERE seq = 4;
            """

        var fault: Verification.Fault {
            switch self {
            case .time, .kind, .body, .space, .hash, .exchange, .insertion: .altered(seq: 5)
            case .removal: .missing(seq: 5, next: 6)
            }
        }
    }

    @Test(arguments: Tampering.allCases) func `shows what was done to it`(
        tampering: Tampering
    ) throws {
        let heads = try heads()
        try tamper(tampering.rawValue)
        let verification = try verification()
        #expect(verification.fault == tampering.fault)
        #expect(verification.count == 4)
        #expect(verification.head == heads[4])
    }

    /// Does what the schema forbids to everybody who does not mean it.
    private func tamper(_ sql: String) throws {
        let queue = try DatabaseQueue(path: directory.file)
        try queue.write { db in
            let triggers = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_schema WHERE type = 'trigger'
                    """)
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
            try db.execute(sql: sql)
        }
        try queue.close()
    }

    @Test func `holds every head that it ever had`() throws {
        for head in try heads() {
            #expect(try verification(seeking: head.hash).found == head.seq)
        }
        #expect(try verification(seeking: ChainHash(digestOf: [1])).found == nil)
    }

    @Test func `whose end was cut off no longer holds the head that was noted`() throws {
        let heads = try heads()
        try tamper("DELETE FROM event WHERE seq > 7")
        #expect(try verification().isWhole)
        #expect(try verification(seeking: heads[10].hash).found == nil)
        #expect(try verification(from: heads[10]).fault == .unknownHead(seq: 10))
    }

    @Test func `can be followed from a head that is trusted`() throws {
        let heads = try heads()
        let verification = try verification(from: heads[6])
        #expect(verification.count == 4)
        #expect(verification.head == heads[10])
        let stranger = Head(seq: 6, hash: heads[5].hash)
        #expect(try self.verification(from: stranger).fault == .unknownHead(seq: 6))
        #expect(try self.verification(from: heads[10]).count == 0)
    }
}

@Suite struct `A chain hash` {
    @Test func `is written and read in hexadecimal`() {
        let hash = ChainHash(digestOf: Array("abc".utf8))
        // FIPS 180-2, appendix B.1.
        let digits = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(hash.description == digits)
        #expect(ChainHash(hex: digits) == hash)
        #expect(ChainHash(hex: digits.uppercased()) == hash)
        #expect(ChainHash(bytes: hash.bytes) == hash)
    }

    @Test(arguments: [
        "", "ab", String(repeating: "g", count: 64), String(repeating: "0", count: 66),
    ])
    func `is nothing else`(text: String) {
        #expect(ChainHash(hex: text) == nil)
    }

    @Test func `takes 32 bytes, no more and no fewer`() {
        #expect(ChainHash(bytes: [UInt8](repeating: 0, count: 32)) == .zero)
        #expect(ChainHash(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    }
}
