import Service
import Town

/// One person's side of a conversation: what waits for an answer, and what a number means now.
struct Dialogue {
    /// What to do about a sentence that has no answer yet.
    enum Nudge {
        /// Send it again, under the same id.
        case again(Sentence)
        /// It was sent often enough.
        case enough(Sentence)
    }

    /// What is to be shown of a message.
    struct Hearing {
        let text: String
        /// Its kind, where Yui speaks unasked.
        let mark: String?
        /// The choices, where the text does not name them.
        let hint: String?
    }

    private struct Waiting {
        let sentence: Sentence
        let since: ContinuousClock.Instant
        var due: ContinuousClock.Instant
        var times = 1
    }

    private static let patience = Duration.seconds(4)
    private static let mostTimes = 4
    /// Messages remembered, so that one that comes twice is shown once.
    private static let memory = 1000

    private var numbering = Numbering()
    private var waiting: [Waiting] = []
    private var choices: [MessageOut.Choice] = []
    private var heard: [String] = []

    var isWaiting: Bool { !waiting.isEmpty }

    /// How long the oldest unanswered sentence has been waiting.
    func wait(until now: ContinuousClock.Instant) -> Duration? {
        waiting.first.map { now - $0.since }
    }

    /// Makes a sentence of what was typed: a choice's number stands for the choice.
    mutating func say(_ typed: String, at now: ContinuousClock.Instant) -> Sentence {
        let sentence = Sentence(id: numbering.next(), text: meaning(of: typed))
        waiting.append(Waiting(sentence: sentence, since: now, due: now + Self.patience))
        if waiting.count > Self.memory { waiting.removeFirst() }
        return sentence
    }

    /// A number is a place in the list, unless the choices are numbers themselves.
    private func meaning(of typed: String) -> String {
        guard let place = Int(typed), choices.indices.contains(place - 1), !hasNumbers else {
            return typed
        }
        return choices[place - 1].send
    }

    private var hasNumbers: Bool { choices.contains { Int($0.label) != nil } }

    /// Takes a message; `nil` if it was heard before.
    mutating func hear(_ message: MessageOut) -> Hearing? {
        let isReply = waiting.contains { $0.sentence.id == message.reply_to }
        waiting.removeAll { $0.sentence.id == message.reply_to }
        guard !heard.contains(message.id) else { return nil }
        heard.append(message.id)
        if heard.count > Self.memory { heard.removeFirst() }
        // What Yui says unasked does not end the question that is open.
        if isReply || message.choices != nil { choices = message.choices ?? [] }
        return Hearing(
            text: message.text.printable, mark: isReply ? nil : message.kind.mark?.rawValue,
            hint: hint(for: message))
    }

    private func hint(for message: MessageOut) -> String? {
        guard let offered = message.choices else { return nil }
        let isInText = offered.allSatisfy {
            message.text.contains($0.label) || message.text.contains($0.send)
        }
        guard !isInText else { return nil }
        let labels = offered.map(\.label.printable)
        return hasNumbers
            ? labels.map { "“\($0)”" }.joined(separator: "  ")
            : labels.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "   ")
    }

    /// The sentences that have waited too long.
    mutating func nudges(at now: ContinuousClock.Instant) -> [Nudge] {
        var nudges: [Nudge] = []
        for index in waiting.indices where waiting[index].due <= now {
            let isEnough = waiting[index].times == Self.mostTimes
            nudges.append(
                isEnough ? .enough(waiting[index].sentence) : .again(waiting[index].sentence))
            waiting[index].times += 1
            waiting[index].due = now + Self.patience
        }
        waiting.removeAll { $0.times > Self.mostTimes }
        return nudges
    }
}
