package import Town

/// A conversation as a file: who says what, and what is heard.
///
/// The same form serves as a script (answers in it are passed over when it is played) and as the
/// record of a play, so that a file with the answers in it is a golden file:
/// ```
/// # a comment
/// @ 2026-10-14T10:00:00+09:00
/// line/U2> want to help with festival setup Saturday
///   line/U2< Saturday 17 October. 2 things could use a hand:
///          < 1. Festival setup …
///   [1] [2] [not this time]
///   line/U10< (notice) …
/// line/U2> check in {code K1}
/// ```
package struct Transcript: Equatable, Sendable {
    package enum Entry: Equatable, Sendable {
        /// A comment or an empty line, kept as it stands.
        case aside(String)
        /// The clock is set, and stands there until it is set again; `written` as in the file.
        case clock(Instant, written: String)
        case said(Sender, String)
        case heard(Heard)
    }

    package var entries: [Entry]

    package init(entries: [Entry]) {
        self.entries = entries
    }

    /// The sentences that are said in it.
    package var sentences: Int {
        entries.count { if case .said = $0 { true } else { false } }
    }

    /// Whether it sets the clock.
    package var setsClock: Bool {
        entries.contains { if case .clock = $0 { true } else { false } }
    }
}

/// One message that somebody heard.
package struct Heard: Equatable, Sendable {
    package let to: Sender
    /// What it is, where that is not plain from being an answer: `proposal`, `notice` …
    package let mark: Answer.Kind?
    package let text: String
    package let choices: [MessageOut.Choice]

    package init(
        to: Sender, mark: Answer.Kind? = nil, text: String, choices: [MessageOut.Choice] = []
    ) {
        self.to = to
        self.mark = mark
        self.text = text
        self.choices = choices
    }

    package init(_ message: MessageOut, to sender: Sender) {
        self.init(
            to: sender, mark: message.kind.mark, text: message.text.printable,
            choices: (message.choices ?? []).map {
                MessageOut.Choice(label: $0.label.printable, send: $0.send.printable)
            })
    }
}

extension Answer.Kind {
    /// The kind where it is worth telling: an answer or a question explains itself.
    package var mark: Answer.Kind? {
        switch self {
        case .answer, .question: nil
        case .proposal, .reminder, .notice, .error: self
        }
    }
}
