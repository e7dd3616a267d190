import Fixtures
import Foundation
import Journal
import Service
import Testing

/// Ends other than the daemon's sudden one.
@Suite(.serialized, .timeLimit(.minutes(5))) struct `An end under load` {
    @Test func `that the daemon was asked for loses nothing`() async throws {
        let house = try House()
        let load = Load(house.broker)
        async let saying: Void = load.run()
        try await house.becomeKnown(to: load)
        for round in 1...8 {
            load.want(atLeast: 900)
            try house.start()
            try await load.bring(200, "in round \(round)")
            try house.stop()
        }
        try house.start()
        try await load.drain("the end")
        try house.stop()
        load.end()
        try await saying
        let outcome = try Outcome(of: load, in: house)
        #expect(outcome.isExact, "\(outcome)")
        #expect(try house.journal().outbox().isEmpty)
    }

    /// A broker that is killed goes back to its last save (`autosave_interval`), although it has
    /// acknowledged what came since. A gateway that gives ids goes on until it is answered, so
    /// nothing is lost that way; and the stored answer keeps anything from being done twice.
    @Test func `of the broker takes nothing from those who give ids`() async throws {
        let house = try House()
        let load = Load(house.broker, saysPlain: false)
        async let saying: Void = load.run()
        try await house.becomeKnown(to: load)
        try await house.cutOff(load, times: 4)
        load.end()
        try await saying
        let outcome = try Outcome(of: load, in: house)
        #expect(outcome.isExact, "\(outcome)")
    }

    /// The broker saves while two thousand messages wait for the daemon; the daemon serves a part
    /// of them; the broker is killed and, back at its save, brings all of them as if for the first
    /// time. Those that came after the save are gone, which nobody but the broker could prevent.
    @Test func `of the broker does no plain words twice`() async throws {
        let house = try House(autosaveChanges: 1_000_000)
        let load = Load(house.broker, window: 2_000)
        async let saying: Void = load.run()
        try await house.becomeKnown(to: load)
        load.want(atLeast: 2_000)
        try await until("all wait for the daemon") { load.unanswered == 2_000 }
        try await load.withPlainWordsHeldBack { [broker = house.broker] in try broker.save() }
        load.want(atLeast: 200)
        try house.start()
        try await load.bring(100, "before the cut")
        try await load.withPlainWordsHeldBack { [broker = house.broker] in
            broker.kill()
            try broker.start()
        }
        try await load.drain("the end")
        try house.stop()
        load.end()
        try await saying
        let outcome = try Outcome(of: load, in: house)
        #expect(outcome.doubled.isEmpty, "\(outcome)")
        #expect(outcome.lost.allSatisfy { !$0.isMultiple(of: 2) }, "\(outcome)")
        print("a broker that was cut off: \(outcome)")
    }
}

extension House {
    /// Cuts the broker off under load, under a living daemon and under one that is killed too.
    func cutOff(_ load: Load, times: Int) async throws {
        for cut in 1...times {
            try start()
            try await load.bring(400, "before cut \(cut)")
            try await load.withPlainWordsHeldBack { [broker] in
                broker.kill()
                try broker.start()
            }
            if cut.isMultiple(of: 2) { try await load.bring(200, "after cut \(cut)") }
            try kill()
            #expect(try verifyOn().isWhole)
        }
        try start()
        try await load.drain("the end")
        try stop()
    }
}
