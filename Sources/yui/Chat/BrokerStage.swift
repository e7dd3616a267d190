import Bus
import Foundation
import Service
import Town

/// A script's stage with the daemon behind a broker.
///
/// Nothing is waited for by the clock. The daemon says all of a turn in order on one connection,
/// and all is heard on one subscription; so after each sentence an empty one follows from a sender
/// of our own, which Yui refuses without any effect on the town, and when that refusal has arrived
/// everything before it has too. It is known by its correlation data.
struct BrokerStage: Stage {
    /// What a kiosk shows that matters here.
    private struct Board: Decodable {
        let code: String
        let code_until: String
    }

    private let settings: Settings
    private let topics: Topics
    private let client: BusClient
    private let forwarding: Task<Void, Never>
    private let clockFile: String?
    private let timeout: Double
    private let probe: Sender
    private var happenings: AsyncStream<Happenings.Happening>.Iterator
    private var numbering = Numbering()
    private var heard: Set<String> = []
    private var boards: [String: Board] = [:]
    private var status: String?
    private var clock: Instant?

    /// Connects and waits until Yui is ready.
    init(_ settings: Settings, clockFile: String?, timeout: Double) async throws {
        self.settings = settings
        self.clockFile = clockFile
        self.timeout = timeout
        topics = Topics(city: settings.city)
        var numbering = Numbering()
        guard let probe = Sender(channel: "chat", id: "probe-\(numbering.next())") else {
            preconditionFailure("a probe is a sender")
        }
        self.probe = probe
        let all = Happenings()
        client = BusClient(
            options: settings.visitorOptions(
                subscriptions: [topics.answers, topics.boards, topics.status], timeout: timeout),
            logger: settings.quietLogger)
        forwarding = all.hear(client)
        happenings = all.stream.makeAsyncIterator()
        try await client.connect()
        let isReady = try await listen { $0.status == "ready" }
        guard isReady else {
            await close()
            throw ChatFailure.noDaemon(city: settings.city, status: status)
        }
    }

    func close() async {
        forwarding.cancel()
        await client.close()
    }

    mutating func advance(to instant: Instant, written: String) async throws -> [Heard] {
        guard let clockFile else { throw ChatFailure.noClockFile }
        do {
            try written.write(toFile: clockFile, atomically: true, encoding: .utf8)
        } catch {
            throw ChatFailure.unwritable(file: clockFile)
        }
        clock = instant
        return try await everything().map { Heard($0.message, to: $0.sender) }
    }

    mutating func say(_ text: String, as sender: Sender) async throws -> [Heard] {
        let sentence = Sentence(id: numbering.next(), text: text)
        client.post(
            OutboundMessage(
                topic: topics.incoming(sender), payload: sentence.payload, isJSON: true))
        let all = try await everything()
        guard all.contains(where: { $0.message.reply_to == sentence.id }) else { throw noAnswer }
        return all.map { Heard($0.message, to: $0.sender) }
    }

    /// Boards follow the clock in the turn after it was set.
    mutating func code(atKiosk kiosk: String) async throws -> String {
        let isThere = try await listen { stage in
            guard let board = stage.boards[kiosk] else { return false }
            let now = stage.clock ?? CityClock.system.now
            return Instant(iso8601: board.code_until).map { $0 > now } ?? false
        }
        guard isThere, let board = boards[kiosk] else { throw ChatFailure.noCode(kiosk: kiosk) }
        return board.code
    }

    private var noAnswer: ChatFailure { .noAnswer(city: settings.city, seconds: timeout) }
}

extension BrokerStage {
    private typealias Said = (message: MessageOut, sender: Sender)

    /// Sends the probe and returns all that comes before the answer to it.
    private mutating func everything() async throws -> [Said] {
        let question = Sentence(id: numbering.next(), text: "")
        let mark = Array(question.id.utf8)
        client.post(
            OutboundMessage(
                topic: topics.incoming(probe), payload: question.payload, isJSON: true,
                correlation: mark))
        var said: [Said] = []
        var isOver = false
        let isComplete = try await listen { _ in
            isOver
        } hearing: { stage, message in
            guard let sender = stage.topics.recipient(of: message.topic) else { return }
            if sender == stage.probe {
                isOver = isOver || message.correlation == mark
            } else if let answer = stage.read(message) {
                said.append((answer, sender))
            }
        }
        guard isComplete else { throw noAnswer }
        return said
    }

    /// Takes what happens until `isOver`; false if that does not come in time.
    private mutating func listen(
        until isOver: (Self) -> Bool,
        hearing hear: (inout Self, InboundMessage) -> Void = { _, _ in }
    ) async throws -> Bool {
        let end = ContinuousClock.now + .seconds(timeout)
        while !isOver(self) {
            guard ContinuousClock.now < end,
                let happening = await happenings.next(isolation: #isolation)
            else { return false }
            switch happening {
            case .heard(let message):
                note(message)
                hear(&self, message)
            case .connectionEnded: throw ChatFailure.connectionEnded
            case .typed, .inputEnded, .tick, .resized, .told: break
            }
        }
        return true
    }

    /// Remembers what is shown to everybody: how Yui is, and the kiosks' boards.
    private mutating func note(_ message: InboundMessage) {
        if message.topic == topics.status {
            status = String(decoding: message.payload, as: UTF8.self)
        } else if let kiosk = topics.kiosk(ofBoard: message.topic) {
            boards[kiosk] = try? JSONDecoder().decode(Board.self, from: Data(message.payload))
        }
    }

    /// A message to somebody, the first time that it comes.
    private mutating func read(_ message: InboundMessage) -> MessageOut? {
        guard
            let said = try? JSONDecoder().decode(MessageOut.self, from: Data(message.payload)),
            heard.insert(said.id).inserted
        else { return nil }
        return said
    }
}
