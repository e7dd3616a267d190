/// What Yui asked and waits to hear; it is answered before anything else is tried.
package enum Question: Codable, Equatable, Sendable {
    /// Which of these would you like to join?
    case choose([Suggestion], party: Int)
    /// It is full; shall we tell you when a place falls free?
    case wait(ActivityID, party: Int)
    /// An unasked proposal: would you come?
    case invitation(Suggestion, party: Int)
    /// Shall this draft be shown?
    case publish(ActivityID)
    /// A detail is missing.
    case detail(Detail, of: Gist)
    /// Is this what you meant?
    case guess(Gist)
    /// May we connect you with those who wish the same?
    case connect(WishID)
    /// Did all but these come?
    case attendance(ActivityID, absent: [PersonID])
    /// Which one can you not come to?
    case withdraw([ActivityID])
    /// Shall this be called off?
    case cancel(ActivityID, reason: WordsID?)

    /// A detail that Yui may ask for.
    package enum Detail: String, Codable, CaseIterable, Sendable { case when, place, what }
}

/// A question with the moment after which it is no longer open.
package struct PendingQuestion: Codable, Equatable, Sendable {
    package let question: Question
    package let expires: Instant

    package init(question: Question, expires: Instant) {
        self.question = question
        self.expires = expires
    }
}

/// The journal's form of a reading: what is wanted with its details, the words themselves kept
/// apart.
package struct Gist: Codable, Equatable, Sendable {
    package var intent: Intent
    package var interval: Interval?
    /// A day is known but no hours.
    package var day: Instant?
    package var duration: Int?
    package var people: Int?
    package var ref: Int?
    package var support: Support?
    package var field: FieldKey?
    package var area: AreaKey?
    package var place: PlaceKey?
    package var spot: WordsID?
    package var topics: [String] = []
    /// What is to be done, in the person's words.
    package var words: WordsID?

    package init(intent: Intent) { self.intent = intent }
}
