import Bus
import Foundation
import Service

/// What the monitor topics have said so far, and each message as a line for people.
struct MonitorReport {
    /// One message, ready to be shown.
    struct Line {
        enum Weight {
            case usual
            case good
            case alarming
        }

        let time: String
        let label: String
        let words: String
        var weight = Weight.usual
        /// Whether it says how things stand, rather than that something happened.
        var isState = false

        func text(in colours: Colours) -> String {
            let padded = label + String(repeating: " ", count: max(0, 8 - label.count))
            let line = "\(padded) \(words)"
            return switch weight {
            case .usual: "\(colours(.faint, time)) \(line)"
            case .good: "\(colours(.faint, time)) \(colours(.green, line))"
            case .alarming: "\(colours(.faint, time)) \(colours(.red, line))"
            }
        }
    }

    private let topics: Topics
    private let times: Date.VerbatimFormatStyle
    private var status = "nobody heard yet"
    private var metrics: [String: Int] = [:]
    private var ledger: [String: Int] = [:]
    private var rate: String?

    init(topics: Topics) {
        self.topics = topics
        times = Date.VerbatimFormatStyle(
            format: """
                \(year: .padded(4))-\(month: .twoDigits)-\(day: .twoDigits) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
                \(minute: .twoDigits):\(second: .twoDigits)
                """,
            timeZone: .current, calendar: Calendar(identifier: .gregorian))
    }

    /// How things stand, in one line; the end of it may not find room.
    var state: String {
        let numbers = [rate, ledgerWords, metricsWords].compactMap(\.self)
        return ([status] + numbers).joined(separator: " · ")
    }

    /// The line for a message; `nil` where it says nothing new.
    mutating func take(_ message: InboundMessage, at now: Date) -> Line? {
        let words = String(decoding: message.payload, as: UTF8.self).printable
        let numbers = Self.numbers(in: message.payload)
        let time = times.format(
            numbers["at"].map { Date(timeIntervalSince1970: Double($0)) } ?? now)
        switch message.topic {
        case topics.status:
            status = words
            return Line(
                time: time, label: "status", words: words,
                weight: words == "ready" ? .good : .alarming)
        case topics.metrics:
            noteRate(numbers)
            metrics = numbers
            let words = [rate, metricsWords].compactMap(\.self).joined(separator: " · ")
            return Line(time: time, label: "metrics", words: words, isState: true)
        case topics.ledger:
            let before = ledgerWords
            ledger = numbers
            guard ledgerWords != before else { return nil }
            return Line(
                time: time, label: "ledger", words: ledgerWords ?? "",
                weight: numbers["imbalance"] == 0 ? .usual : .alarming, isState: true)
        default: return news(message, time: time, words: words)
        }
    }

    private func news(_ message: InboundMessage, time: String, words: String) -> Line? {
        let levels = message.topic.split(separator: "/").dropFirst(4)
        let place = levels.dropFirst().joined(separator: " ").printable
        let details = Self.details(in: message.payload) ?? words
        switch levels.first {
        // The alarm's own topic says it too.
        case "event" where place == "alarm": return nil
        case "event": return Line(time: time, label: place, words: details)
        case "alarm" where message.payload.isEmpty:
            return Line(time: time, label: "solved", words: place, weight: .good)
        case "alarm":
            return Line(
                time: time, label: "ALARM", words: "\(place) · \(details)", weight: .alarming)
        default:
            let label = levels.joined(separator: " ").printable
            return Line(time: time, label: label, words: details)
        }
    }

    /// Messages a second since the report before this one.
    private mutating func noteRate(_ numbers: [String: Int]) {
        guard let before = metrics["messages_in"], let after = numbers["messages_in"],
            let seconds = numbers["uptime_seconds"].map({ $0 - (metrics["uptime_seconds"] ?? 0) }),
            seconds > 0, after >= before
        else { return }
        let each = Double(after - before) / Double(seconds)
        rate = "\(each.formatted(.number.precision(.fractionLength(1)))) sentences/s"
    }

    private var metricsWords: String? {
        guard !metrics.isEmpty else { return nil }
        let shown = [
            ("alarms", "alarms"), ("messages_in", "in"), ("messages_out", "out"),
            ("activities_open", "open"), ("activities_filled", "filled"),
            ("activities_running", "running"), ("people", "people"), ("offers_open", "offers"),
            ("wishes", "wishes"), ("journal_length", "events"),
        ]
        return shown.compactMap { key, word in metrics[key].map { "\($0) \(word)" } }
            .joined(separator: " · ")
    }

    private var ledgerWords: String? {
        guard let circulating = ledger["in_circulation"] else { return nil }
        let imbalance = ledger["imbalance"] ?? 0
        let balance = imbalance == 0 ? "balanced" : "OUT OF BALANCE by \(imbalance)"
        return "\(circulating) points about, \(ledger["spent"] ?? 0) spent, \(balance)"
    }

    private static func object(in payload: [UInt8]) -> [String: Any]? {
        try? JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any]
    }

    private static func numbers(in payload: [UInt8]) -> [String: Int] {
        (object(in: payload) ?? [:]).compactMapValues { $0 as? Int }
    }

    /// The entries of a flat object but for its time, the telling ones first.
    private static func details(in payload: [UInt8]) -> String? {
        guard let object = object(in: payload) else { return nil }
        let first = ["what", "kind", "activity", "points"]
        let keys = object.keys.filter { $0 != "at" && $0 != "kind" && $0 != "alarm" }.sorted {
            a, b in
            (first.firstIndex(of: a) ?? first.count, a) < (
                first.firstIndex(of: b) ?? first.count, b
            )
        }
        return keys.compactMap { key in
            switch object[key] {
            case is NSNull, nil: nil
            case let value?: key == "what" ? "\(value)" : "\(key) \(value)"
            }
        }.joined(separator: " · ").printable
    }
}
