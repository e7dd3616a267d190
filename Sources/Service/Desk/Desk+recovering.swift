package import Bus
import Conversation
package import Journal
import Town

extension Desk {
    /// Whether the last daemon closed the journal.
    package var endedCleanly: Bool { journal.endedCleanly }

    /// A new connection begins, with the session of the last one or a new one.
    package func connected(sessionGoesOn: Bool) {
        self.sessionGoesOn = sessionGoesOn
        packetsOfConnection.removeAll(keepingCapacity: true)
    }

    /// What the broker had not taken over when the connection or the last daemon ended.
    package func unsent() throws(JournalFailure) -> [OutboundMessage] {
        let gone = Set(batch.acknowledged)
        return try journal.outbox().filter { !gone.contains($0.token) }.map { row in
            OutboundMessage(
                topic: row.topic, payload: row.payload, isJSON: true, correlation: row.correlation,
                token: row.token)
        }
    }

    /// Takes a batch in which the message may be that the last daemon failed with: see `Caution`.
    ///
    /// The order stays as it was: what somebody says rests on what they said before.
    package func takeCarefully(_ messages: [InboundMessage]) throws(JournalFailure)
        -> [OutboundMessage]
    {
        let keys = messages.map { MessageKey(topic: $0.topic, payload: $0.payload) }
        let cautions = zip(messages, keys).map { message, key in
            message.isDuplicate ? Caution(attempts: journal.attempts(of: key)) : .together
        }
        // Somebody may have said the same twice; that is one attempt, not two.
        var together: Set<MessageKey> = []
        for (index, message) in messages.enumerated()
        where message.isDuplicate && cautions[index] == .together { together.insert(keys[index]) }
        try journal.recordAttempts(Array(together))
        var said: [OutboundMessage] = []
        for (index, message) in messages.enumerated() where !wasDelivered(message) {
            switch cautions[index] {
            case .together: take(message)
            case .alone:
                said += try commit()
                try journal.recordAttempts([keys[index]])
                take(message)
                batch.cleared.append(keys[index])
                said += try commit()
            case .giveUp: giveUp(message, keys[index])
            }
        }
        batch.cleared += together
        return said + (try commit())
    }

    /// The message goes to the dead letters, and its sender hears that it failed.
    private func giveUp(_ message: InboundMessage, _ key: MessageKey) {
        tally.refused[.deadLetter, default: 0] += 1
        batch.deadLetters.append(
            DeadLetterRow(
                key: key, topic: message.topic, payload: message.payload, at: scene.now))
        batch.cleared.append(key)
        // Whoever fails before this is acknowledged must not find the message new again.
        note(message, tokens: [])
        if let sender = topics.sender(of: message.topic) {
            var reply = Reply(to: sender, on: nil, correlation: message.correlation)
            reply.id = MessageIn.id(glimpsedIn: message.payload)
            refuse(nil, reply, phrase: "errorFailed")
        }
    }
}
