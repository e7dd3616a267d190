import Fixtures
import Testing

@testable import Bus

@Suite(.timeLimit(.minutes(2))) struct `A broker that cannot be used` {
    static func failure(of options: BusOptions) async throws -> String {
        let running = Running(options, Answering(Record()))
        do {
            try await running.end()
        } catch let error as BusError {
            return "\(error)"
        }
        throw FixtureError("it did not fail")
    }

    @Test func `because nobody listens is told at once when we do not wait`() async throws {
        let port = try Loopback.freePort()
        var options = BusOptions(
            broker: BrokerAddress(host: "127.0.0.1", port: port), clientID: "yui")
        options.waitForBroker = 0
        let sentence = try await Self.failure(of: options)
        #expect(
            sentence == """
                The broker at mqtt://127.0.0.1:\(port) cannot be reached: Connection refused. \
                Is it running, and is the address right?
                """)
    }

    @Test func `because its name is unknown is told`() async throws {
        var options = BusOptions(
            broker: BrokerAddress(host: "no-such-host.invalid"), clientID: "yui")
        options.waitForBroker = 0
        let sentence = try await Self.failure(of: options)
        #expect(sentence.contains("mqtt://no-such-host.invalid:1883 cannot be reached"))
        #expect(sentence.contains("nobody knows where no-such-host.invalid is"))
    }

    @Test func `is waited for until it comes, and the waiting is told once`() async throws {
        let broker = try Broker()
        broker.stop()
        let log = LogLines()
        let running = Running(broker.daemonOptions(), Answering(Record()), logger: log.logger)
        try await eventually("a second attempt") { log.count(of: "trying again") == 1 }
        try await Task.sleep(for: .seconds(1))
        try broker.start()
        try await running.untilConnected()
        #expect(log.count(of: "trying again") == 1)
        try await running.stop()
    }

    @Test func `does not keep us from stopping`() async throws {
        // A listener that takes the connection and never says a word.
        let silent = try SilentListener()
        var options = BusOptions(
            broker: BrokerAddress(host: "127.0.0.1", port: silent.port), clientID: "yui")
        options.waitForBroker = nil
        let record = Record()
        let running = Running(options, Answering(record))
        try await eventually("timers run") { record.idleTurns >= 3 }
        try await running.stop()
    }

    static let logins: [(user: String?, password: String?)] = [
        (nil, nil), ("yui", nil), ("yui", "wrong"), ("nobody", "musubi"),
    ]

    @Test(arguments: logins)
    func `because of a wrong login is told`(_ user: String?, _ password: String?) async throws {
        let broker = try Broker(Self.withLogin)
        var options = broker.daemonOptions()
        options.broker = BrokerAddress(
            host: "127.0.0.1", port: broker.port, user: user, password: password)
        options.waitForBroker = 0
        let sentence = try await Self.failure(of: options)
        #expect(sentence.contains("does not let us in: Not authorized"))
        #expect(sentence.contains("Check user name, password"))
    }

    @Test func `lets in who has the right login`() async throws {
        let broker = try Broker(Self.withLogin)
        var options = broker.daemonOptions()
        options.broker = BrokerAddress(
            host: "127.0.0.1", port: broker.port, user: "yui", password: "musubi")
        let running = Running(options, Answering(Record()))
        try await running.untilConnected()
        try await running.stop()
    }

    @Test func `is not asked again and again in a tight loop`() async throws {
        let broker = try Broker(Self.withLogin)
        let running = Running(broker.daemonOptions(), Answering(Record()))
        try await eventually("refused twice") { broker.log.count(of: "not authorised") >= 2 }
        try await running.stop()
        #expect(broker.log.count(of: "not authorised") < 10)
    }

    static var withLogin: Broker.Settings {
        var settings = Broker.Settings()
        settings.login = ("yui", "musubi")
        return settings
    }
}

extension String {
    func count(of part: String) -> Int {
        ranges(of: part).count
    }
}
