import Bookkeeping
import Conversation
import Fixtures
import Testing
import Town

@Suite struct `Points for taking part` {
    private let rules = PointsRules(
        version: 3, perHour: [.labour: 10, .policy: 15], mostPerActivity: 60)

    @Test(arguments: [
        (Support.labour, 3 * 3600, 30), (.labour, 5400, 15), (.labour, 1799, 0),
        (.policy, 3600, 15), (.policy, 5400, 22), (.labour, 20 * 3600, 60), (.office, 3600, 0),
    ])
    func `follow the kind of support and the length`(_ support: Support, seconds: Int, points: Int)
    {
        #expect(rules.points(for: support, seconds: seconds) == points)
    }

    @Test func `are a transfer from the fund that names rule, version and who confirmed`() throws {
        var scene = SmallTown.scene(people: 2)
        let activity = scene.open(SmallTown.plan(afterHours: 20, hours: 3), by: AddressID(1))
        let transfer = try #require(
            award(
                for: activity, to: PersonID(2), confirmedBy: AddressID(1), at: scene.now,
                in: scene.town, rules: rules))
        #expect(transfer.debit == .fund)
        #expect(transfer.credit == .person(PersonID(2)))
        #expect(transfer.amount == 30)
        #expect(transfer.version == 3)
        #expect(transfer.by == AddressID(1))
    }

    @Test func `come by the version that is in force on the day`() throws {
        let later = PointsRules(version: 4, perHour: [.labour: 20], mostPerActivity: 60)
        let april = try #require(CivilDate(year: 2026, month: 4, day: 1))
        let history = PointsHistory([(april + 200, later), (april, rules)])
        #expect(history.inForce(on: april).version == 3)
        #expect(history.inForce(on: april + 199).version == 3)
        #expect(history.inForce(on: april + 200).version == 4)
        #expect(history.inForce(on: april - 1).version == 3)
    }
}
