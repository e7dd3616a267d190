package import Bookkeeping
package import Conversation
import Matching
package import Town

/// A town of two areas and a few people, set up in a few lines.
package enum SmallTown {
    package static let zone = Zone(fixedHours: 9)
    /// Wednesday 14 October 2026, 10:00 in Tokyo.
    package static let wednesday = Instant(seconds: 1_791_939_600)

    package static var settings: Settings {
        Settings(zone: zone, matching: MatchingPolicy(), points: points)
    }

    package static var points: PointsHistory {
        let rules = PointsRules(
            version: 1, perHour: [.labour: 10, .facilitation: 15], mostPerActivity: 60)
        return PointsHistory([(CivilDate(days: 0), rules)])
    }

    /// Two areas side by side, two places, and so many people, the odd ones at home in `suwa`.
    package static func scene(people: Int, knowledge: any Knowledge = NoKnowledge()) -> Scene {
        var scene = Scene(
            town: Town(), settings: settings, now: wednesday, knowledge: knowledge)
        let (suwa, atago) = (AreaKey("suwa"), AreaKey("atago"))
        scene.record(
            AreaDefined(area: Area(key: suwa, names: ["ja": "Suwa"], neighbours: [atago])))
        scene.record(
            AreaDefined(area: Area(key: atago, names: ["ja": "Atago"], neighbours: [suwa])))
        scene.record(
            PlaceDefined(
                place: Place(
                    key: PlaceKey("hall"), names: ["ja": "Hall"], area: suwa, kiosk: "K1")))
        scene.record(
            PlaceDefined(place: Place(key: PlaceKey("park"), names: ["ja": "Park"], area: atago)))
        for number in stride(from: 1, through: people, by: 1) {
            let (person, address) = (PersonID(number), AddressID(number))
            scene.record(
                PersonArrived(
                    person: person, address: address, language: number % 3 == 0 ? "en" : "ja",
                    area: number % 2 == 0 ? atago : suwa))
            scene.record(AddressLinked(address: address, person: person, channel: "line"))
        }
        return scene
    }

    /// A plan at the hall, so many hours from Wednesday 10:00.
    package static func plan(
        afterHours start: Int, hours: Int = 2, most: Int = 3, topics: [String] = ["festival"],
        field: FieldKey? = nil
    ) -> Plan {
        let begin = wednesday + start * Seconds.hour
        return Plan(
            title: [:], topics: topics,
            interval: Interval(start: begin, end: begin + hours * Seconds.hour),
            place: PlaceKey("hall"), area: AreaKey("suwa"), field: field,
            least: (most + 1) / 2, most: most, points: hours * 10)
    }
}

/// Nobody ever said anything, and every place shows the code 1234.
package final class NoKnowledge: Knowledge {
    package init() {}
    package func text(of words: WordsID) -> String? { nil }
    package func checkInCodes(at place: PlaceKey, at instant: Instant) -> [String] { ["1234"] }
}

extension Scene {
    /// Opens an activity of this organiser's.
    @discardableResult
    package mutating func open(_ plan: Plan, by organiser: AddressID) -> ActivityID {
        let activity = ActivityID(town.counters.activities + 1)
        record(
            ActivityAsked(
                activity: activity, plan: plan, organiser: organiser, until: plan.interval.start))
        record(ActivityMoved(activity: activity, to: .open))
        return activity
    }

    /// Somebody says something that was read as `intent`.
    @discardableResult
    package mutating func hear(
        _ intent: Intent, from address: AddressID, _ fill: (inout Slots) -> Void = { _ in }
    ) -> Decision {
        var slots = Slots()
        fill(&slots)
        let reading = Reading(
            intent: intent, outcome: intent == .unknown ? .none : .act, confidence: 1,
            language: town.person(at: address).language, slots: slots)
        hear(Said(text: intent.rawValue, reading: reading, from: address))
        return takeDecision()
    }
}
