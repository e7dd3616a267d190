import Conversation
import Fixtures
import Matching
import Testing
import Town

@Suite struct `The best few` {
    private func best(
        _ scene: Scene, of person: Int, _ fill: (inout Wanted) -> Void = { _ in }
    ) -> [ActivityID] {
        var wanted = Wanted(person: PersonID(person))
        fill(&wanted)
        return Matcher(
            town: scene.town, policy: MatchingPolicy(), now: scene.now, zone: SmallTown.zone
        )
        .best(for: wanted).map(\.activity)
    }

    @Test func `are those about what the person named, nothing else`() {
        var scene = SmallTown.scene(people: 3)
        let festival = scene.open(SmallTown.plan(afterHours: 71), by: AddressID(1))
        scene.open(SmallTown.plan(afterHours: 71, topics: ["garden"]), by: AddressID(1))
        #expect(best(scene, of: 2) { $0.topics = ["festival"] } == [festival])
    }

    @Test func `put what meets more of the subject first`() {
        var scene = SmallTown.scene(people: 3)
        let lanterns = scene.open(SmallTown.plan(afterHours: 71), by: AddressID(1))
        let setup = scene.open(
            SmallTown.plan(afterHours: 75, topics: ["festival", "setup"]), by: AddressID(1))
        let found = best(scene, of: 2) { $0.topics = ["festival", "setup"] }
        #expect(found == [setup, lanterns])
    }

    @Test func `lie within the time that was named`() {
        var scene = SmallTown.scene(people: 3)
        let early = scene.open(SmallTown.plan(afterHours: 20), by: AddressID(1))
        let late = scene.open(SmallTown.plan(afterHours: 30), by: AddressID(1))
        let free = Interval(start: scene.now + 19 * 3600, end: scene.now + 23 * 3600)
        #expect(best(scene, of: 2) { $0.interval = free } == [early])
        #expect(best(scene, of: 2) == [early, late])
    }

    @Test func `leave out one's own, those one is in, and those without room`() {
        var scene = SmallTown.scene(people: 4)
        scene.open(SmallTown.plan(afterHours: 20), by: AddressID(2))
        let mine = scene.open(SmallTown.plan(afterHours: 30), by: AddressID(1))
        scene.hear(.join, from: AddressID(2)) { $0.ref = mine.number }
        let small = scene.open(SmallTown.plan(afterHours: 40, most: 1), by: AddressID(1))
        #expect(best(scene, of: 2) == [small])
        #expect(best(scene, of: 2) { $0.party = 2 }.isEmpty)
    }

    @Test func `give each day its best before any its second`() {
        var scene = SmallTown.scene(people: 3)
        let first = scene.open(SmallTown.plan(afterHours: 20), by: AddressID(1))
        let second = scene.open(SmallTown.plan(afterHours: 22), by: AddressID(1))
        let nextDay = scene.open(SmallTown.plan(afterHours: 44), by: AddressID(1))
        #expect(best(scene, of: 3) == [first, nextDay, second])
    }

    @Test func `put the person's own area before the one next to it`() {
        var scene = SmallTown.scene(people: 3)
        var there = SmallTown.plan(afterHours: 20)
        there.area = AreaKey("atago")
        let next = scene.open(there, by: AddressID(1))
        let home = scene.open(SmallTown.plan(afterHours: 20), by: AddressID(1))
        #expect(best(scene, of: 3) == [home, next])
        #expect(best(scene, of: 2) == [next, home])
    }
}

@Suite struct `Invitations` {
    @Test func `go to those who offered, those with least to do first`() {
        var scene = SmallTown.scene(people: 5)
        for number in 2...4 { scene.hear(.offerHelp, from: AddressID(number)) }
        let other = scene.open(SmallTown.plan(afterHours: 90), by: AddressID(1))
        scene.hear(.join, from: AddressID(2)) { $0.ref = other.number }
        let activity = scene.open(SmallTown.plan(afterHours: 50, most: 1), by: AddressID(1))
        let matcher = Matcher(
            town: scene.town, policy: MatchingPolicy(), now: scene.now, zone: SmallTown.zone)
        #expect(matcher.invitees(for: activity).map(\.person.number) == [3, 4])
    }

    @Test func `come once a week at most, and never to those who asked for peace`() {
        var scene = SmallTown.scene(people: 3)
        scene.hear(.offerHelp, from: AddressID(2))
        scene.hear(.offerHelp, from: AddressID(3))
        scene.hear(.mute, from: AddressID(3))
        let activity = scene.open(SmallTown.plan(afterHours: 50), by: AddressID(1))
        scene.record(
            Proposed(
                person: PersonID(2), suggestion: Suggestion(activity: activity, reasons: []),
                at: scene.now))
        func invited(after days: Int) -> [PersonID] {
            Matcher(
                town: scene.town, policy: MatchingPolicy(), now: scene.now + days * Seconds.day,
                zone: SmallTown.zone
            ).invitees(for: activity).map(\.person)
        }
        #expect(invited(after: 0).isEmpty)
        #expect(invited(after: 1).isEmpty)
    }
}
