import Fixtures
import Journal
import Town

/// What the journal says came of a load, message by message.
struct Outcome {
    /// Numbers of messages without an effect.
    let lost: [Int]
    /// Numbers of messages with more than one.
    let doubled: [Int]
    /// Messages that were never answered.
    let unanswered: Int
    /// What the gateways' books found wrong.
    let faults: [String]

    /// Whether each message had its effect once and was answered as it should be.
    var isExact: Bool { lost.isEmpty && doubled.isEmpty && unanswered == 0 && faults.isEmpty }

    /// Each message is one voice of the neighbourhood; its words are joined to the event by number.
    init(of load: Load, in house: House) throws {
        let journal = try house.journal()
        var effects = [Int](repeating: 0, count: load.said + 1)
        var strangers: [String] = []
        for wished in try house.events(Wished.self) {
            let words = try journal.words(wished.wish.words) ?? "(no words)"
            guard let number = Load.number(in: words), effects.indices.contains(number) else {
                strangers.append("the journal has words that nobody said: \(words)")
                continue
            }
            effects[number] += 1
        }
        let numbers = effects.indices.dropFirst()
        lost = numbers.filter { effects[$0] == 0 }
        doubled = numbers.filter { effects[$0] > 1 }
        unanswered = load.unanswered
        faults = load.faults + strangers
    }
}

extension Outcome: CustomStringConvertible {
    var description: String {
        "lost \(lost.count) \(lost.prefix(5)), doubled \(doubled.count) \(doubled.prefix(5)), "
            + "unanswered \(unanswered), faults \(faults.count) \(faults.prefix(5))"
    }
}
