import Testing
import Town

@Suite struct `A civil date` {
    @Test(arguments: [
        (1970, 1, 1, 0, 4), (1969, 12, 31, -1, 3), (2000, 2, 29, 11_016, 2),
        (2026, 10, 14, 20_740, 3), (2026, 10, 17, 20_743, 6), (2400, 2, 29, 157_113, 2),
    ])
    func `has its day number and weekday`(_ y: Int, _ m: Int, _ d: Int, days: Int, weekday: Int)
        throws
    {
        let date = try #require(CivilDate(year: y, month: m, day: d))
        #expect(date.days == days)
        #expect(date.weekday == weekday)
        #expect(date.parts == (y, m, d))
    }

    @Test(arguments: [(2026, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (1900, 2, 29)])
    func `that does not exist is none`(_ y: Int, _ m: Int, _ d: Int) {
        #expect(CivilDate(year: y, month: m, day: d) == nil)
    }

    @Test func `goes through four centuries day by day without a gap`() throws {
        var date = try #require(CivilDate(year: 1800, month: 1, day: 1))
        var before = date.parts
        for _ in 0..<146_097 {
            date = date + 1
            let now = date.parts
            #expect(CivilDate(year: now.year, month: now.month, day: now.day) == date)
            #expect(now > before)
            before = now
        }
        #expect(date.parts == (2200, 1, 1))
    }
}

@Suite struct `A zone` {
    @Test func `of one offset turns civil time into instants and back`() throws {
        let tokyo = Zone(fixedHours: 9)
        let day = try #require(CivilDate(year: 2026, month: 10, day: 14))
        let ten = tokyo.instant(of: day, secondOfDay: 10 * Seconds.hour)
        #expect(ten == Instant(seconds: 1_791_939_600))
        #expect(tokyo.date(of: ten) == day)
        #expect(tokyo.secondOfDay(of: ten) == 10 * Seconds.hour)
        #expect(tokyo.instant(of: day, secondOfDay: 25 * Seconds.hour) == ten + 15 * Seconds.hour)
    }

    @Test func `with summer time follows the clocks`() throws {
        // Berlin, 25 October 2026: at 01:00 UTC the clocks go from +2 h to +1 h.
        let change = Instant(seconds: 1_792_890_000)
        let berlin = Zone(periods: [
            .init(start: Instant(seconds: 0), offset: 7200), .init(start: change, offset: 3600),
        ])
        let day = try #require(CivilDate(year: 2026, month: 10, day: 25))
        let midnight = berlin.instant(of: day)
        #expect(berlin.instant(of: day + 1) - midnight == 25 * Seconds.hour)
        #expect(berlin.date(of: midnight) == day)
        #expect(berlin.date(of: midnight - 1) == day - 1)
    }
}
