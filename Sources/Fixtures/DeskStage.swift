import Bus
import Conversation
import Foundation
import Journal
package import Service
package import Town

/// A stage without a broker: a desk over a journal in memory, with the sample town.
package struct DeskStage: Stage {
    package let desk: Desk
    private let topics: Topics
    private let decoder = JSONDecoder()
    private var said = 0

    /// The sample town, its activities in the days after `now`.
    package init(at now: Instant) throws {
        let sample = Project.path("config/sample")
        desk = try Desk.open(
            try Configuration(directory: sample), city: "tama", journal: MemoryJournal(),
            secret: [UInt8](repeating: 1, count: 32), now: now)
        topics = Topics(city: "tama")
        _ = try PeopleImport(path: "\(sample)/people.csv", for: desk).run(on: desk)
        _ = try desk.commit()
        _ = try ActivitiesImport(path: "\(sample)/activities.csv", for: desk).run(on: desk)
        _ = try desk.commit()
    }

    package mutating func advance(to instant: Instant, written: String) throws -> [Heard] {
        desk.advance(to: instant)
        return try heard(from: try desk.commit())
    }

    package mutating func say(_ text: String, as sender: Sender) throws -> [Heard] {
        said += 1
        desk.take(InboundMessage(topic: topics.incoming(sender), payload: Array(text.utf8)))
        return try heard(from: try desk.commit())
    }

    package func code(atKiosk kiosk: String) throws -> String {
        struct Code: Decodable { let code: String }
        let board = desk.boards(all: true).first { $0.topic == topics.board(of: kiosk) }
        guard let board else { throw FixtureError("there is no kiosk \(kiosk)") }
        return try decoder.decode(Code.self, from: Data(board.payload)).code
    }

    private func heard(from messages: [OutboundMessage]) throws -> [Heard] {
        try messages.compactMap { message in
            guard let sender = topics.recipient(of: message.topic) else { return nil }
            return Heard(
                try decoder.decode(MessageOut.self, from: Data(message.payload)), to: sender)
        }
    }
}
