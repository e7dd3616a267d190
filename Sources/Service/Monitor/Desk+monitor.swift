package import Bus
import Conversation
import Foundation
import Journal
import Town

/// What staff see: what just happened, what needs a person, and how things stand.
extension Desk {
    /// Tells the monitor topics of a decision, without names.
    func announce(_ decision: Decision) {
        for event in decision.events {
            if let news = News(event, in: scene.town, at: scene.now) {
                publish(news, on: topics.event(news.kind), retain: false)
            }
            if let raised = event as? AlarmRaised { show(raised.alarm, raised.what) }
            if let solved = event as? AlarmSolved { hide(solved.alarm) }
        }
    }

    /// What anybody who subscribes later is to find: alarms, the ledger.
    package func retained() -> [OutboundMessage] {
        for (alarm, what) in scene.town.alarms.sorted(by: { $0.key < $1.key }) {
            show(alarm, what)
        }
        publish(LedgerReport(scene.town.ledger, journal.head), on: topics.ledger, retain: true)
        defer { outgoing.removeAll(keepingCapacity: true) }
        return outgoing
    }

    private func show(_ alarm: AlarmID, _ what: Alarm) {
        shownAlarms[alarm] = what.kind
        publish(AlarmReport(alarm, what), on: topics.alarm(what.kind, alarm), retain: true)
    }

    /// An empty retained message takes the alarm off the broker.
    private func hide(_ alarm: AlarmID) {
        guard let kind = shownAlarms.removeValue(forKey: alarm) else { return }
        outgoing.append(
            OutboundMessage(topic: topics.alarm(kind, alarm), payload: [], retain: true))
    }

    func publish(_ report: some Encodable, on topic: String, retain: Bool, qos: Int32 = 1) {
        outgoing.append(
            OutboundMessage(
                topic: topic, payload: json(of: report), qos: qos, retain: retain, isJSON: true))
    }
}

/// One line of news for the monitor, without names or words.
struct News: Encodable {
    let kind: String
    let what: String
    let activity: Int?
    let area: String?
    let field: String?
    let points: Int?
    let at: Int

    /// `nil` for what is of no interest outside.
    init?(_ event: any Event, in town: borrowing Town, at now: Instant) {
        var activity: ActivityID?
        var points: Int?
        var (area, field): (AreaKey?, FieldKey?)
        switch event {
        case let moved as ActivityMoved where moved.to != .asked:
            (kind, what, activity) = ("activity", moved.to.rawValue, moved.activity)
        case let joined as Joined: (kind, what, activity) = ("match", "joined", joined.activity)
        case let left as Withdrew: (kind, what, activity) = ("match", "withdrew", left.activity)
        case let proposed as Proposed:
            (kind, what, activity) = ("match", "proposed", proposed.suggestion.activity)
        case let there as CheckedIn:
            (kind, what, activity) = ("match", "checked_in", there.activity)
        case let moved as Transferred:
            (kind, what, activity) = ("points", moved.transfer.rule, moved.transfer.activity)
            points = moved.transfer.amount
        case let wished as Wished:
            (kind, what) = ("wish", wished.wish.kind.rawValue)
            (area, field) = (wished.wish.area, wished.wish.field)
        case let alarm as AlarmRaised: (kind, what) = ("alarm", alarm.what.kind.rawValue)
        default: return nil
        }
        let plan = activity.flatMap { town.activities[$0]?.plan }
        self.activity = activity?.number
        self.area = (area ?? plan?.area)?.name
        self.field = (field ?? plan?.field)?.name
        self.points = points
        at = now.seconds
    }
}

struct AlarmReport: Encodable {
    let alarm: Int
    let kind: String
    let activity: Int?
    let at: Int

    init(_ id: AlarmID, _ alarm: Alarm) {
        self.alarm = id.number
        kind = alarm.kind.rawValue
        activity = alarm.activity?.number
        at = alarm.at.seconds
    }
}

struct LedgerReport: Encodable, Equatable {
    let issued: Int
    let in_circulation: Int
    let spent: Int
    let expired: Int
    let imbalance: Int
    let journal_length: Int
    let head: String

    init(_ ledger: Ledger, _ head: Head) {
        issued = ledger.issued
        in_circulation = -ledger.balance(of: .fund)
        // Nothing can be spent and nothing lapses yet; the keys stand for those who read them.
        spent = 0
        expired = 0
        imbalance = ledger.imbalance
        journal_length = head.seq
        self.head = head.hash.description
    }
}
