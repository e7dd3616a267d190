import Bus
import Conversation
import Foundation
import Journal
import Language
import Town

extension Desk {
    /// Turns what was decided into rows and messages.
    ///
    /// - Parameter reply: the message that is being answered, and the address that it came from;
    ///   the first answer to that address goes where the requester asked.
    /// - Returns: the payload of that first answer, empty without one.
    @discardableResult
    func collect(reply: (reply: Reply, address: AddressID)?) -> [UInt8] {
        let decision = scene.takeDecision()
        for event in decision.events { batch.events.append((at: scene.now, event: event)) }
        tally.events += decision.events.count
        for kept in decision.words {
            words.remember(kept.text, as: kept.id)
            batch.words.append(
                WordsRow(id: kept.id, person: kept.person, text: kept.text, keepUntil: kept.until))
        }
        var first: [UInt8] = []
        var answers = decision.answers[...]
        if let reply, let index = answers.firstIndex(where: { $0.to == reply.address }) {
            first = send(answers.remove(at: index), as: reply.reply)
        }
        for answer in answers { send(answer, as: nil) }
        announce(decision)
        return first
    }

    /// Puts an answer into words and into the outbox.
    @discardableResult
    private func send(_ answer: Answer, as reply: Reply?) -> [UInt8] {
        guard let sender = addresses.sender(of: answer.to) else { return [] }
        let language = scene.town.person(at: answer.to).language
        guard let wording = wordings[language] ?? wordings[languages[0]] else { return [] }
        let rendered = wording.render(answer, with: names)
        tally.answers += 1
        return post(
            MessageOut(
                id: "y\(nextToken)", replyTo: reply?.id, kind: answer.kind,
                lang: wording.language, text: rendered.text,
                choices: rendered.choices.map { .init(label: $0.label, send: $0.send) },
                expires: answer.expires?.iso8601(in: scene.settings.zone)),
            on: reply?.topic ?? topics.outgoing(sender), correlation: reply?.correlation,
            expires: answer.kind == .reminder ? answer.expires : nil)
    }

    /// Gives a message its place in the outbox; it is sent again under the same id until the broker
    /// has taken it over.
    private func post(
        _ message: MessageOut, on topic: String, correlation: [UInt8]?, expires: Instant?
    ) -> [UInt8] {
        let payload = json(of: message)
        post(payload, on: topic, correlation: correlation, expires: expires)
        return payload
    }

    /// A message as JSON; it holds nothing that could not be written.
    func json(of message: some Encodable) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            try encoder.encode(message, to: &bytes)
        } catch {
            preconditionFailure("a message could not be written as JSON: \(error)")
        }
        return bytes
    }

    private func post(
        _ payload: [UInt8], on topic: String, correlation: [UInt8]?, expires: Instant?
    ) {
        batch.outbox.append(
            OutboxRow(
                token: nextToken, topic: topic, payload: payload, correlation: correlation,
                expires: expires))
        outgoing.append(
            OutboundMessage(
                topic: topic, payload: payload, isJSON: true, correlation: correlation,
                token: nextToken))
        nextToken += 1
    }

    /// Says in a plain sentence why a message was not served, and counts it.
    func refuse(_ refusal: Tally.Refusal?, _ reply: Reply, phrase: String) {
        if let refusal { tally.refused[refusal, default: 0] += 1 }
        let known = addresses.address(of: reply.sender)
        let language = known.map { scene.town.person(at: $0).language } ?? languages[0]
        guard let wording = wordings[language] ?? wordings[languages[0]] else { return }
        _ = post(
            MessageOut(
                id: "y\(nextToken)", replyTo: reply.id, kind: .error, lang: wording.language,
                text: wording.text(of: Line(phrase: phrase), with: names), choices: [],
                expires: nil),
            on: reply.topic ?? topics.outgoing(reply.sender), correlation: reply.correlation,
            expires: nil)
    }

    /// Whether this message has had its effect before; then it is answered as it was.
    func answeredBefore(
        _ said: MessageIn, _ message: InboundMessage, _ reply: Reply, _ address: AddressID
    ) -> Bool {
        guard let id = said.id else { return wasDelivered(message) }
        let key = RequestKey(address: address, id: id)
        // A file that cannot be read makes the commit fail, and nothing is acknowledged.
        guard let earlier = fresh[key] ?? (try? journal.request(sender: address, id: id)) else {
            return false
        }
        tally.repeated += 1
        if earlier.digest == MessageKey(of: Array(said.text.utf8)) {
            post(
                earlier.answer, on: reply.topic ?? topics.outgoing(reply.sender),
                correlation: reply.correlation, expires: nil)
        } else {
            refuse(.reusedID, reply, phrase: "errorReused")
        }
        return true
    }

    /// A message without an id is known by its packet id, topic and payload, as long as the broker
    /// may not have had our acknowledgement; its answer is still in the outbox then.
    ///
    /// The broker marks what it sends again; only one that was killed itself forgets the mark, so
    /// the first use of a packet id on a connection is looked at too.
    func wasDelivered(_ message: InboundMessage) -> Bool {
        let mayBe =
            message.isDuplicate
            || (sessionGoesOn && !packetsOfConnection.contains(message.packetID))
        guard mayBe, message.packetID != 0 else { return false }
        let earlier =
            deliveries[message.packetID] ?? (try? journal.delivery(packetID: message.packetID))
        guard let earlier,
            earlier.key == MessageKey(topic: message.topic, payload: message.payload)
        else { return false }
        tally.repeated += 1
        return true
    }

    func note(_ message: InboundMessage, tokens: [Int]) {
        guard message.packetID != 0 else { return }
        let row = DeliveryRow(
            packetID: message.packetID,
            key: MessageKey(topic: message.topic, payload: message.payload), tokens: tokens)
        deliveries[message.packetID] = row
        packetsOfConnection.insert(message.packetID)
        batch.deliveries.append(row)
    }

    var names: NameBook {
        let town = scene.town
        return NameBook(
            city: town.city, zone: scene.settings.zone, words: { [words] in words.brief(of: $0) },
            nameOf: { town[$0].name })
    }
}
