import Service

/// A conversation at a terminal: what comes in is shown above the line being written.
struct TerminalChat {
    private let settings: Settings
    private let timeout: Double
    private let happenings = Happenings()
    private let colours = Colours(areOn: Terminal.hasColours)
    private var sender: Sender
    private var connection = 0
    private var dialogue = Dialogue()
    private var keys = KeyReader()
    private var editor = LineEditor()
    private var screen: Screen
    private var status: String?

    init(_ settings: Settings, as sender: Sender, timeout: Double) {
        self.settings = settings
        self.sender = sender
        self.timeout = timeout
        screen = Screen(colours: colours, prompt: Self.prompt(of: sender))
    }

    private static func prompt(of sender: Sender) -> String { "\(sender.name.printable)> " }

    mutating func run() async throws {
        let place = "Yui in \(settings.city), at \(settings.broker)."
        Terminal.write(colours(.faint, "\(place) Just write; /help says more.") + "\n")
        var caller = try await call()
        guard let terminal = Terminal() else {
            await caller.close()
            return
        }
        happenings.watchSignals()
        happenings.readInput()
        screen.open()
        defer {
            screen.close()
            terminal.restore()
        }
        for await happening in happenings.stream {
            for order in try take(happening, caller) {
                switch order {
                case .quit:
                    await caller.close()
                    return
                case .become(let other):
                    await caller.close()
                    try await caller = become(other)
                case .say(let text):
                    let sentence = dialogue.say(text, at: .now)
                    if sentence.text != text { note("→ \(sentence.text.printable)") }
                    caller.say(sentence)
                case .help: note(Order.helpText)
                case .unknown(let line): note(Order.complaint(about: line))
                case .nothing: break
                }
            }
        }
    }

    private mutating func become(_ other: Sender) async throws -> Caller {
        (sender, dialogue, status) = (other, Dialogue(), nil)
        connection += 1
        screen.prompt = Self.prompt(of: sender)
        screen.draw()
        return try await call()
    }

    private func call() async throws -> Caller {
        try await Caller(
            settings, as: sender, timeout: timeout, into: happenings, number: connection)
    }

    /// What a happening asks for beyond being shown.
    private mutating func take(
        _ happening: Happenings.Happening, _ caller: Caller
    ) throws -> [Order] {
        switch happening {
        case .typed(let bytes): return type(bytes)
        case .inputEnded, .told: return [.quit]
        case .heard(let message):
            switch caller.arrival(message) {
            case .message(let message): show(message)
            case .status(let status): tell(status)
            case nil: break
            }
        case .connectionEnded(let number):
            if number == connection { throw ChatFailure.connectionEnded }
        case .tick: nudge(caller)
        case .resized: screen.draw()
        }
        return []
    }

    private mutating func type(_ bytes: [UInt8]) -> [Order] {
        var orders: [Order] = []
        for key in keys.keys(from: bytes) {
            switch editor.take(key) {
            case .edited: break
            case .left: return orders + [.quit]
            case .entered(let line):
                screen.show([], cursor: 0)
                if !line.isEmpty { screen.say(colours(.cyan, screen.prompt) + line) }
                orders.append(Order(line))
            }
        }
        screen.show(editor.text, cursor: editor.cursor)
        return orders
    }

    private mutating func show(_ message: MessageOut) {
        guard let hearing = dialogue.hear(message) else { return }
        let columns = Terminal.columns
        var lines = [hearing.text.wrapped(columns: columns, indent: 2)]
        if let mark = hearing.mark { lines.insert(colours(.yellow, "  ● \(mark)"), at: 0) }
        if let hint = hearing.hint {
            lines.append(colours(.faint, hint.wrapped(columns: columns, indent: 2)))
        }
        screen.say(lines.joined(separator: "\n"))
    }

    private mutating func tell(_ status: String) {
        defer { self.status = status }
        guard status != self.status else { return }
        if status != "ready" {
            note("Yui is not ready just now (\(status.printable)). What you say waits for it.")
        } else if self.status != nil {
            note("Yui is back.")
        }
    }

    private func note(_ text: String) {
        screen.say(colours(.faint, text.wrapped(columns: Terminal.columns, indent: 0)))
    }

    private mutating func nudge(_ caller: Caller) {
        for nudge in dialogue.nudges(at: .now) {
            switch nudge {
            case .again(let sentence):
                caller.say(sentence)
                note(
                    caller.isConnected
                        ? "No answer yet; asking again."
                        : "The broker is out of reach just now; trying to get it back.")
            case .enough(let sentence):
                note("Still no answer to “\(sentence.text)”. If one comes, it is shown here.")
            }
        }
    }
}
