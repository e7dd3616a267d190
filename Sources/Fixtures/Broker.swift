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
        port = try Loopback.freePort()
        try FileManager.default.createDirectory(
            atPath: folder.file("data"), withIntermediateDirectories: false)
        if let login = settings.login { try Self.keep(login, in: folder) }
        try folder.write(
            Self.configuration(settings, port: port, in: folder), to: "mosquitto.conf")
        process = Guarded(nil)
        try start()
    }

    deinit {
        kill()
    }

    /// Where clients of the test find it.
    package var address: BrokerAddress { BrokerAddress(host: "127.0.0.1", port: port) }

    /// What the broker has logged so far, in all its lives.
    package var log: String {
        ["output", "log"].map { name in
            let bytes = FileManager.default.contents(atPath: folder.file(name)) ?? Data()
            return String(decoding: bytes, as: UTF8.self)
        }.joined()
    }

    /// Starts it again on the same port with what it kept.
    package func start() throws {
        let child = try ChildProcess(
            program, ["-c", folder.file("mosquitto.conf")], output: folder.file("output"))
        process.withLock { $0 = child }
        let start = Date()
        while !Loopback.answers(port) {
            guard child.isRunning, -start.timeIntervalSinceNow < 20 else {
                throw FixtureError("mosquitto does not listen on port \(port):\n\(log)")
            }
            usleep(5_000)
        }
    }

    /// Lets it end in good order, with everything saved.
    package func stop() {
        process.withLock { $0 }?.stop()
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
