import Fixtures
import Foundation
import Journal
import Service
import Testing

/// Real `kill -9` of a real daemon on a real broker, at moments that a seed decides.
///
/// A PUBACK of the broker's proves nothing to a gateway, so those with ids go on until they are
/// answered; plain words are said once, and must have their effect once. The broker itself is
/// restarted in good order, which loses nothing. What a broker that is killed keeps is another
/// matter: see `A broker that is cut off`.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A daemon that is killed` {
    private static let kills = isSanitized ? 40 : 200
    private static let messages = isSanitized ? 5_000 : 50_000
    /// Under the thread sanitizer everything takes ten times as long, and a part has to do.
    private static let isSanitized = unsafe dlsym(nil, "__tsan_init") != nil

    @Test func `loses nothing and does nothing twice`() async throws {
        let house = try House()
        try Gathering.prepare(house)
        let load = Load(house.broker)
        async let saying: Void = load.run()
        try await house.becomeKnown(to: load)
        load.want(atLeast: Self.messages)
        let clock = house.clock
        async let gathering: Void = Gathering.happen(clock, load)

        var lives = Lives(of: house, under: load, seed: 2, mean: 260)
        while house.kills < Self.kills { try await lives.next() }
        try house.start()
        try await gathering
        try await load.drain("the end")
        try house.stop()
        load.end()
        try await saying

        let outcome = try Outcome(of: load, in: house)
        #expect(outcome.isExact, "\(outcome)")
        #expect(try Gathering.result(in: house) == Gathering.wanted)
        #expect(try house.journal().deadLetters().isEmpty)
        let fromEmpty = try house.run("journal", "replay")
        let fromSnapshot = try house.run("journal", "replay", "--from-snapshot")
        #expect(fromEmpty.value(of: "state") != nil)
        #expect(fromEmpty.value(of: "state") == fromSnapshot.value(of: "state"))
        #expect(try house.run("journal", "verify").isGood)
        print(
            "\(load.said) messages, \(load.saidAgain) said again, \(load.heardAgain) heard again; "
                + "\(house.kills) kills; \(lives.brokerRestarts) broker restarts; \(lives.duration)"
        )
    }

    /// The control: a daemon that acknowledges and answers before it commits must be found out.
    @Test func `is found out when it answers before the commit`() async throws {
        let house = try House(fault: .answerFirst)
        let load = Load(house.broker)
        async let saying: Void = load.run()
        try await house.becomeKnown(to: load)
        var lives = Lives(of: house, under: load, seed: 3, mean: 60)
        var outcome: Outcome?
        for round in 1...30 where outcome?.lost.isEmpty ?? true {
            try await lives.next()
            try house.start()
            try await load.drain("round \(round)")
            try house.stop()
            outcome = try Outcome(of: load, in: house)
        }
        load.end()
        try await saying
        #expect(outcome?.lost.isEmpty == false, "no loss was seen in \(house.kills) kills")
        if let outcome { print("the control, after \(house.kills) kills: \(outcome)") }
    }
}

extension House {
    /// Lets the daemon make its session at the broker, which acknowledges and drops what is said
    /// while nobody listens.
    func becomeKnown(to load: Load) async throws {
        try start()
        load.say("help", as: "the beginning", from: "line/S1")
        try await load.untilAnswered("the beginning")
        try stop()
    }
}

/// One life of the daemon after the other.
struct Lives {
    private let house: House
    private let load: Load
    private let mean: Int
    private var chance: SeededGenerator
    private let began = ContinuousClock.now
    private var count = 0
    private(set) var brokerRestarts = 0

    /// Of a hundred lives so many end while the daemon is hardly up.
    private static let early = 15
    /// Every so many lives it is let end in good order, which writes a snapshot.
    private static let orderly = 45
    /// Every so many lives the broker is restarted, under a living daemon or with none.
    private static let restart = 35
    /// Every so many lives the whole chain is verified by the command.
    private static let verification = 40

    /// - Parameter mean: answers that a life brings, on average.
    init(of house: House, under load: Load, seed: UInt64, mean: Int) {
        self.house = house
        self.load = load
        self.mean = mean
        chance = SeededGenerator(seed: seed)
    }

    var duration: Duration { .now - began }

    /// Starts the daemon, lets it live for a while under load, ends it, and looks at the journal.
    mutating func next() async throws {
        count += 1
        try house.start()
        if count.isMultiple(of: Self.orderly) {
            try await live(answers: mean)
            try house.stop()
        } else if Int.random(in: 0..<100, using: &chance) < Self.early {
            try await pause(upTo: 400)
            try house.kill()
        } else {
            try await live(answers: Int.random(in: 1...2 * mean, using: &chance))
            if count % (2 * Self.restart) == Self.restart { try await restartBroker() }
            try await pause(upTo: 20)
            try house.kill()
        }
        if count.isMultiple(of: 2 * Self.restart) { try await restartBroker() }
        let found = try house.verifyOn()
        #expect(found.isWhole, "after life \(count): \(found)")
        if count.isMultiple(of: Self.verification) {
            let run = try house.run("journal", "verify")
            #expect(run.isGood, "after life \(count): \(run.printed)")
        }
    }

    private func live(answers: Int) async throws {
        try await load.bring(answers, "in life \(count)")
    }

    private mutating func pause(upTo milliseconds: Int) async throws {
        let pause = Int.random(in: 0...milliseconds * 1_000, using: &chance)
        try await Task.sleep(for: .microseconds(pause))
    }

    private mutating func restartBroker() async throws {
        try await load.withPlainWordsHeldBack { [house] in try house.broker.restart() }
        brokerRestarts += 1
    }
}
