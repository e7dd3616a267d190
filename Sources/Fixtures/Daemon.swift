package import Bus
import Foundation

/// A real `yui serve`, the program that was built beside the tests; it ends with its owner.
package final class Daemon: Sendable {
    /// What it is started with; the same settings start it again after its end.
    package struct Settings: Sendable {
        package var config = Project.path("config/sample")
        package var data: String
        package var broker: BrokerAddress
        /// Where it prints to, in all its lives.
        package var output: String
        /// More flags, such as `--fault`.
        package var arguments: [String] = []
        package var environment: [String: String] = [:]

        /// The daemon of this broker's town, with its journal in the folder.
        package init(_ broker: Broker, in folder: TemporaryFolder) {
            data = folder.file("town")
            self.broker = broker.address
            output = folder.file("daemon.log")
        }
    }

    private let process: ChildProcess

    package init(_ settings: Settings) throws {
        let flags = [
            "serve", "--config", settings.config, "--data", settings.data, "--broker",
            "mqtt://\(settings.broker.host):\(settings.broker.port)",
        ]
        // A trap that a test asked for need not be explained at length.
        let environment = settings.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { a, _ in a
        }
        process = try ChildProcess(
            try Yui.program, flags + settings.arguments, environment: environment,
            output: settings.output)
    }

    package var isRunning: Bool { process.isRunning }
    package var pid: Int32 { process.pid }

    /// Everything that daemons with this output have printed.
    package var printed: String { process.printed }

    /// Ends it as a power cut would: it learns nothing of it.
    package func kill() {
        process.signal(SIGKILL)
        process.wait()
    }

    /// Asks it to end in good order, and waits until it has.
    @discardableResult
    package func stop() -> ChildProcess.Ending? { process.stop(withinSeconds: 60) }

    /// Waits for an end that comes by itself.
    package func wait(seconds: Double = 60) -> ChildProcess.Ending? {
        process.wait(seconds: seconds)
    }
}

/// The commands of `yui`, run to their end.
package enum Yui {
    /// How a command ended and what it printed.
    package struct Run: Sendable {
        package let ending: ChildProcess.Ending?
        package let printed: String

        package var isGood: Bool { ending == .exited(0) }

        /// What stands behind a word at the beginning of a line, as in `state    5f0c…`.
        package func value(of name: String) -> String? {
            for line in printed.split(separator: "\n") where line.hasPrefix(name + " ") {
                return line.dropFirst(name.count).trimmingCharacters(in: .whitespaces)
            }
            return nil
        }
    }

    /// The program lies where the tests were built, which is where they run.
    package static var program: String {
        get throws {
            let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            let folders = [tests.deletingLastPathComponent(), Bundle.main.bundleURL]
            for folder in folders {
                let path = folder.appendingPathComponent("yui").path
                if FileManager.default.isExecutableFile(atPath: path) { return path }
            }
            throw FixtureError("yui is not built beside \(tests.path); run `swift build` first.")
        }
    }

    /// Runs one command; what it prints is kept in the folder for as long as it lasts.
    package static func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Run {
        let output = folder.file("run-\(UUID().uuidString.prefix(8))")
        let child = try ChildProcess(try program, arguments, output: output)
        let ending = child.wait(seconds: 300)
        return Run(ending: ending, printed: child.printed)
    }
}
