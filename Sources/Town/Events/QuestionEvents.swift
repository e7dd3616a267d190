/// Yui waits for an answer on this address; an earlier question there is dropped.
package struct QuestionAsked: Event {
    package static let kind = EventKind.questionAsked

    package let address: AddressID
    package let question: Question
    package let expires: Instant

    package init(address: AddressID, question: Question, expires: Instant) {
        self.address = address
        self.question = question
        self.expires = expires
    }

    package func apply(to town: inout Town) {
        town.questions[address] = PendingQuestion(question: question, expires: expires)
        town.note(words: question.words)
    }
}

/// The question on this address was answered or dropped.
package struct QuestionSettled: Event {
    package static let kind = EventKind.questionSettled

    package let address: AddressID

    package init(address: AddressID) {
        self.address = address
    }

    package func apply(to town: inout Town) {
        town.questions[address] = nil
    }
}
