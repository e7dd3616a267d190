import Bus
import Foundation
import Service
import Testing

@testable import yui

@Suite struct `A monitor report` {
    private let now = Date(timeIntervalSince1970: 1_792_000_000)

    private func message(_ topic: String, _ payload: String) -> InboundMessage {
        InboundMessage(topic: "yui/v1/tama/monitor/\(topic)", payload: Array(payload.utf8))
    }

    private func line(_ topic: String, _ payload: String) -> String? {
        var report = MonitorReport(topics: Topics(city: "tama"))
        return report.take(message(topic, payload), at: now).map { "\($0.label) \($0.words)" }
    }

    @Test(arguments: [
        ("status", "ready", "status ready"),
        (
            "event/match", #"{"activity":12,"area":"suwa","at":1,"kind":"match","what":"joined"}"#,
            "match joined · activity 12 · area suwa"
        ),
        (
            "event/points", #"{"at":1,"kind":"points","points":30,"what":"first","area":null}"#,
            "points first · points 30"
        ),
        (
            "alarm/unfilled/3", #"{"activity":5,"alarm":3,"at":1,"kind":"unfilled"}"#,
            "ALARM unfilled 3 · activity 5"
        ),
        ("alarm/unfilled/3", "", "solved unfilled 3"),
        ("event/alarm", #"{"at":1,"what":"unfilled"}"#, nil),
        ("brand/new", "not JSON", "brand new not JSON"),
        ("event/match", "\u{1B}[2J", "match \u{FFFD}[2J"),
        (
            "ledger", #"{"in_circulation":60,"spent":20,"imbalance":0}"#,
            "ledger 60 points about, 20 spent, balanced"
        ),
    ])
    func `says each message in a line`(topic: String, payload: String, expected: String?) {
        #expect(line(topic, payload) == expected)
    }

    @Test func `tells the ledger only when it changed`() {
        var report = MonitorReport(topics: Topics(city: "tama"))
        let ledger = message("ledger", #"{"in_circulation":60,"spent":0,"imbalance":0,"head":"a"}"#)
        let later = message("ledger", #"{"in_circulation":60,"spent":0,"imbalance":0,"head":"b"}"#)
        #expect(report.take(ledger, at: now) != nil)
        #expect(report.take(later, at: now) == nil)
    }

    @Test func `tells how many sentences came in a second`() {
        var report = MonitorReport(topics: Topics(city: "tama"))
        for (seconds, count) in [(10, 100), (20, 125)] {
            let payload = #"{"uptime_seconds":\#(seconds),"messages_in":\#(count)}"#
            _ = report.take(message("metrics", payload), at: now)
        }
        #expect(report.state.contains("2.5 sentences/s"))
    }

    @Test func `warns of a ledger out of balance`() {
        var report = MonitorReport(topics: Topics(city: "tama"))
        let ledger = message("ledger", #"{"in_circulation":60,"spent":0,"imbalance":-3}"#)
        #expect(report.take(ledger, at: now)?.weight == .alarming)
    }
}
