package import Bus
package import Conversation
import Foundation
package import Journal
import Language
package import Town

/// Where messages become decisions and decisions become rows and answers.
///
/// One desk serves one city and belongs to one thread. Nothing it has taken in counts, and nothing
/// it wants said may be sent, before `commit` has returned.
package final class Desk {
    package internal(set) var scene: Scene
    package internal(set) var addresses: AddressBook
    package internal(set) var tally = Tally()
    let journal: any JournalStore
    let words: WordStore
    let reader: Reader
    let subjects: Subjects
    let wordings: [String: Wording]
    let languages: [String]
    let channels: Set<String>
    let topics: Topics
    var batch = Batch()
    /// What may be said once the batch is durable.
    var outgoing: [OutboundMessage] = []
    var nextToken: Int
    /// Requests of this batch, which the journal does not know yet.
    var fresh: [RequestKey: RequestRow] = [:]
    var deliveries: [UInt16: DeliveryRow] = [:]
    /// Packet ids that the broker has used on this connection.
    var packetsOfConnection: Set<UInt16> = []
    /// The broker remembers us, so a packet id may be one from before.
    var sessionGoesOn = false
    /// Alarms that stand on the broker.
    var shownAlarms: [AlarmID: Alarm.Kind] = [:]
    /// What each kiosk's board shows.
    var shownBoards: [String: [UInt8]] = [:]
    let codes: CheckInCodes
    var fault: Fault?
    let encoder = JSONEncoding()
    let decoder = JSONDecoding()

    struct RequestKey: Hashable {
        let address: AddressID
        let id: String
    }

    package init(
        town: consuming Town, journal: any JournalStore, addresses: AddressBook,
        setting: Setting, now: Instant
    ) {
        self.journal = journal
        self.addresses = addresses
        words = WordStore(journal: journal, codes: setting.codes)
        codes = setting.codes
        reader = setting.reader
        subjects = setting.subjects
        wordings = setting.wordings
        languages = setting.languages
        channels = setting.channels
        topics = Topics(city: setting.city)
        nextToken = journal.lastToken + 1
        scene = Scene(town: town, settings: setting.conversation, now: now, knowledge: words)
    }

    /// Lets time go on and does what has fallen due.
    package func advance(to now: Instant) {
        scene.advance(to: now)
        scene.tick()
        collect(reply: nil)
    }

    /// Takes one message in: it is understood, decided, and its answer made ready.
    package func take(_ message: InboundMessage) {
        tally.messages += 1
        precondition(
            fault != .dieOnDemand || !message.payload.contains(UInt8(ascii: "!")),
            "a test asked for a message that cannot be survived")
        guard !message.isRetained else {
            tally.refused[.retained, default: 0] += 1
            return
        }
        guard let sender = topics.sender(of: message.topic) else {
            tally.refused[.topic, default: 0] += 1
            return
        }
        var reply = Reply(to: sender, on: nil, correlation: message.correlation)
        if reply.correlation != message.correlation {
            tally.refused[.correlation, default: 0] += 1
        }
        if let topic = message.responseTopic {
            if topics.mayAnswer(sender, on: topic) {
                reply.topic = topic
            } else {
                tally.refused[.responseTopic, default: 0] += 1
            }
        }
        guard channels.isEmpty || channels.contains(sender.channel) else {
            refuse(.channel, reply, phrase: "errorChannel")
            return
        }
        do {
            let said = try MessageIn(payload: message.payload, decoder: decoder)
            reply.id = said.id
            hear(said, message, reply)
        } catch {
            tally.refused[.payload, default: 0] += 1
            refuse(nil, reply, phrase: error.rawValue)
        }
    }

    private func hear(_ said: MessageIn, _ message: InboundMessage, _ reply: Reply) {
        let known = addresses.address(of: reply.sender)
        if let known, answeredBefore(said, message, reply, known) { return }
        let language = language(of: said, known)
        let expecting = known.map { scene.expectation(at: $0) } ?? .nothing
        let readings = reader.read(
            said.text, at: moment(of: said), zone: scene.settings.zone, language: language,
            expecting: expecting)
        var reading = readings[0]
        if let activity = reading.slots.activity {
            reading.slots.topics = subjects.topics(of: activity)
        } else if reading.outcome != .act, expecting != .nothing {
            reading.slots.topics = subjects.topics(of: said.text)
        }
        let address = known ?? welcome(reply.sender, language: said.language ?? reading.language)
        tally.intents[reading.intent, default: 0] += 1
        scene.hear(Said(text: said.text, reading: reading, from: address))
        let payload = collect(reply: (reply, address))
        let tokens = outgoing.suffix(1).compactMap(\.token)
        if let id = said.id {
            let row = RequestRow(
                sender: address, id: id, digest: MessageKey(of: Array(said.text.utf8)),
                answer: payload, at: scene.now)
            batch.requests.append(row)
            fresh[RequestKey(address: address, id: id)] = row
        } else {
            note(message, tokens: tokens)
        }
    }

    /// The language that a sentence is read in first: as the message says, else as the person
    /// speaks.
    private func language(of said: MessageIn, _ address: AddressID?) -> String? {
        if let said = said.language, wordings[said] != nil { return said }
        return address.map { scene.town.person(at: $0).language }
    }

    /// When it was said: by the sender's clock if that is believable, else by ours.
    private func moment(of said: MessageIn) -> Instant {
        guard let at = said.at else { return scene.now }
        guard at < scene.now + ClockTrust.ahead, scene.now - at < ClockTrust.behind else {
            tally.refused[.clock, default: 0] += 1
            return scene.now
        }
        return min(at, scene.now)
    }

    private func welcome(_ sender: Sender, language: String) -> AddressID {
        enter(sender, language: wordings[language] == nil ? languages[0] : language)
    }
}

/// How far a sender's clock may be off and still be believed, in seconds.
///
/// A gateway may hold a message back for hours; nobody speaks from the future.
enum ClockTrust {
    static let ahead = 2 * Seconds.minute
    static let behind = Seconds.day
}

/// Where the answer to a message goes.
struct Reply {
    let sender: Sender
    /// The requester's own response topic, where it may be used.
    var topic: String?
    let correlation: [UInt8]?
    /// The `id` of the message.
    var id: String?

    /// Correlation data that is too long to be kept is left out.
    init(to sender: Sender, on topic: String?, correlation: [UInt8]?) {
        self.sender = sender
        self.topic = topic
        self.correlation = correlation.flatMap {
            $0.count <= Limit.correlationBytes ? $0 : nil
        }
    }
}
