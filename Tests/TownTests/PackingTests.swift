import Conversation
import Fixtures
import Testing
import Town

@Suite struct `Packing` {
    @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 1 << 40, Int.max, Int.min])
    func `gives a whole number back`(_ number: Int) throws {
        var packer = Packer()
        packer.pack(number)
        var unpacker = Unpacker(packer.bytes)
        #expect(try unpacker.int() == number)
        #expect(unpacker.isAtEnd)
    }

    @Test func `of a town gives the town back, byte for byte`() throws {
        var scene = SmallTown.scene(people: 9)
        let activity = scene.open(SmallTown.plan(afterHours: 72), by: AddressID(1))
        scene.hear(.join, from: AddressID(2)) { $0.ref = activity.number }
        scene.hear(.makeWish, from: AddressID(3))
        scene.hear(.offerHelp, from: AddressID(4))
        var packer = Packer()
        packer.pack(scene.town)
        var unpacker = Unpacker(packer.bytes)
        let town = try Town(from: &unpacker)
        #expect(unpacker.isAtEnd)
        var again = Packer()
        again.pack(town)
        #expect(again.bytes == packer.bytes)
        #expect(town.activities[activity]?.participants.count == 1)
    }

    @Test(arguments: 0..<200)
    func `never fails but by an error on bytes that are none of ours`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let noise = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
        var unpacker = Unpacker([2] + noise)
        #expect(throws: UnpackingFailure.self) { _ = try Town(from: &unpacker) }
    }
}

@Suite struct `The agenda` {
    @Test(arguments: 0..<20)
    func `gives what is due in the order of time`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        var town = Town()
        var expected: [Int] = []
        for number in 1...100 {
            let at = Int.random(in: 0...500, using: &chance)
            expected.append(at)
            town.apply(
                InvitationPostponed(
                    activity: ActivityID(number), until: Instant(seconds: at)))
        }
        let due = town.agenda.due(by: Instant(seconds: 250))
        #expect(due.map(\.at.seconds) == expected.sorted().filter { $0 <= 250 })
        #expect(town.agenda.due(by: Instant(seconds: 500)).count == 100)
        town.apply(TimePassed(to: Instant(seconds: 250)))
        #expect(town.agenda.next.map { $0.seconds > 250 } ?? true)
    }
}
