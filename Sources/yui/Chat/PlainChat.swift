import Service

/// A conversation through a pipe: one sentence a line, each after the answer to the one before.
struct PlainChat {
    private let settings: Settings
    private let timeout: Double
    private let happenings = Happenings()
    private var sender: Sender
    private var connection = 0
    private var dialogue = Dialogue()
    private var input: [UInt8] = []
    private var lines: [String] = []
    private var isAtEnd = false
    private var toldStatus: String?

    init(_ settings: Settings, as sender: Sender, timeout: Double) {
        self.settings = settings
        self.sender = sender
        self.timeout = timeout
    }

    mutating func run() async throws {
        var caller = try await call()
        happenings.readInput()
        for await happening in happenings.stream {
            try take(happening, caller)
            while !dialogue.isWaiting, !lines.isEmpty {
                switch Order(lines.removeFirst()) {
                case .nothing: break
                case .say(let text): caller.say(dialogue.say(text, at: .now))
                case .help: Terminal.complain(Order.helpText)
                case .unknown(let line): Terminal.complain(Order.complaint(about: line))
                case .quit: (lines, isAtEnd) = ([], true)
                case .become(let other):
                    await caller.close()
                    (sender, dialogue) = (other, Dialogue())
                    connection += 1
                    caller = try await call()
                }
            }
            if isAtEnd, !dialogue.isWaiting { break }
        }
        await caller.close()
    }

    private func call() async throws -> Caller {
        try await Caller(
            settings, as: sender, timeout: timeout, into: happenings, number: connection)
    }

    private mutating func take(_ happening: Happenings.Happening, _ caller: Caller) throws {
        switch happening {
        case .typed(let bytes): read(bytes)
        case .inputEnded:
            if !input.isEmpty { read([UInt8(ascii: "\n")]) }
            isAtEnd = true
        case .heard(let message):
            switch caller.arrival(message) {
            case .message(let message): show(message)
            case .status(let status): tell(status)
            case nil: break
            }
        case .connectionEnded(let number):
            if number == connection { throw ChatFailure.connectionEnded }
        case .tick: try nudge(caller)
        case .resized, .told: break
        }
    }

    private mutating func read(_ bytes: [UInt8]) {
        input += bytes
        while let end = input.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(String(decoding: input[..<end], as: UTF8.self))
            input.removeSubrange(...end)
        }
    }

    private mutating func show(_ message: MessageOut) {
        guard let hearing = dialogue.hear(message) else { return }
        let mark = hearing.mark.map { "(\($0)) " } ?? ""
        let hint = hearing.hint.map { "\n\($0)" } ?? ""
        Terminal.write("\(mark)\(hearing.text)\(hint)\n")
    }

    private mutating func tell(_ status: String) {
        guard status != "ready", status != toldStatus else { return }
        toldStatus = status
        Terminal.complain(
            "Yui is not ready just now (\(status.printable)). What you say waits for it.")
    }

    private mutating func nudge(_ caller: Caller) throws {
        if let wait = dialogue.wait(until: .now), wait > .seconds(timeout) {
            throw ChatFailure.noAnswer(city: settings.city, seconds: timeout)
        }
        for case .again(let sentence) in dialogue.nudges(at: .now) { caller.say(sentence) }
    }
}
