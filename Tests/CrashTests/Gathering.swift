import Fixtures
import Service
import Town

/// More people than places: each wants to come to one activity, some get a place, and the organiser
/// says afterwards that everyone came.
struct Gathering {
    private static let activities = 6
    private static let places = 5
    /// Those who want to come to each.
    private static let takers = 12
    /// When all of them are over.
    static let end = "2026-10-17T12:30:00+09:00"
    private static let start = "2026-10-17T09:10:00+09:00"

    /// What the journal says of all activities.
    struct Result: Equatable {
        /// People with a place, by activity.
        var taken: [Int]
        /// Transfers that some participation got more or less than one of.
        var wrongTransfers: Int
        /// What the ledger has more or less than the transfers of the journal.
        var difference: Int
    }

    static let wanted = Result(
        taken: Array(repeating: places, count: activities), wrongTransfers: 0,
        difference: 0)

    /// Enters the organisers and their activities; no daemon runs yet.
    static func prepare(_ house: House) throws {
        var people = "channel,sender,name,role,group,area,language,interests\n"
        var table = "title,day,start,end,place,field,support,least,most,points,organiser\n"
        for number in 1...activities {
            people += "line,O\(number),Olga \(number),organiser,readers,suwa,en,\n"
            table +=
                "Gathering \(number),2026-10-17,09:00,12:00,hall,community,A,1,\(places),30,"
                + "line/O\(number)\n"
        }
        for (what, rows) in [("people", people), ("activities", table)] {
            let file = try house.folder.write(rows, to: "\(what).csv")
            let run = try house.run(
                "import", what, file, "--clock-file", house.folder.file("clock"))
            guard run.isGood else { throw FixtureError(run.printed) }
        }
    }

    /// Everybody asks for a place, the clock goes past the end, and each organiser says that
    /// everyone came; the daemon may be killed at any moment of it.
    static func happen(_ clock: StandingClock, _ load: Load) async throws {
        for number in 0..<activities * takers {
            load.say(
                "join \(number % activities + 1)", as: "join \(number)", from: "line/J\(number)")
        }
        for number in 0..<activities * takers { try await load.untilAnswered("join \(number)") }
        for time in [start, end] {
            try clock.stand(at: time)
            // Answered by a daemon that has read the clock.
            load.say("help", as: "clock \(time)", from: "line/S1")
            try await load.untilAnswered("clock \(time)")
        }
        for words in ["everyone came", "yes"] {
            for number in 1...activities {
                load.say(words, as: "\(words) \(number)", from: "line/O\(number)")
            }
            for number in 1...activities { try await load.untilAnswered("\(words) \(number)") }
        }
    }

    /// Counts seats and points from the journal alone.
    static func result(in house: House) throws -> Result {
        var taken = Array(repeating: 0, count: activities)
        var owed: [String: Int] = [:]
        for joined in try house.events(Joined.self) {
            taken[joined.activity.number - 1] += joined.party
            owed["\(joined.activity.number)/\(joined.person.number)", default: 0] += 1
        }
        var given = 0
        for moved in try house.events(Transferred.self) {
            guard case .person(let person) = moved.transfer.credit,
                let activity = moved.transfer.activity
            else { continue }
            owed["\(activity.number)/\(person.number)", default: 0] -= 1
            given += moved.transfer.amount
        }
        let ledger = try Replay(house.journal(), fromEmpty: true).town.ledger
        return Result(
            taken: taken, wrongTransfers: owed.values.count { $0 != 0 },
            difference: abs(ledger.imbalance) + abs(ledger.issued - given))
    }
}
