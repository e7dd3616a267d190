import Bus
import Foundation
import UnixSignals

/// All that a client waits for, in one stream: what is typed, what is heard, and time.
final class Happenings: Sendable {
    enum Happening: Sendable {
        case typed([UInt8])
        case inputEnded
        case heard(InboundMessage)
        /// The connection with this number is over for good.
        case connectionEnded(Int)
        case tick
        /// The window has another size now.
        case resized
        /// Somebody wants us to end.
        case told
    }

    /// Milliseconds between two ticks.
    private static let pulse = 250

    let stream: AsyncStream<Happening>
    private let source: AsyncStream<Happening>.Continuation

    init() {
        (stream, source) = AsyncStream.makeStream(of: Happening.self)
        Task { [source] in
            while true {
                try await Task.sleep(for: .milliseconds(Self.pulse))
                source.yield(.tick)
            }
        }
    }

    /// Reads the standard input on a thread of its own, which ends with the process.
    func readInput() {
        Thread.detachNewThread { [source] in
            while let bytes = Terminal.read() { source.yield(.typed(bytes)) }
            source.yield(.inputEnded)
        }
    }

    /// Passes on what a client hears; `number` tells its end from that of another.
    func hear(_ client: BusClient, number: Int = 0) -> Task<Void, Never> {
        Task { [source] in
            for await message in client.messages { source.yield(.heard(message)) }
            source.yield(.connectionEnded(number))
        }
    }

    /// Takes the signals that end a program or change its window, so that the terminal can be put
    /// in order first.
    func watchSignals() {
        Task { [source] in
            let signals = await UnixSignalsSequence(
                trapping: .sigterm, .sigint, .sighup, .sigwinch)
            for await signal in signals {
                source.yield(signal == .sigwinch ? .resized : .told)
            }
        }
    }
}
