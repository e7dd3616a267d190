import Bus
import Foundation
import Service

/// Where what is watched goes: a terminal with a line of state at the bottom, or plain lines.
final class WatchOutput {
    let isInteractive: Bool
    private let asJSON: Bool
    private let terminal: Terminal?
    private let colours: Colours
    private var screen: Screen
    private var report: MonitorReport

    init(city: String, asJSON: Bool) throws {
        self.asJSON = asJSON
        terminal = !asJSON && Terminal.isInteractive ? Terminal() : nil
        isInteractive = terminal != nil
        colours = Colours(areOn: Terminal.hasColours && !asJSON)
        report = MonitorReport(topics: Topics(city: city))
        screen = Screen(colours: colours, prompt: "")
        if isInteractive {
            screen.open()
            showState()
        }
    }

    func close() {
        guard terminal != nil else { return }
        screen.close()
        terminal?.restore()
    }

    func draw() {
        if isInteractive { showState() }
    }

    func show(_ message: InboundMessage) {
        if asJSON {
            Terminal.write(Self.json(message) + "\n")
            return
        }
        guard let line = report.take(message, at: Date()) else { return }
        if isInteractive, line.isState {
            showState()
        } else if isInteractive {
            screen.say(line.text(in: colours))
        } else {
            Terminal.write(line.text(in: colours) + "\n")
        }
    }

    private func showState() {
        let room = Terminal.columns - 1
        screen.show(Array(report.state.prefix(room)), cursor: 0)
    }

    /// The payload as it is where it is JSON, else as a string.
    private static func json(_ message: InboundMessage) -> String {
        let payload = Data(message.payload)
        let text = String(decoding: message.payload, as: UTF8.self)
        let isJSON = (try? JSONSerialization.jsonObject(with: payload)) != nil
        return "{\"topic\":\(quoted(message.topic)),\"retained\":\(message.isRetained),"
            + "\"payload\":\(isJSON ? text : quoted(text))}"
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        guard let data = try? encoder.encode(text) else {
            preconditionFailure("a string could not be written as JSON")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
