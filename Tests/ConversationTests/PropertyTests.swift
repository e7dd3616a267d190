import Conversation
import Fixtures
import Journal
import Testing
import Town

/// Weeks of random sentences: what must hold whatever people say.
@Suite struct `A town of random talk` {
    @Test(arguments: 0..<12)
    func `never gives a place twice, never makes or loses points, and always answers`(
        seed: UInt64
    ) throws {
        var talk = RandomTalk(seed: seed)
        for _ in 0..<300 {
            let (decision, speaker) = talk.step()
            #expect(decision.answers.contains { $0.to == speaker })
            for activity in talk.scene.town.activities.values {
                #expect(activity.taken <= activity.plan.most)
                #expect((activity.state == .filled) == (activity.left == 0) || !activity.isLive)
            }
            #expect(talk.scene.town.ledger.imbalance == 0)
        }
    }

    @Test(arguments: 0..<10)
    func `is the same town when its journal is read again`(seed: UInt64) throws {
        var talk = RandomTalk(seed: seed)
        for _ in 0..<300 { _ = talk.step() }
        let coding = EventCoding()
        var again = Town()
        for event in talk.events {
            let (kind, body) = coding.encode(event)
            again.apply(try coding.decode(kind: kind, body: body))
        }
        #expect(again.packed == talk.scene.town.packed)
    }

    @Test func `comes to all that can happen to an activity`() {
        var kinds: Set<EventKind> = []
        for seed in 0..<12 {
            var talk = RandomTalk(seed: UInt64(seed))
            for _ in 0..<400 { _ = talk.step() }
            for event in talk.events { kinds.insert(type(of: event).kind) }
        }
        let wanted: Set<EventKind> = [
            .offered, .joined, .waited, .withdrew, .checkedIn, .attended, .transferred, .proposed,
            .activityMoved, .activityChanged, .wishShared, .offerEnded,
        ]
        #expect(wanted.subtracting(kinds) == [])
    }

    @Test func `leaves nobody listed for what is over`() {
        var talk = RandomTalk(seed: 7)
        for _ in 0..<800 { _ = talk.step() }
        let town = talk.scene.town
        for person in town.people {
            for number in person.engagements + person.organises {
                #expect(town.activities[number]?.state.isOver == false)
            }
        }
    }
}

extension Town {
    fileprivate var packed: [UInt8] {
        var packer = Packer()
        packer.pack(self)
        return packer.bytes
    }
}

extension Activity {
    fileprivate var isLive: Bool { state == .open || state == .filled }
}

/// Twelve people who say whatever comes to their minds, for weeks.
struct RandomTalk {
    private(set) var scene = SmallTown.scene(people: 12)
    private(set) var events: [any Event]
    private var chance: SeededGenerator
    private var speaker = AddressID(1)
    private static let intents: [Intent] = [
        .offerHelp, .askHelp, .findActivities, .join, .join, .join, .choose, .choose, .accept,
        .accept,
        .decline, .withdraw, .mySchedule, .checkIn, .checkIn, .confirmAttendance,
        .confirmAttendance,
        .myPoints, .explain, .makeWish, .murmur, .help, .cancelActivity, .roster, .unknown,
        .emergency, .mute, .unmute, .setArea, .thank,
    ]

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
        events = scene.takeDecision().events
    }

    mutating func step() -> (Decision, AddressID) {
        scene.advance(to: scene.now + Int.random(in: 0...2, using: &chance) * 300)
        scene.tick()
        events += scene.takeDecision().events
        // Most sentences go on with what the same person was saying.
        if Int.random(in: 0...9, using: &chance) < 4 {
            speaker = AddressID(Int.random(in: 1...12, using: &chance))
        }
        scene.hear(said(by: speaker))
        let decision = scene.takeDecision()
        events += decision.events
        return (decision, speaker)
    }

    private mutating func said(by speaker: AddressID) -> Said {
        var intent = Self.intents.randomElement(using: &chance) ?? .help
        // A question is mostly answered with yes.
        if scene.openQuestion(at: speaker) != nil, Int.random(in: 0...9, using: &chance) < 6 {
            intent = .choose
        }
        var slots = Slots()
        slots.choice = max(1, Int.random(in: -3...3, using: &chance))
        slots.code = "1234"
        slots.everyone = true
        if Bool.random(using: &chance) { slots.people = Int.random(in: 1...4, using: &chance) }
        if intent == .join || Int.random(in: 0...9, using: &chance) == 0 {
            let newest = max(1, scene.town.counters.activities)
            slots.ref = Int.random(in: max(1, newest - 4)...newest, using: &chance)
        }
        slots.activity = "something"
        slots.topics = ["festival"]
        slots.place = PlaceKey("hall")
        let start = scene.now + Int.random(in: 1...6, using: &chance) * Seconds.hour
        let time = TimeExpression(
            span: 0..<1, text: "", start: start, end: start + 2 * Seconds.hour, grain: .minute)
        let reading = Reading(
            intent: intent, outcome: intent == .unknown ? .none : .act, confidence: 1,
            language: "ja", slots: slots,
            times: intent != .withdraw && Bool.random(using: &chance) ? [time] : [])
        return Said(text: "something", reading: reading, from: speaker)
    }
}
