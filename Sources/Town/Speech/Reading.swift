/// What one sentence was understood to mean.
package struct Reading: Equatable, Sendable {
    /// How sure the reading is, and so what may be done with it.
    package enum Outcome: String, Sendable {
        /// Sure enough to do it.
        case act
        /// A guess, to be put to the person as a question.
        case ask
        case none
    }

    package var intent: Intent
    package var outcome: Outcome
    /// From 0 to 1.
    package var confidence: Double
    /// The language of the sentence, BCP 47.
    package var language: String
    package var slots: Slots
    /// Every expression of time, in text order.
    package var times: [TimeExpression]

    package init(
        intent: Intent, outcome: Outcome, confidence: Double, language: String,
        slots: Slots = Slots(), times: [TimeExpression] = []
    ) {
        self.intent = intent
        self.outcome = outcome
        self.confidence = confidence
        self.language = language
        self.slots = slots
        self.times = times
    }
}

/// The details that a sentence gave beside its intent.
package struct Slots: Equatable, Sendable {
    /// How many people, the speaker counted in.
    package var people: Int?
    package var points: Int?
    /// An activity's number.
    package var ref: Int?
    /// The number of a choice, from 1.
    package var choice: Int?
    /// Digits of a code, leading zeros kept.
    package var code: String?
    /// Seconds.
    package var duration: Int?
    /// An RFC 5545 RRULE value.
    package var recurrence: String?
    package var support: Support?
    package var field: FieldKey?
    /// The words for what is to be done, as they were said.
    package var activity: String?
    /// What `activity` is about, in the lexicon's own terms (`festival`, `setup`), so that words of
    /// two languages meet.
    package var topics: [String] = []
    package var place: PlaceKey?
    package var area: AreaKey?
    package var person: String?
    package var group: GroupKey?
    package var language: String?
    /// Of attendance: all came ("everyone but Sato": `everyone`, with `person` the exception).
    package var everyone: Bool = false

    package init() {}
}

/// An expression of time inside a sentence.
package struct TimeExpression: Equatable, Sendable {
    package enum Grain: String, Sendable {
        case minute, hour, part, day, weekend, week, month, year
    }

    /// Another value that the same words allow.
    package struct Alternative: Equatable, Sendable {
        package var start: Instant?
        package var end: Instant?

        package init(start: Instant?, end: Instant?) {
            self.start = start
            self.end = end
        }
    }

    /// Unicode scalars of the sentence, half open.
    package var span: Range<Int>
    package var text: String
    /// `nil` for a deadline ("by Friday") and a bare length ("for two hours").
    package var start: Instant?
    /// `nil` for an open end ("after 5pm") and a bare length.
    package var end: Instant?
    package var grain: Grain
    /// An RFC 5545 RRULE value.
    package var recurrence: String?
    /// Seconds, where the expression is only a length.
    package var duration: Int?
    package var alternatives: [Alternative]
    /// The words contradict each other ("10月5日(土)" where the 5th is a Monday), or have passed.
    package var isDoubtful: Bool

    package init(
        span: Range<Int>, text: String, start: Instant?, end: Instant?, grain: Grain,
        recurrence: String? = nil, duration: Int? = nil, alternatives: [Alternative] = [],
        isDoubtful: Bool = false
    ) {
        self.span = span
        self.text = text
        self.start = start
        self.end = end
        self.grain = grain
        self.recurrence = recurrence
        self.duration = duration
        self.alternatives = alternatives
        self.isDoubtful = isDoubtful
    }
}

/// What the conversation is waiting for, so that a bare "2" or "yes" can be read.
package enum Awaited: Equatable, Sendable {
    case nothing
    case yesOrNo
    /// One of so many numbered choices.
    case choice(of: Int)
    /// A detail that was asked for.
    case time
    case people
    case place
    case text
}
