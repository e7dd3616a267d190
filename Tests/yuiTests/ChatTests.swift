import Bus
import Fixtures
import Foundation
import Service
import Testing
import Town

/// A real town: a broker, and the daemon that was built beside the tests, at a standing clock.
private final class House {
    private static let start = "2026-10-14T10:00:00+09:00"
    private let broker: Broker
    private let folder: TemporaryFolder
    private var daemon: Daemon?

    init(served: Bool = true) throws {
        broker = try Broker()
        folder = try TemporaryFolder()
        guard served else { return }
        try folder.write(Self.start, to: "clock")
        var settings = Daemon.Settings(broker, in: folder)
        settings.arguments = ["--clock-file", clock]
        let town = ["--config", settings.config, "--data", settings.data]
        for kind in ["people", "activities"] {
            let table = "\(settings.config)/\(kind).csv"
            let run = try Yui.run(
                ["import", kind, table] + town + settings.arguments, in: folder)
            guard run.isGood else { throw FixtureError(run.printed) }
        }
        daemon = try Daemon(settings)
        // Even a script in which nobody speaks waits until Yui is ready.
        let silence = try folder.write("", to: "silence")
        let waiting = try chat(["--script", silence, "--timeout", "60"])
        guard waiting.ending == .exited(0) else { throw FixtureError(waiting.printed) }
    }

    deinit { daemon?.stop() }

    var clock: String { folder.file("clock") }
    private var address: String { "mqtt://\(broker.address.host):\(broker.address.port)" }

    func write(_ text: String, to name: String) throws -> String {
        try folder.write(text, to: name)
    }

    /// Runs `yui chat` to its end, with this input.
    func chat(
        _ arguments: [String], input: String = ""
    ) throws -> (ending: ChildProcess.Ending?, printed: String) {
        let words = [try Yui.program, "chat", "--broker", address] + arguments
        let file = try folder.write(input, to: "input")
        let command = words.map { "'\($0)'" }.joined(separator: " ") + " <'\(file)'"
        let run = try ChildProcess(
            "/bin/sh", ["-c", command],
            output: folder.file("chat-\(UUID().uuidString.prefix(8)).log"))
        return (run.wait(), run.printed)
    }
}

@Suite(.timeLimit(.minutes(5))) struct `A conversation over a broker` {
    private let patient = ["--timeout", "60"]

    @Test func `is heard as it is without one`() async throws {
        let script = try String(
            contentsOfFile: Project.path("config/sample/demo.txt"), encoding: .utf8)
        let transcript = try Transcript(parsing: script)
        guard
            case .clock(let start, _) = transcript.entries.first(where: {
                if case .clock = $0 { true } else { false }
            })
        else { throw FixtureError("the demo sets no clock") }
        var stage = try DeskStage(at: start)
        let expected = try await transcript.played(on: &stage).text
        let house = try House()
        let file = try house.write(script, to: "script")
        let heard = try house.chat(["--script", file, "--clock-file", house.clock] + patient)
        #expect(heard.printed == expected)
        #expect(heard.ending == .exited(0))
    }

    @Test func `is compared with the file where that is asked for`() throws {
        let house = try House()
        let script = try house.write("line/U1> こんにちは\nline/U2> hello\n", to: "script")
        let heard = try house.chat(["--script", script] + patient)
        let golden = try house.write(heard.printed, to: "golden")
        #expect(try house.chat(["--script", golden, "--expect"] + patient).ending == .exited(0))
        let differing = try house.chat(["--script", script, "--expect"] + patient)
        #expect(differing.ending == .exited(1))
        #expect(differing.printed.contains("+  line/U2< "))
    }

    @Test func `goes through a pipe, a sentence a line`() throws {
        let house = try House()
        let whole = try house.chat(
            ["--as", "line/U1"] + patient, input: "\nこんにちは\n/as line/U2\nhello")
        #expect(whole.ending == .exited(0))
        let single = try [("line/U1", "こんにちは"), ("line/U2", "hello")].map { sender, text in
            try house.chat(["--as", sender] + patient, input: text).printed
        }
        #expect(single.allSatisfy { $0.hasSuffix("\n") && $0.count > 1 })
        #expect(whole.printed == single.joined())
    }

    @Test func `fails with a sentence where nobody answers`() throws {
        let house = try House(served: false)
        let unanswered = try house.chat(["--timeout", "0.5"], input: "hello")
        #expect(unanswered.ending == .exited(1))
        #expect(unanswered.printed.contains("Is `yui serve` running"))
    }
}
