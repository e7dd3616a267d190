import Town

extension Scene {
    /// Decides what one sentence leads to; it always answers.
    package mutating func hear(_ said: Said) {
        if said.reading.intent == .emergency {
            emergency(said)
            return
        }
        followLanguage(of: said)
        if let question = openQuestion(at: said.from), resume(question, with: said) { return }
        switch said.reading.outcome {
        case .act: act(on: said)
        case .ask: guess(said)
        case .none: unknown(said)
        }
    }

    /// Who writes a whole sentence in another language is answered in that language.
    private mutating func followLanguage(of said: Said) {
        let number = town[said.from].person
        let person = town[number]
        guard said.reading.outcome == .act, !person.languageIsChosen,
            said.reading.language != person.language, !said.reading.intent.isBare
        else { return }
        record(
            LanguageChosen(
                person: number, language: said.reading.language, inSoManyWords: false))
    }

    mutating func act(on said: Said) {
        switch said.reading.intent {
        case .offerHelp: offerHelp(said)
        case .askHelp: askHelp(said)
        case .findActivities: findActivities(said)
        case .makeWish: stock(said, as: .wish)
        case .murmur: stock(said, as: .murmur)
        case .join: join(said)
        case .withdraw: withdraw(said)
        case .mySchedule: mySchedule(said)
        case .myPoints: myPoints(said)
        case .explain: explain(said)
        case .checkIn: checkIn(said)
        case .confirmAttendance: confirmAttendance(said)
        case .cancelActivity: cancelActivity(said)
        case .roster: roster(said)
        case .setLanguage: setLanguage(said)
        case .setArea: setArea(said)
        case .mute: mute(said)
        case .unmute: unmute(said)
        case .help: help(said)
        case .greet: answer(said, Line(.greet), Line(.greetNext))
        case .thank: answer(said, Line(.thank))
        case .emergency: emergency(said)
        case .choose, .accept, .decline: nothingPending(said)
        case .escalate: solve(said)
        case .unknown: unknown(said)
        case .givePoints, .spendPoints, .checkOut, .addSkill, .addInterest, .bringFriend, .consult,
            .findPlace, .findGroup, .reportSafe, .undo, .forgetMe, .exportMe, .requestSupport,
            .sendNote, .changeActivity, .findPartner, .grantRole, .grantPoints,
            .answerConsultation, .assign, .drawMeeting, .areaChart, .announce, .metrics:
            notYet(said)
        }
    }
}

extension Intent {
    /// Said in a word or two, which tell nothing about the language somebody speaks.
    private static let bare: Set<Intent> = [
        .choose, .accept, .decline, .greet, .thank, .checkIn, .join, .unknown, .setLanguage,
    ]

    fileprivate var isBare: Bool { Self.bare.contains(self) }
}
