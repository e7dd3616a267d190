import Bus
import Fixtures
import Foundation
import Service
import Town

/// What gateways say under load and what comes back, as their own books have it.
///
/// Every message has a number in its words. The even ones carry an id and are said again, under
/// it, until they are answered: that is all a gateway can do, since a broker's PUBACK
/// proves nothing. The odd ones are plain text, said exactly once.
final class Load: Sendable {
    /// Senders of either kind.
    private static let senders = 40
    /// One in so many messages, if it has an id, is said twice at once.
    private static let stutter = 25
    /// After so many seconds without an answer a gateway says it again.
    private static let patience = Duration.seconds(2)

    private struct Waiting {
        let message: OutboundMessage
        var saidAt: ContinuousClock.Instant
    }

    private struct Books {
        var goal = 0
        var said = 0
        var isPaused = false
        var isOver = false
        /// Plain messages that the broker has not yet taken over.
        var onTheirWay = 0
        /// By id: what is said again until it is answered.
        var waiting: [String: Waiting] = [:]
        /// By id: the answer.
        var answers: [String: MessageOut] = [:]
        var plainSaid = 0
        /// By the id of the answer, which is Yui's own.
        var plainAnswers: [String: MessageOut] = [:]
        /// Answers heard more than once, which is allowed as long as they are the same.
        var heardAgain = 0
        var saidAgain = 0
        var faults: [String] = []
    }

    private let books = Guarded(Books())
    private let broker: Broker
    private let saysPlain: Bool
    private let window: Int
    private let gateway = Guarded<Gateway?>(nil)

    /// - Parameters:
    ///   - saysPlain: whether every other message is plain words; otherwise all have ids.
    ///   - window: messages of either kind that wait for an answer at a time.
    init(_ broker: Broker, saysPlain: Bool = true, window: Int = 300) {
        self.broker = broker
        self.saysPlain = saysPlain
        self.window = window
    }

    private func isPlain(_ number: Int) -> Bool { saysPlain && !number.isMultiple(of: 2) }

    static func words(_ number: Int) -> String { "street light number \(number) is broken" }

    static func number(in words: String) -> Int? {
        let parts = words.split(separator: " ")
        guard parts.count == 6, parts[0] == "street" else { return nil }
        return Int(parts[3])
    }
}

// Saying.
extension Load {
    /// Connects, and goes on saying what is wanted until `end`.
    func run() async throws {
        let gateway = try await Gateway(
            broker, hearing: ["yui/v1/tama/+/+/out"], hear: { [self] in hear($0) })
        self.gateway.withLock { $0 = gateway }
        while !Task.isCancelled, !books.withLock({ $0.isOver }) {
            fill(on: gateway)
            try? await Task.sleep(for: .milliseconds(4))
        }
        await gateway.close()
    }

    func end() { books.withLock { $0.isOver = true } }

    /// Lets so many messages be said that are not yet said.
    func want(atLeast more: Int) { books.withLock { $0.goal = max($0.goal, $0.said + more) } }

    private func fill(on gateway: Gateway) {
        let now = ContinuousClock.now
        let (fresh, again) = books.withLock { books in
            (takeFresh(&books), Self.takeOverdue(&books, now))
        }
        for number in fresh {
            let sender = number / 2 % Self.senders
            if isPlain(number) {
                sayOnce(Self.words(number), from: "line/p\(sender)", on: gateway)
            } else {
                say(Self.words(number), as: "m\(number)", from: "line/g\(sender)")
                guard number.isMultiple(of: Self.stutter) else { continue }
                say(Self.words(number), as: "m\(number)", from: "line/g\(sender)")
            }
        }
        for message in again { gateway.post(message) }
    }

    private func takeFresh(_ books: inout Books) -> [Int] {
        var fresh: [Int] = []
        var withID = books.waiting.count
        while books.said < books.goal {
            let number = books.said + 1
            if isPlain(number) {
                let unanswered = books.plainSaid - books.plainAnswers.count
                guard !books.isPaused, unanswered < window else { break }
                books.plainSaid += 1
                books.onTheirWay += 1
            } else {
                guard withID < window else { break }
                withID += 1
            }
            books.said = number
            fresh.append(number)
        }
        return fresh
    }

    private static func takeOverdue(
        _ books: inout Books, _ now: ContinuousClock.Instant
    ) -> [OutboundMessage] {
        let overdue = books.waiting.filter { now - $0.value.saidAt > patience }
        for id in overdue.keys { books.waiting[id]?.saidAt = now }
        books.saidAgain += overdue.count
        return overdue.values.map(\.message)
    }

    /// Says something under an id, and goes on saying it until it is answered.
    func say(_ words: String, as id: String, from sender: String) {
        let message = OutboundMessage(
            topic: Gateway.incoming(sender),
            payload: Array(#"{"id":"\#(id)","text":"\#(words)"}"#.utf8))
        books.withLock { books in
            guard books.answers[id] == nil else { return }
            books.waiting[id] = Waiting(message: message, saidAt: .now)
        }
        gateway.withLock { $0 }?.post(message)
    }

    /// Hands plain words to the broker, which acknowledges them; they are never said again.
    private func sayOnce(_ words: String, from sender: String, on gateway: Gateway) {
        Task {
            do {
                try await gateway.say(words, from: sender)
                books.withLock { $0.onTheirWay -= 1 }
            } catch {
                fault("“\(words)” could not be said: \(error)")
            }
        }
    }

    private func fault(_ what: String) { books.withLock { $0.faults.append(what) } }

    /// Keeps plain messages back until the broker has taken over all that were said, runs `body`,
    /// and lets them go on. A plain message whose acknowledgement is lost with the connection can
    /// neither be said again nor be let go: its sender does not know whether it arrived.
    func withPlainWordsHeldBack(_ body: () async throws -> Void) async throws {
        books.withLock { $0.isPaused = true }
        try await until("all plain words are with the broker") {
            books.withLock { $0.onTheirWay == 0 }
        }
        try await body()
        books.withLock { $0.isPaused = false }
    }
}

// Hearing.
extension Load {
    private func hear(_ message: InboundMessage) {
        guard let said = try? JSONDecoder().decode(MessageOut.self, from: Data(message.payload))
        else { return fault("an answer cannot be read on \(message.topic)") }
        let isPlain = message.topic.contains("line/p")
        guard isPlain || message.topic.contains("line/g") else { return hearOther(said) }
        books.withLock { books in
            if said.kind != .answer { books.faults.append("\(said.kind): \(said.text)") }
            let key = isPlain ? said.id : said.reply_to ?? ""
            let earlier = isPlain ? books.plainAnswers[key] : books.answers[key]
            if let earlier {
                books.heardAgain += 1
                if earlier != said { books.faults.append("\(key) was answered in two ways") }
            } else if isPlain {
                books.plainAnswers[key] = said
            } else {
                books.answers[key] = said
                books.waiting[key] = nil
            }
        }
    }

    /// Answers to people of the stage who are not part of the load.
    private func hearOther(_ said: MessageOut) {
        guard let id = said.reply_to else { return }
        books.withLock { books in
            books.answers[id] = said
            books.waiting[id] = nil
        }
    }

    /// How many messages were answered so far.
    var answered: Int { books.withLock { $0.answers.count + $0.plainAnswers.count } }
    var said: Int { books.withLock { $0.said } }
    var saidAgain: Int { books.withLock { $0.saidAgain } }
    var heardAgain: Int { books.withLock { $0.heardAgain } }
    var faults: [String] { books.withLock { $0.faults } }
    /// Messages that were said and not answered.
    var unanswered: Int {
        books.withLock { $0.waiting.count + $0.plainSaid - $0.plainAnswers.count }
    }

    /// Goes on until so many more messages are answered.
    func bring(_ answers: Int, _ name: String) async throws {
        want(atLeast: answers)
        let goal = answered + answers
        try await until("\(answers) answers \(name)", seconds: 120) { answered >= goal }
    }

    func untilAnswered(_ id: String) async throws {
        try await until("“\(id)” is answered", seconds: 240) {
            books.withLock { $0.answers[id] != nil }
        }
    }

    /// Waits until all is said that is wanted, and all that will ever be answered is answered.
    ///
    /// The broker delivers in order, and the daemon answers in order: once what was said last is
    /// answered, whatever has no answer yet will never have one.
    func drain(_ name: String) async throws {
        try await until("all is said", seconds: 240) {
            books.withLock { $0.said == $0.goal && $0.waiting.isEmpty && $0.onTheirWay == 0 }
        }
        for last in ["\(name) 1", "\(name) 2"] {
            say("help", as: last, from: "line/S1")
            try await untilAnswered(last)
        }
    }
}
