package import Bus
import Conversation
import Foundation
import Journal
package import Town

/// When the metrics were last shown, and what has to be remembered between two times.
struct Metrics {
    /// Seconds between two reports.
    private static let period = 10

    let began: Instant
    private var next: Instant

    init(began: Instant) {
        self.began = began
        next = began
    }

    mutating func isDue(at now: Instant) -> Bool {
        guard now >= next else { return false }
        next = now + Self.period
        return true
    }
}

extension Desk {
    /// One flat object of numbers with stable keys, for Grafana's MQTT source and the like.
    package func report(since began: Instant, at now: Instant) -> [OutboundMessage] {
        let town = scene.town
        var numbers: [String: Int] = [
            "uptime_seconds": now - began,
            "messages_in": tally.messages, "messages_repeated": tally.repeated,
            "messages_out": tally.answers, "commits": tally.commits, "events": tally.events,
            "journal_length": journal.head.seq, "people": town.people.count,
            "addresses": town.addresses.count,
            "activities_open": town.activities.values.count { $0.state == .open },
            "activities_filled": town.activities.values.count { $0.state == .filled },
            "activities_running": town.activities.values.count { $0.state == .running },
            "offers_open": town.offers.count, "wishes": town.wishes.count,
            "alarms": town.alarms.count, "ledger_issued": town.ledger.issued,
            "ledger_imbalance": town.ledger.imbalance,
            "words_purged": tally.purged,
        ]
        for refusal in Tally.Refusal.allCases {
            numbers["refused_\(refusal.rawValue)"] = tally.refused[refusal] ?? 0
        }
        for intent in Intent.allCases {
            numbers["intent_\(intent.rawValue)"] = tally.intents[intent] ?? 0
        }
        publish(numbers, on: topics.metrics, retain: true, qos: 0)
        publish(LedgerReport(town.ledger, journal.head), on: topics.ledger, retain: true)
        defer { outgoing.removeAll(keepingCapacity: true) }
        return outgoing
    }
}

extension Topics {
    /// The daemon's state, as retained plain text: `init`, `ready`, `disconnected`, `lost`.
    package func status(_ state: String) -> OutboundMessage {
        OutboundMessage(topic: status, payload: Array(state.utf8), retain: true)
    }
}
