import Service
import Testing
import Town

@testable import yui

@Suite struct `A dialogue` {
    private let start = ContinuousClock.now

    private func message(
        _ id: String, to request: String? = nil, _ kind: Answer.Kind = .question,
        _ text: String = "?", choices: [(String, String)] = []
    ) -> MessageOut {
        MessageOut(
            id: id, replyTo: request, kind: kind, lang: "en", text: text,
            choices: choices.map { MessageOut.Choice(label: $0.0, send: $0.1) }, expires: nil)
    }

    private let yesOrNo = [("yes", "yes"), ("not this time", "no")]

    @Test func `takes a number for the choice at that place`() {
        var dialogue = Dialogue()
        _ = dialogue.hear(message("y1", choices: yesOrNo))
        #expect(dialogue.say("2", at: start).text == "no")
    }

    @Test(arguments: ["0", "3", "-1", "two"])
    func `takes for itself what is no place`(typed: String) {
        var dialogue = Dialogue()
        _ = dialogue.hear(message("y1", choices: yesOrNo))
        #expect(dialogue.say(typed, at: start).text == typed)
    }

    @Test func `leaves numbers alone where the choices are numbers`() {
        var dialogue = Dialogue()
        _ = dialogue.hear(message("y1", choices: [("2", "2"), ("1", "1"), ("no", "no")]))
        #expect(dialogue.say("1", at: start).text == "1")
    }

    @Test func `forgets the choices once something else is answered`() {
        var dialogue = Dialogue()
        _ = dialogue.hear(message("y1", choices: yesOrNo))
        let sentence = dialogue.say("how many points", at: start)
        _ = dialogue.hear(message("y2", to: sentence.id, .answer))
        #expect(dialogue.say("1", at: start).text == "1")
    }

    @Test func `keeps the choices when Yui tells something unasked`() {
        var dialogue = Dialogue()
        _ = dialogue.hear(message("y1", choices: yesOrNo))
        _ = dialogue.hear(message("y2", .notice))
        #expect(dialogue.say("1", at: start).text == "yes")
    }

    @Test func `waits until the answer is there`() {
        var dialogue = Dialogue()
        let sentence = dialogue.say("hello", at: start)
        #expect(dialogue.isWaiting)
        _ = dialogue.hear(message("y1", to: sentence.id, .answer))
        #expect(!dialogue.isWaiting)
    }

    @Test func `shows a message once`() {
        var dialogue = Dialogue()
        #expect(dialogue.hear(message("y1")) != nil)
        #expect(dialogue.hear(message("y1")) == nil)
    }

    @Test func `marks what comes unasked, and only that`() {
        var dialogue = Dialogue()
        let sentence = dialogue.say("hello", at: start)
        #expect(dialogue.hear(message("y1", .reminder))?.mark == "reminder")
        #expect(dialogue.hear(message("y2", to: sentence.id, .error))?.mark == nil)
    }

    @Test(arguments: [
        ("Shall I? (\"yes\", \"not this time\")", nil), ("Shall I?", "1 yes   2 not this time"),
    ])
    func `shows the choices where the text does not`(text: String, hint: String?) {
        var dialogue = Dialogue()
        let hearing = dialogue.hear(message("y1", .question, text, choices: yesOrNo))
        #expect(hearing?.hint == hint)
    }

    @Test func `asks again under the same id, and not for ever`() {
        var dialogue = Dialogue()
        let sentence = dialogue.say("hello", at: start)
        var again: [String] = []
        var enough: [String] = []
        for second in 1...100 {
            for nudge in dialogue.nudges(at: start + .seconds(second)) {
                switch nudge {
                case .again(let sentence): again.append(sentence.id)
                case .enough(let sentence): enough.append(sentence.id)
                }
            }
        }
        #expect(again == Array(repeating: sentence.id, count: 3))
        #expect(enough == [sentence.id])
    }

    @Test func `gives each sentence an id that no other has`() {
        var (one, other) = (Dialogue(), Dialogue())
        let ids = (1...3).flatMap { _ in
            [one.say("a", at: start).id, other.say("a", at: start).id]
        }
        #expect(Set(ids).count == ids.count)
    }
}
