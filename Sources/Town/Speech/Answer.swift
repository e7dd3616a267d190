/// What Yui says to one person, before it is put into words of a language.
package struct Answer: Equatable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case answer
        /// Yui waits for a reply.
        case question
        /// Unasked.
        case proposal
        case reminder
        case notice
        case error
    }

    package var to: AddressID
    package var kind: Kind
    /// One line of text each.
    package var lines: [Line]
    /// At most 13, which is what messaging services allow.
    package var choices: [Choice]
    package var expires: Instant?

    package init(
        to: AddressID, kind: Kind, lines: [Line], choices: [Choice] = [], expires: Instant? = nil
    ) {
        self.to = to
        self.kind = kind
        self.lines = lines
        self.choices = choices
        self.expires = expires
    }
}

/// One phrase of the wording with what stands in its gaps.
package struct Line: Equatable, Sendable {
    /// A key of `wording.yaml`.
    package var phrase: String
    package var arguments: [String: Argument]

    package init(phrase: String, arguments: [String: Argument] = [:]) {
        self.phrase = phrase
        self.arguments = arguments
    }
}

/// A value for a gap; each language writes it its own way.
package indirect enum Argument: Equatable, Sendable {
    case number(Int)
    case text(String)
    case words(WordsID)
    /// In the reader's language, else in whichever there is.
    case wordsByLanguage([String: WordsID])
    /// A day with its weekday.
    case day(CivilDate)
    /// A day with its weekday and both ends.
    case interval(Interval)
    /// Both ends, without the day.
    case hours(Interval)
    case instant(Instant)
    case place(PlaceKey)
    case area(AreaKey)
    case group(GroupKey)
    case field(FieldKey)
    case person(PersonID)
    case line(Line)
    /// Joined as the language joins a list ("a, b and c", 「a、b、c」).
    case list([Argument])
}

/// A reply that a person can give with one touch.
package struct Choice: Equatable, Sendable {
    package var label: Line
    /// What is sent back.
    package var send: Line

    package init(label: Line, send: Line) {
        self.label = label
        self.send = send
    }
}
