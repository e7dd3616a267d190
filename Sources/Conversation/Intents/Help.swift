import Town

/// Help, and what to say when a sentence was not understood: the nearest thing and one example.
extension Scene {
    mutating func help(_ said: Said) {
        let isOrganiser = town[said.from].group != nil
        answer(
            said, Line(.help), Line(isOrganiser ? .helpOrganiser : .helpResident),
            Line(.helpPerson))
    }

    mutating func unknown(_ said: Said) {
        answer(said, Line(.unknown), example(for: said))
    }

    /// Something that Yui will do one day but does not do yet.
    mutating func notYet(_ said: Said) {
        answer(said, Line(.notYet), example(for: said))
    }

    /// One sentence that would work, for this person, now.
    func example(for said: Said) -> Line {
        let person = town.person(at: said.from)
        if person.organises.contains(where: { town.activities[$0]?.state == .running }) {
            return Line(.exampleAttendance)
        }
        return Line(person.engagements.isEmpty ? .exampleSearch : .exampleSchedule)
    }

    /// Asks with the best guess.
    mutating func guess(_ said: Said) {
        guard let phrase = Phrase.guess(said.reading.intent) else {
            unknown(said)
            return
        }
        var gist = gist(of: said, intent: said.reading.intent)
        if gist.intent.keepsWholeSentence {
            gist.words = keep(said.text, of: town[said.from].person)
        }
        ask(.guess(gist), at: said.from, [Line(phrase)], choices: [.yes, .no])
    }
}

extension Intent {
    fileprivate var keepsWholeSentence: Bool { self == .makeWish || self == .murmur }
}

extension Phrase {
    /// The question that puts a guess to the person; `nil` where no guess is worth a question.
    static func guess(_ intent: Intent) -> Phrase? {
        guesses[intent]
    }

    private static let guesses: [Intent: Phrase] = [
        .offerHelp: .guessOffer, .askHelp: .guessAsk, .findActivities: .guessSearch,
        .makeWish: .guessWish, .murmur: .guessMurmur, .withdraw: .guessWithdraw,
        .mySchedule: .guessSchedule, .myPoints: .guessPoints,
    ]
}
