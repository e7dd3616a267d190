import Bus
import Fixtures
import Foundation
import Service
import Testing

/// How the daemon begins and ends, seen from the broker, the operator and systemd.
@Suite(.serialized, .timeLimit(.minutes(5))) struct `The daemon` {
    private static let status = "yui/v1/tama/monitor/status"

    @Test func `says on its status topic how it is`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        try await until("it is ready") {
            scene.gateway.words(on: Self.status) == ["init", "ready"]
        }
        scene.daemon?.kill()
        try await until("it is lost") {
            scene.gateway.words(on: Self.status) == ["init", "ready", "lost"]
        }
        try await scene.start()
        try scene.stop()
        let all = ["init", "ready", "lost", "init", "ready", "disconnected"]
        try await until("it is disconnected") { scene.gateway.words(on: Self.status) == all }
        // A newcomer finds the last word.
        let late = try await Gateway(scene.broker, name: "late", hearing: [Self.status])
        let found = try await late.next("the retained status") { $0.topic == Self.status }
        #expect(found.isRetained)
        #expect(String(decoding: found.payload, as: UTF8.self) == "disconnected")
        await late.close()
    }

    @Test func `is the only one on its journal`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        let other = try Daemon(scene.settings(printingTo: "second.log"))
        #expect(other.wait() != .exited(0))
        let first = try #require(scene.daemon)
        #expect(other.printed.contains("is being written by another Yui (process \(first.pid))"))
        #expect(other.printed.contains("Stop that process first"))
        try await scene.serves("the first daemon")
    }

    @Test func `fails at once where there is no broker and it may not wait`() async throws {
        let scene = try await DaemonScene()
        scene.broker.stop()
        scene.settings.arguments += ["--wait-for-broker", "0"]
        let daemon = try Daemon(scene.settings)
        #expect(daemon.wait() != .exited(0))
        #expect(daemon.printed.contains("cannot be reached"))
        await scene.gateway.close()
    }

    @Test func `waits for a broker that comes later`() async throws {
        let scene = try await DaemonScene()
        scene.broker.stop()
        let daemon = try Daemon(scene.settings)
        try await until("it says that there is none") { daemon.printed.contains("no broker yet") }
        try scene.broker.start()
        try await scene.serves("a daemon that had to wait")
        #expect(daemon.stop() == .exited(0))
    }

    @Test func `is the same town after a restart`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        for number in 1...20 {
            try await scene.gateway.say("street light \(number) is broken", from: "line/U\(number)")
        }
        try await scene.serves("all of them")
        try scene.stop()
        let before = try scene.replays()
        try await scene.start()
        try scene.stop()
        // Only the question after the start came in between, and it changed nothing.
        #expect(try scene.replays() == before)
        #expect(before.fromEmpty != nil)
        #expect(before.fromEmpty == before.fromSnapshot)
    }

    @Test func `stops within a turn, also when the broker is gone`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        scene.broker.stop()
        try scene.stop()
        let verified = try Yui.run(
            ["journal", "verify", "--data", scene.settings.data], in: scene.folder)
        #expect(verified.isGood, "\(verified.printed)")
        await scene.gateway.close()
    }

    /// What may be wrong with a journal's file, and what is said of it.
    static let damages: [(name: String, spoil: @Sendable (inout Data) -> Void, said: String)] = [
        ("is no journal", { $0 = Data("not a journal".utf8) }, "is damaged"),
        ("is empty", { $0 = Data() }, "is damaged"),
        ("is cut off", { $0 = $0.prefix($0.count / 2) }, "is damaged"),
        ("belongs to another program", { $0[68] = 0 }, "not a journal of Yui"),
        ("is newer", { $0[60...63] = Data([0, 0, 0, 99]) }, "of a later Yui"),
    ]

    @Test func `leaves a file alone that it cannot use`() async throws {
        let scene = try await DaemonScene()
        try await scene.start()
        try scene.stop()
        let file = scene.settings.data + "/yui.sqlite"
        let good = try Data(contentsOf: URL(fileURLWithPath: file))
        for damage in Self.damages {
            var bad = good
            damage.spoil(&bad)
            try bad.write(to: URL(fileURLWithPath: file))
            let before = try scene.files()
            let daemon = try Daemon(scene.settings(printingTo: "\(damage.name).log"))
            #expect(daemon.wait() != .exited(0), "\(damage.name)")
            #expect(daemon.printed.contains(damage.said), "\(damage.name): \(daemon.printed)")
            #expect(try scene.files() == before, "\(damage.name)")
        }
        try good.write(to: URL(fileURLWithPath: file))
        try await scene.start()
    }

    @Test func `tells systemd how it is`() async throws {
        let scene = try await DaemonScene()
        let systemd = try NotifySocket(in: scene.folder)
        scene.settings.environment["NOTIFY_SOCKET"] = systemd.path
        try await scene.start()
        var told: [String] = []
        try await until("it is alive") {
            told += systemd.take()
            return told.contains("WATCHDOG=1")
        }
        try scene.stop()
        told += systemd.take()
        #expect(told.first == "READY=1")
        #expect(told.last == "STOPPING=1")
        #expect(Set(told) == ["READY=1", "WATCHDOG=1", "STOPPING=1"])
    }
}

/// The digests of the state, as two ways of replaying the journal give them.
struct Replays: Equatable {
    let fromEmpty: String?
    let fromSnapshot: String?
}

extension DaemonScene {
    /// The settings of another daemon on the same town.
    func settings(printingTo name: String) -> Daemon.Settings {
        var other = settings
        other.output = folder.file(name)
        return other
    }

    func replays() throws -> Replays {
        let command = ["journal", "replay", "--data", settings.data]
        let empty = try Yui.run(command, in: folder)
        let snapshot = try Yui.run(command + ["--from-snapshot"], in: folder)
        return Replays(
            fromEmpty: empty.value(of: "state"), fromSnapshot: snapshot.value(of: "state"))
    }

    /// Every file of the data directory, byte for byte.
    func files() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: settings.data)
        return try Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, try Data(contentsOf: URL(fileURLWithPath: "\(settings.data)/\(name)")))
            })
    }
}
