package import Bus
import Conversation
import Foundation
import Language
import Town

/// What a kiosk's screen shows: today's activities at its place and the number to check in with.
struct Board: Encodable {
    struct Entry: Encodable, Equatable {
        let ref: Int
        let title: [String: String]
        let start: String
        let end: String
        /// Places that are free.
        let left: Int
        let state: Activity.State
    }

    let place: String
    let names: NamesByLanguage
    let code: String
    /// ISO 8601; another number is shown from then on.
    let code_until: String
    let date: String
    var activities: [Entry]

    /// The most bytes of a board, so that the broker takes it whatever its activities are called.
    static let mostBytes = 16_384
}

extension Desk {
    /// The boards that have changed since they were last shown; all of them if `all`.
    package func boards(all: Bool) -> [OutboundMessage] {
        for place in scene.town.city.places.values.sorted(by: { $0.key < $1.key }) {
            guard let kiosk = place.kiosk else { continue }
            let payload = payload(of: board(of: place))
            guard all || shownBoards[kiosk] != payload else { continue }
            shownBoards[kiosk] = payload
            outgoing.append(
                OutboundMessage(
                    topic: topics.board(of: kiosk), payload: payload, retain: true, isJSON: true))
        }
        defer { outgoing.removeAll(keepingCapacity: true) }
        return outgoing
    }

    /// The board as it is sent; what there is no room for is what begins last.
    private func payload(of board: Board) -> [UInt8] {
        var board = board
        var payload = json(of: board)
        while payload.count > Board.mostBytes, !board.activities.isEmpty {
            board.activities.removeLast(1 + board.activities.count / 8)
            payload = json(of: board)
        }
        return payload
    }

    private func board(of place: Place) -> Board {
        let zone = scene.settings.zone
        let today = zone.date(of: scene.now)
        let day = Interval(start: zone.instant(of: today), end: zone.instant(of: today + 1))
        let entries = scene.town.calendar.activities(touching: day)
            .compactMap { number in scene.town.activities[number].map { (number, $0) } }
            .filter { $0.1.plan.place == place.key && $0.1.plan.interval.overlap(with: day) > 0 }
            .sorted { ($0.1.plan.interval.start, $0.0) < ($1.1.plan.interval.start, $1.0) }
        return Board(
            place: place.key.name, names: place.names,
            code: words.checkInCodes(at: place.key, at: scene.now)[0],
            code_until: codes.changes(after: scene.now).iso8601(in: zone),
            date: String(zone.instant(of: today).iso8601(in: zone).prefix(10)),
            activities: entries.map { entry($0, $1, zone) })
    }

    private func entry(_ number: ActivityID, _ activity: Activity, _ zone: Zone) -> Board.Entry {
        Board.Entry(
            ref: number.number, title: activity.plan.title.compactMapValues(words.brief(of:)),
            start: activity.plan.interval.start.iso8601(in: zone),
            end: activity.plan.interval.end.iso8601(in: zone), left: activity.left,
            state: activity.state)
    }
}
