import Bus
import Fixtures
import Foundation
import Journal
import Service
import Town

/// The stage of a crash test: a broker, a small town on disk, and a daemon that is killed and
/// started again over both.
final class House {
    let broker: Broker
    let folder: TemporaryFolder
    let clock: StandingClock
    private(set) var settings: Daemon.Settings
    private(set) var daemon: Daemon?
    /// Where the journal stood when it was verified last.
    private(set) var verified = Head.start
    private(set) var kills = 0

    /// The broker is set up as it is deployed, whatever else a test may want of it.
    ///
    /// - Parameter autosaveChanges: changes after which the broker saves what it holds.
    init(fault: Fault? = nil, autosaveChanges: Int = 100) throws {
        var broker = Broker.Settings()
        broker.maxPacketBytes = 20_480
        broker.autosaveChanges = autosaveChanges
        self.broker = try Broker(broker)
        folder = try TemporaryFolder()
        settings = Daemon.Settings(self.broker, in: folder)
        settings.config = try SmallConfiguration.write(to: folder.file("config"))
        clock = try StandingClock(in: folder)
        settings.arguments = ["--clock-file", clock.path, "--log-level", "error"]
        if let fault { settings.arguments += ["--fault", fault.rawValue] }
    }

    func start() throws { daemon = try Daemon(settings) }

    /// Ends the daemon with `kill -9`; that it had ended before is a failure of its own.
    func kill() throws {
        guard let daemon, daemon.isRunning else {
            throw FixtureError("the daemon ended by itself:\n\(daemon?.printed ?? "")")
        }
        daemon.kill()
        kills += 1
    }

    /// Ends the daemon in good order, which writes a snapshot; one that has hardly begun may not
    /// have learnt yet what SIGTERM asks of it, and just ends.
    func stop() throws {
        let ending = daemon?.stop()
        guard ending == .exited(0) || ending == .killed(by: SIGTERM) else {
            throw FixtureError("the daemon did not end well:\n\(daemon?.printed ?? "")")
        }
    }

    /// Runs a command of `yui` on this town.
    func run(_ command: String...) throws -> Yui.Run {
        let flags = ["--config", settings.config, "--data", settings.data]
        return try Yui.run(command + flags, in: folder)
    }
}

// What lies on the disk.
extension House {
    func journal() throws -> SQLiteReader { try SQLiteReader(directory: settings.data) }

    /// Whether the chain goes on, unbroken, from where it was verified last.
    func verifyOn() throws -> Verification {
        let found = try journal().verify(from: verified)
        if found.isWhole { verified = found.head }
        return found
    }

    /// Every event of a type, in order.
    func events<Kind: Event>(_ type: Kind.Type) throws -> [Kind] {
        let coding = EventCoding()
        var found: [Kind] = []
        try journal().entries(after: 0) { entry throws(JournalFailure) in
            guard entry.kind == Kind.kind.rawValue else { return }
            if let event = try coding.decode(entry) as? Kind { found.append(event) }
        }
        return found
    }
}
