package import Bus
import Foundation

/// A real mosquitto on a free loopback port, with a folder of its own; it ends with the test.
package final class Broker: Sendable {
    package let port: Int32
    package let folder: TemporaryFolder
    private let program: String
    private let process: Guarded<ChildProcess?>

    /// How the broker of a test differs from the one residents use.
    package struct Settings: Sendable {
        /// Keep sessions and queued messages over a restart.
        package var persistence = true
        /// Save after so many messages were queued; a killed broker forgets what came after, and
        /// what it had sent to a connected client, although it had acknowledged both.
        package var autosaveChanges = 100
        package var maxPacketBytes = 16384
        package var maxInflight = 1000
        package var maxQueued = 100_000
        /// Name and password that a client must give; nobody else is let in.
        package var login: (name: String, password: String)?
        /// PEM files for a listener over TLS.
        package var tls: (authorities: String, certificate: String, key: String)?
        /// More lines for mosquitto.conf.
        package var lines: [String] = []

        package init() {}
    }

    /// Starts a broker and returns when it listens.
    package init(_ settings: Settings = Settings()) throws {
        program = try ChildProcess.find("mosquitto", package: "mosquitto")
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("data"), withIntermediateDirectories: false)
        if let login = settings.login { try Self.keep(login, in: folder) }
        process = Guarded(nil)
        // Between our finding a port and the broker's taking it, another test may have it.
        for _ in 0..<Self.attempts {
            let port = try Loopback.freePort()
            try folder.write(
                Self.configuration(settings, port: port, in: folder), to: "mosquitto.conf")
            guard let child = try Self.launch(program, in: folder) else { continue }
            self.port = port
            process.withLock { $0 = child }
            return
        }
        let told = Self.log(in: folder)
        throw FixtureError("mosquitto found no port to listen on:\n\(told)")
    }

    private static let attempts = 5

    deinit {
        kill()
    }

    /// Where clients of the test find it.
    package var address: BrokerAddress { BrokerAddress(host: "127.0.0.1", port: port) }

    /// What the broker has logged so far, in all its lives.
    package var log: String { Self.log(in: folder) }

    /// Starts it again on the same port with what it kept.
    package func start() throws {
        guard let child = try Self.launch(program, in: folder) else {
            throw FixtureError("mosquitto does not start again on port \(port):\n\(log)")
        }
        process.withLock { $0 = child }
    }

    /// Lets it end in good order, with everything saved.
    package func stop() {
        process.withLock { $0 }?.stop()
    }

    /// Has it save what it holds, and waits until that is on the disk.
    package func save() throws {
        let file = folder.file("data/mosquitto.db")
        let before = try? FileManager.default.attributesOfItem(atPath: file)
        process.withLock { $0 }?.signal(SIGUSR1)
        // It writes a file beside the old one and moves it over that.
        while process.withLock({ $0?.isRunning ?? false }) {
            let now = try? FileManager.default.attributesOfItem(atPath: file)
            let number = now?[.systemFileNumber] as? Int
            if number != nil, number != before?[.systemFileNumber] as? Int { return }
            usleep(2_000)
        }
        throw FixtureError("mosquitto ended while it saved:\n\(log)")
    }

    /// Ends it as a power cut would.
    package func kill() {
        let child = process.withLock { $0 }
        child?.signal(SIGKILL)
        child?.wait()
    }

    package func restart() throws {
        stop()
        try start()
    }
}

extension Broker {
    /// Starts mosquitto and waits until it says that it runs; `nil` if it ended instead.
    private static func launch(
        _ program: String, in folder: TemporaryFolder
    ) throws -> ChildProcess? {
        let lives = log(in: folder).ranges(of: runs).count
        let child = try ChildProcess(
            program, ["-c", folder.file("mosquitto.conf")], output: folder.file("output"))
        while log(in: folder).ranges(of: runs).count == lives {
            guard child.isRunning else { return nil }
            usleep(2_000)
        }
        return child
    }

    /// What mosquitto logs once its listeners are open.
    private static let runs = " running\n"

    private static func log(in folder: TemporaryFolder) -> String {
        ["output", "log"].map { name in
            let bytes = FileManager.default.contents(atPath: folder.file(name)) ?? Data()
            return String(decoding: bytes, as: UTF8.self)
        }.joined()
    }

    private static func configuration(
        _ settings: Settings, port: Int32, in folder: TemporaryFolder
    ) -> String {
        var lines = [
            "listener \(port) 127.0.0.1",
            "allow_anonymous \(settings.login == nil)",
            "persistence \(settings.persistence)",
            "persistence_location \(folder.file("data"))/",
            "autosave_on_changes true",
            "autosave_interval \(settings.autosaveChanges)",
            "max_queued_messages \(settings.maxQueued)",
            "max_inflight_messages \(settings.maxInflight)",
            "max_packet_size \(settings.maxPacketBytes)",
            "set_tcp_nodelay true",
            "log_dest file \(folder.file("log"))",
            "log_timestamp false",
        ]
        // Started by root it would become another user, who may not write into our folder.
        if geteuid() == 0 { lines.append("user root") }
        if settings.login != nil { lines.append("password_file \(folder.file("passwords"))") }
        if let tls = settings.tls {
            lines += [
                "cafile \(tls.authorities)", "certfile \(tls.certificate)", "keyfile \(tls.key)",
            ]
        }
        return (lines + settings.lines).joined(separator: "\n") + "\n"
    }

    private static func keep(
        _ login: (name: String, password: String), in folder: TemporaryFolder
    ) throws {
        let program = try ChildProcess.find("mosquitto_passwd", package: "mosquitto")
        let child = try ChildProcess(
            program, ["-b", "-c", folder.file("passwords"), login.name, login.password],
            output: folder.file("passwd.log"))
        guard child.wait() == .exited(0) else { throw FixtureError(child.printed) }
    }
}
