import Bookkeeping
package import Town

/// The town at one moment, with what is being decided in it.
///
/// Deciding is pure: what comes out follows from the town, the input, the moment and the knowledge
/// alone. Events change the town as they are recorded, so that each step sees the one before.
package struct Scene {
    package private(set) var town: Town
    package let settings: Settings
    package private(set) var now: Instant
    let knowledge: any Knowledge
    private var decision = Decision()
    private var lastWords = 0

    package init(
        town: consuming Town, settings: Settings, now: Instant, knowledge: any Knowledge
    ) {
        self.town = town
        self.settings = settings
        self.now = now
        self.knowledge = knowledge
    }

    /// Lets time go on; it never goes back.
    package mutating func advance(to instant: Instant) { now = max(now, instant) }

    /// What has been decided since the last time, to be made durable and said.
    package mutating func takeDecision() -> Decision {
        defer {
            decision = Decision()
            lastWords = 0
        }
        // Words that no event came to carry are nobody's, and their number is still free.
        decision.words.removeAll { $0.id.number > town.counters.words }
        return decision
    }

    package mutating func record(_ event: some Event) {
        town.apply(event)
        decision.events.append(event)
    }

    /// Keeps words under a new number, which the next event is to carry.
    package mutating func keep(
        _ text: String, of person: PersonID?, until: Instant? = nil
    ) -> WordsID {
        lastWords = max(lastWords, town.counters.words) + 1
        let id = WordsID(lastWords)
        decision.words.append(Decision.Kept(id: id, person: person, text: text, until: until))
        return id
    }

    /// Words, also those that are being kept right now.
    func text(of words: WordsID) -> String? {
        decision.words.last { $0.id == words }?.text ?? knowledge.text(of: words)
    }

    mutating func say(
        _ kind: Answer.Kind, to address: AddressID, _ lines: [Line], choices: [Choice] = [],
        expires: Instant? = nil
    ) {
        decision.answers.append(
            Answer(to: address, kind: kind, lines: lines, choices: choices, expires: expires))
    }

    /// The points rules that are in force.
    var pointsRules: PointsRules { settings.points.inForce(on: settings.zone.date(of: now)) }

    func tell(_ person: PersonID) -> AddressID { town[person].address }
}
