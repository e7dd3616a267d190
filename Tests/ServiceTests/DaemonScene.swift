import Bus
import Fixtures
import Foundation
import Journal
import Service
import Town

/// A broker, a daemon on a small town, and a gateway that hears all that it says.
final class DaemonScene {
    let broker: Broker
    let folder: TemporaryFolder
    let clock: StandingClock
    let gateway: Gateway
    var settings: Daemon.Settings
    private(set) var daemon: Daemon?
    private var questions = 0

    init(channels: [String] = [], fault: Fault? = nil) async throws {
        var settings = Broker.Settings()
        // As it is deployed: more than a payload may have, so that the daemon can say so.
        settings.maxPacketBytes = 20_480
        broker = try Broker(settings)
        folder = try TemporaryFolder()
        clock = try StandingClock(in: folder)
        self.settings = Daemon.Settings(broker, in: folder)
        self.settings.config = try SmallConfiguration.write(
            to: folder.file("config"), channels: channels)
        self.settings.arguments = ["--clock-file", clock.path]
        if let fault { self.settings.arguments += ["--fault", fault.rawValue] }
        gateway = try await Gateway(broker)
    }

    /// Starts the daemon and waits until it has answered somebody.
    func start() async throws {
        daemon = try Daemon(settings)
        try await serves("the daemon that was started")
    }

    func stop() throws {
        guard daemon?.stop() == .exited(0) else {
            throw FixtureError("the daemon did not end well:\n\(daemon?.printed ?? "")")
        }
    }

    /// Asks for help from a sender of its own, and waits for the answer.
    func serves(_ what: String) async throws {
        questions += 1
        let id = "question-\(questions)"
        let topic = Gateway.outgoing("line/asker")
        var asked = ContinuousClock.Instant.now
        try await ask(id)
        try await until("\(what) serves: \(daemon?.printed ?? "")") {
            if ContinuousClock.now - asked > .milliseconds(500) {
                // Before the daemon has a session, a broker acknowledges and drops.
                asked = .now
                try await ask(id)
            }
            return gateway.heard.contains { $0.topic == topic && $0.said?.reply_to == id }
        }
    }

    private func ask(_ id: String) async throws {
        try await gateway.say(#"{"id":"\#(id)","text":"help"}"#, from: "line/asker")
    }

    /// The numbers of a report that is made from now on.
    func metrics() async throws -> [String: Int] {
        let count = gateway.heard.count
        minutes += 1
        try clock.stand(at: "2026-10-14T10:\(minutes < 10 ? "0" : "")\(minutes):00+09:00")
        let report = try await gateway.next(after: count, "a report") {
            $0.topic == "yui/v1/tama/monitor/metrics"
        }
        return try JSONDecoder().decode([String: Int].self, from: Data(report.payload))
    }
    private var minutes = 0

    /// The answers that this sender was given on its own topic, in order.
    func answers(to sender: String) -> [MessageOut] {
        gateway.heard.filter { $0.topic == Gateway.outgoing(sender) }.compactMap(\.said)
    }

    /// What became of the words of this sender's, by the journal.
    func voices() throws -> [String] {
        let journal = try SQLiteReader(directory: settings.data)
        let coding = EventCoding()
        var wishes: [Wish] = []
        try journal.entries(after: 0) { entry throws(JournalFailure) in
            if let wished = try coding.decode(entry) as? Wished { wishes.append(wished.wish) }
        }
        return try wishes.map { try journal.words($0.words) ?? "" }
    }
}

extension InboundMessage {
    /// The message, as the public contract has it.
    var said: MessageOut? { try? JSONDecoder().decode(MessageOut.self, from: Data(payload)) }
}
