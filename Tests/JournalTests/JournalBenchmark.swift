import Foundation
import Journal
import Testing
import Town

/// An event of the size that most events have.
private struct Sample: Event {
    static let kind = EventKind.timePassed

    struct Stretch: Codable, Equatable {
        var start: Instant
        var end: Instant
    }

    var offer: OfferID
    var person: PersonID
    var place: PlaceKey
    var fields: [FieldKey]
    var when: Stretch
    var words: WordsID?
    var seats: Int

    func apply(to town: inout Town) {}

    init(_ number: Int) {
        offer = OfferID(number)
        person = PersonID(number % 150_000)
        place = PlaceKey("suwa-hall")
        fields = [FieldKey("nature"), FieldKey("music")]
        when = Stretch(start: noon, end: noon + 3 * Seconds.hour)
        words = WordsID(number)
        seats = 4
    }
}

/// How fast the journal is: figures to read, nothing is asserted.
///
/// `YUI_BENCHMARK=1000000 swift test -c release -Xswiftc -enable-testing \
/// --filter JournalBenchmark`; the number is how many messages the journal holds before the second
/// half of the measurements.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["YUI_BENCHMARK"] != nil))
struct JournalBenchmark {
    private let directory = TemporaryDirectory()
    private let rows =
        ProcessInfo.processInfo.environment["YUI_BENCHMARK"].flatMap(Int.init) ?? 1_000_000

    private func report(
        _ name: String, _ count: Int, _ unit: Double = 1e6, _ work: () throws -> Void
    )
        rethrows
    {
        let cpu = clock()
        let time = try ContinuousClock().measure { try work() }
        let used = Double(clock() - cpu) / Double(CLOCKS_PER_SEC)
        let all = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        let each = { (seconds: Double) in String(format: "%.2f", seconds / Double(count) * 1e6) }
        print("\(name): \(each(all)) µs each, of which \(each(used)) µs CPU; \(all) s in all")
    }

    @Test func `of encoding and decoding`() throws {
        let coding = EventCoding()
        let decoding = JSONDecoding()
        let count = 200_000
        let moment = TimePassed(to: noon)
        let offer = Sample(7)
        report("encode a small event", count) {
            for _ in 0..<count { _ = coding.encode(moment) }
        }
        report("encode an offer", count) { for _ in 0..<count { _ = coding.encode(offer) } }
        let (kind, body) = coding.encode(moment)
        try report("decode a small event", count) {
            for _ in 0..<count { _ = try coding.decode(kind: kind, body: body) }
        }
        let (_, offered) = coding.encode(offer)
        try report("decode an offer", count) {
            for _ in 0..<count { _ = try decoding.decode(Offered.self, from: offered.utf8) }
        }
        var chain = ChainHash.zero
        let bytes = Array(offered.utf8)
        report("hash an offer", count) {
            for _ in 0..<count { chain = ChainHash(digestOf: bytes) }
        }
        _ = chain
    }

    /// A message: words, an event, a stored answer, a waiting answer; the one before acknowledged.
    private func turn(_ numbers: Range<Int>) -> Batch {
        var batch = Batch()
        for number in numbers {
            let person = (number &* 7_919) % 150_000
            batch.events.append((noon + number, Sample(number)))
            batch.words.append(
                WordsRow(
                    id: WordsID(number), person: PersonID(person),
                    text: "土曜の祭りの準備を手伝いたい", keepUntil: noon + number))
            let answer = [UInt8](repeating: 0x61, count: 400)
            batch.requests.append(
                RequestRow(
                    sender: AddressID(person), id: "01J9ABCDEFGHJKMNPQ\(number)",
                    digest: MessageKey(of: answer), answer: answer, at: noon + number))
            batch.outbox.append(
                OutboxRow(token: number, topic: "yui/v1/tama/line/U\(person)/out", payload: answer))
        }
        if numbers.lowerBound > numbers.count {
            batch.acknowledged = numbers.map { $0 - numbers.count }
        }
        return batch
    }

    @Test func `of a commit, and of a year's journal`() throws {
        let journal = try SQLiteJournal(directory: directory.path)
        var next = 1
        for (size, turns) in [(1, 2_000), (10, 500), (100, 200), (1_000, 50)] {
            let batches = (0..<turns).map { turn(next + $0 * size..<next + ($0 + 1) * size) }
            next += size * turns
            var longest = Duration.zero
            try report("commit \(size) messages a batch, a message", size * turns) {
                for batch in batches {
                    let time = try ContinuousClock().measure { try journal.commit(batch) }
                    longest = max(longest, time)
                }
            }
            print("  the longest batch took \(longest)")
        }
        try report("commit the rest up to \(rows), a message", rows - next + 1) {
            while next <= rows {
                let size = min(1_000, rows - next + 1)
                try journal.commit(turn(next..<next + size))
                next += size
            }
        }
        next = rows + 1
        for (size, turns) in [(1, 2_000), (10, 500), (100, 200), (1_000, 50)] {
            let batches = (0..<turns).map { turn(next + $0 * size..<next + ($0 + 1) * size) }
            next += size * turns
            var times: [Duration] = []
            try report("after \(rows), \(size) messages a batch, a message", size * turns) {
                for batch in batches {
                    times.append(try ContinuousClock().measure { try journal.commit(batch) })
                }
            }
            times.sort()
            print(
                "  p50 \(times[turns / 2]), p99 \(times[turns * 99 / 100]), max \(times[turns - 1])"
            )
        }
        try report("look a request up", 100_000) {
            for number in 1...100_000 {
                let sender = AddressID((number &* 7_919) % 150_000)
                let row = try journal.request(sender: sender, id: "01J9ABCDEFGHJKMNPQ\(number)")
                precondition(row != nil)
            }
        }
        try report("look a new request up", 100_000) {
            for number in 1...100_000 {
                let row = try journal.request(sender: AddressID(number), id: "01K9ABCDEFGHJKMNPQ")
                precondition(row == nil)
            }
        }
        try readBack(journal)
    }

    private func readBack(_ journal: SQLiteJournal) throws {
        var batch = Batch()
        batch.addresses = (0..<150_000).map {
            AddressRow(
                channel: "line", sender: "U\($0)abcdefghijklmnop", id: AddressID($0),
                person: PersonID($0))
        }
        batch.snapshot = SnapshotRow(
            seq: 1, hash: .zero, state: [UInt8](repeating: 1, count: 30 << 20), digest: .zero)
        try report("commit 150,000 addresses and a snapshot of 30 MiB", 1) {
            try journal.commit(batch)
        }
        let count = journal.head.seq
        let decoding = JSONDecoding()
        try report("read events", count) { try journal.entries(after: 0) { _ in } }
        try report("read and decode events", count) {
            try journal.entries(after: 0) { entry throws(JournalFailure) in
                let event = try? decoding.decode(Offered.self, from: entry.body.utf8)
                precondition(event != nil)
            }
        }
        try report("verify the chain", count) {
            let verification = try journal.verify()
            precondition(verification.count == count)
        }
        try report("read 150,000 addresses", 1) { try journal.addresses { _ in } }
        try report("read a snapshot of 30 MiB", 1) { _ = try journal.latestSnapshot() }
        try report("back up", 1) { try journal.backup(to: directory.path + "/copy.sqlite") }
        try journal.close()
        try report("open", 1) { _ = try SQLiteJournal(directory: directory.path) }
        let size = try FileManager.default.attributesOfItem(atPath: directory.file)[.size] as? Int
        print("the file has \((size ?? 0) >> 20) MiB")
    }
}
