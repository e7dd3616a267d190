import ArgumentParser
import Bus
import Foundation
import Service

/// Shows the monitor topics as they come.
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Watch the monitor topics: status, numbers, what happens, and alarms.",
        discussion: """
            In a terminal the state stands in the last line and what happens is listed above; \
            control-C leaves. Without one every message is a line of its own.
            """)

    /// How long a broker may take before we say that we wait for it.
    private static let silence = Duration.seconds(2)

    @Flag(name: .long, help: "Each message as one JSON object a line: topic, retained, payload.")
    var json = false

    @Option(name: .customLong("for"), help: "Leave after so many seconds.")
    var seconds: Double?

    @OptionGroup var settings: SettingOptions

    func validate() throws {
        guard (seconds ?? 1) > 0 else { throw ValidationError("--for is a number above 0") }
    }

    func run() async throws {
        let settings = try await settings.resolve()
        let happenings = Happenings()
        happenings.watchSignals()
        let topics = Topics(city: settings.city)
        let client = BusClient(
            options: settings.visitorOptions(subscriptions: [topics.monitor], timeout: nil),
            logger: settings.quietLogger)
        let forwarding = happenings.hear(client)
        let connecting = Task { try await client.connect() }
        let waiting = Task {
            try await Task.sleep(for: Self.silence)
            if !client.counters.isConnected {
                Terminal.complain("Waiting for the broker at \(settings.broker).")
            }
        }
        let output = try WatchOutput(city: settings.city, asJSON: json)
        let end = seconds.map { ContinuousClock.now + .seconds($0) }
        do {
            try await show(happenings, on: output, until: end, connecting: connecting)
        } catch {
            output.close()
            throw Complaint(error)
        }
        output.close()
        waiting.cancel()
        forwarding.cancel()
        await client.close()
    }

    /// Shows what is heard until it is time to leave, or until the connection is over for good.
    private func show(
        _ happenings: Happenings, on output: WatchOutput, until end: ContinuousClock.Instant?,
        connecting: Task<Void, any Error>
    ) async throws {
        if output.isInteractive { happenings.readInput() }
        for await happening in happenings.stream {
            switch happening {
            case .heard(let message): output.show(message)
            case .typed(let bytes):
                // Control-C, control-D, or q as in other programs that show something.
                if bytes.contains(where: [3, 4, UInt8(ascii: "q")].contains) { return }
            case .inputEnded, .told: return
            case .resized: output.draw()
            case .tick:
                if let end, end <= .now { return }
            case .connectionEnded:
                try await connecting.value
                throw ChatFailure.connectionEnded
            }
        }
    }
}
