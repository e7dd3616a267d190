import ArgumentParser
import Bus
import Foundation
import Journal
import Logging
import Service
import Town

/// Measurements that anybody can repeat; nothing in the tests depends on them.
struct Benchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure.", shouldDisplay: false,
        subcommands: [Echo.self, Turns.self, LargeTown.self])

    /// Answers every sentence at once and commits nothing: what the broker itself can do.
    struct Echo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Be a bare echo on the bus, to see the broker's own limit.")
        @OptionGroup var settings: SettingOptions

        func run() async throws {
            let settings = try await settings.resolve()
            let topics = Topics(city: settings.city)
            let options = settings.busOptions(
                clientID: "yui-\(settings.city)", subscriptions: [topics.subscription])
            let loop = BusLoop(options: options, turn: EchoTurn(), logger: settings.logger)
            try complaining { try loop.run() }
        }
    }

    /// The whole turn but for the broker: read, decide, commit to a file, answer.
    struct Turns: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Time a message from payload to durable answer, without a broker.")
        @OptionGroup var settings: SettingOptions
        @Option(help: "Messages in all.") var messages = 100_000
        @Option(help: "Messages a batch.") var batch = 100

        func run() async throws {
            let settings = try await settings.resolve()
            let desk = try Desk.open(
                try Configuration(directory: settings.directory), city: settings.city,
                data: settings.data, now: CityClock.system.now)
            let talk = try UsualTalk(settings, senders: 60)
            let began = Stopwatch()
            for start in stride(from: 0, to: messages, by: batch) {
                for number in start..<min(start + batch, messages) {
                    desk.take(talk.message(number))
                }
                desk.acknowledged(try desk.commit().compactMap(\.token))
            }
            let (wall, cpu) = began.elapsed
            print(
                "\(messages) messages in batches of \(batch): "
                    + "\(Int(Double(messages) / wall)) a second, "
                    + String(format: "%.1f", cpu / Double(messages) * 1e6) + " µs of CPU each")
        }
    }

    /// A city's worth of people and history: how long a restart takes, and how much memory.
    struct LargeTown: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "town",
            abstract: "Fill a data directory with people and events, then time the restart.")
        @OptionGroup var settings: SettingOptions
        @Option(help: "People.") var people = 150_000
        @Option(help: "Events in all.") var events = 1_000_000

        func run() async throws {
            let settings = try await settings.resolve()
            let configuration = try Configuration(directory: settings.directory)
            func open() throws -> Desk {
                try Desk.open(
                    configuration, city: settings.city, data: settings.data,
                    now: CityClock.system.now)
            }
            let talk = try UsualTalk(settings, senders: people)
            var desk: Desk? = try open()
            if let desk {
                try fill(desk, talk)
                try desk.close()
            }
            desk = nil
            var watch = Stopwatch()
            desk = try open()
            let opened = watch.elapsed.wall
            watch = Stopwatch()
            let replay = try Replay(
                try SQLiteReader(directory: settings.data), fromEmpty: true)
            let replayed = watch.elapsed.wall
            print("people \(replay.town.people.count), events \(replay.replayed)")
            print(String(format: "restart from the snapshot: %.2f s", opened))
            print(String(format: "replay from nothing: %.2f s", replayed))
            withExtendedLifetime(desk) {}
        }

        /// Everybody says something once, then the usual talk goes on until there is enough.
        private func fill(_ desk: Desk, _ talk: UsualTalk) throws {
            var number = 0
            var length = 0
            while length < events || number < people {
                for _ in 0..<1000 {
                    desk.take(talk.message(number))
                    number += 1
                }
                desk.acknowledged(try desk.commit().compactMap(\.token))
                length = desk.tally.events
            }
            print("\(number) messages, \(length) events written")
        }
    }
}

/// The sentences that people say most, with ids, from so many senders in turn.
private struct UsualTalk {
    private let sentences: [String]
    private let city: String
    private let senders: Int

    /// - Parameter settings: `sentences.txt` of its configuration has one sentence a line.
    init(_ settings: Settings, senders: Int) throws {
        let file = "\(settings.directory)/sentences.txt"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw ValidationError("\(file) cannot be read; use --config config/sample")
        }
        sentences = text.split(separator: "\n").map(String.init)
        city = settings.city
        self.senders = senders
    }

    func message(_ number: Int) -> InboundMessage {
        let text = sentences[number % sentences.count]
        return InboundMessage(
            topic: "yui/v1/\(city)/load/L\(number % senders)/in",
            payload: Array(#"{"id":"\#(number)","text":"\#(text)"}"#.utf8),
            packetID: UInt16(number % 65_535 + 1))
    }
}

/// Wall and CPU seconds of this process.
private struct Stopwatch {
    private let wall = ContinuousClock.now
    private let cpu = Stopwatch.cpuSeconds

    var elapsed: (wall: Double, cpu: Double) {
        let passed = ContinuousClock.now - wall
        return (
            Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18,
            Stopwatch.cpuSeconds - cpu
        )
    }

    private static var cpuSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
