package import Town

/// The ways in which Yui speaks.
extension Scene {
    mutating func answer(_ said: Said, _ lines: Line...) { say(.answer, to: said.from, lines) }

    /// Something that another person or the clock brought about.
    mutating func notice(_ person: PersonID, _ lines: Line...) {
        say(.notice, to: tell(person), lines)
    }

    /// Asks, and waits for the answer on that address.
    mutating func ask(
        _ question: Question, at address: AddressID, kind: Answer.Kind = .question,
        _ lines: [Line], choices: [Choice], patience: Int = Patience.question
    ) {
        let expires = now + patience
        record(QuestionAsked(address: address, question: question, expires: expires))
        say(kind, to: address, lines, choices: choices, expires: expires)
    }

    mutating func settle(_ address: AddressID) {
        if town.questions[address] != nil { record(QuestionSettled(address: address)) }
    }

    /// The question that is still open on an address.
    package func openQuestion(at address: AddressID) -> Question? {
        guard let pending = town.questions[address], pending.expires > now else { return nil }
        return pending.question
    }

    /// How a bare "2" or "yes" on this address is to be read.
    package func expectation(at address: AddressID) -> Awaited {
        switch openQuestion(at: address) {
        case nil: .nothing
        case .choose(let suggestions, _): .choice(of: suggestions.count)
        case .withdraw(let activities): .choice(of: activities.count)
        case .wait, .invitation, .publish, .guess, .connect, .attendance, .cancel: .yesOrNo
        case .detail(.when, _): .time
        case .detail(.place, _): .place
        case .detail(.what, _): .text
        }
    }
}

extension Choice {
    static let yes = Choice(label: Line(.choiceYes), send: Line(.choiceYes))
    static let no = Choice(label: Line(.choiceNo), send: Line(.choiceNo))
    static let later = Choice(label: Line(.choiceLater), send: Line(.choiceLater))

    static func number(_ number: Int) -> Choice {
        let label = Line(.choiceNumber, ["number": .number(number)])
        return Choice(label: label, send: label)
    }

    static func numbers(upTo count: Int) -> [Choice] {
        count > 0 ? (1...count).map(number) : []
    }
}

extension Line {
    init(_ phrase: Phrase, _ arguments: [String: Argument] = [:]) {
        self.init(phrase: phrase.rawValue, arguments: arguments)
    }
}
