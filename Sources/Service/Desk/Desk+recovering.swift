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
    package func takeCarefully(_ messages: [InboundMessage]) throws(JournalFailure)
        -> [OutboundMessage]
    {
        var said: [OutboundMessage] = []
        var alone: [InboundMessage] = []
        var together: [MessageKey] = []
        for message in messages {
            let key = MessageKey(topic: message.topic, payload: message.payload)
            switch message.isDuplicate
                ? Caution(attempts: journal.attempts(of: key)) : .together
            {
            case .together: if message.isDuplicate { together.append(key) }
            case .alone: alone.append(message)
            case .giveUp: giveUp(message, key)
            }
        }
        try journal.recordAttempts(together)
        let suspects = Set(alone)
        for message in messages where !suspects.contains(message) && !isDead(message) {
            take(message)
        }
        batch.cleared += together
        said += try commit()
        for message in alone {
            let key = MessageKey(topic: message.topic, payload: message.payload)
            try journal.recordAttempts([key])
            take(message)
            batch.cleared.append(key)
            said += try commit()
        }
        return said
    }

    private func isDead(_ message: InboundMessage) -> Bool {
        let key = MessageKey(topic: message.topic, payload: message.payload)
        return batch.deadLetters.contains { $0.key == key }
    }

    /// The message goes to the dead letters, and its sender hears that it failed.
    private func giveUp(_ message: InboundMessage, _ key: MessageKey) {
        tally.refused[.deadLetter, default: 0] += 1
        batch.deadLetters.append(
            DeadLetterRow(
                key: key, topic: message.topic, payload: message.payload, at: scene.now))
        batch.cleared.append(key)
        if let sender = topics.sender(of: message.topic) {
            let reply = Reply(to: sender, on: nil, correlation: message.correlation)
            refuse(nil, reply, phrase: "errorFailed")
        }
    }
}
