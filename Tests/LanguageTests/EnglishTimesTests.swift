import Language
import Testing
import Town

/// Times as they are said in English on Wednesday 14 October 2026 at 10:00.
@Suite struct `A time in English` {
    @Test(arguments: table) func `is laid on the calendar`(line: TableLine) {
        let times = Sample.read(line.sentence, language: "en").times
        let found = times.isEmpty ? ["none"] : times.map(Facts.text)
        #expect(found == [line.columns[1]])
    }

    static let table = TableLine.table(
        """
        today | 2026-10-14T00:00 2026-10-15T00:00 day
        the day after tomorrow | 2026-10-16T00:00 2026-10-17T00:00 day
        in 3 days | 2026-10-17T00:00 2026-10-18T00:00 day
        two weeks from now | 2026-10-28T00:00 2026-10-29T00:00 day
        Wednesday | 2026-10-14T00:00 2026-10-15T00:00 day
        on Sat | 2026-10-17T00:00 2026-10-18T00:00 day
        next Saturday | 2026-10-24T00:00 2026-10-25T00:00 day
        this Friday | 2026-10-16T00:00 2026-10-17T00:00 day
        this Monday | 2026-10-12T00:00 2026-10-13T00:00 day doubtful
        Tuesday next week | 2026-10-20T00:00 2026-10-21T00:00 day
        this weekend | 2026-10-17T00:00 2026-10-19T00:00 weekend
        next weekend | 2026-10-24T00:00 2026-10-26T00:00 weekend
        next week | 2026-10-19T00:00 2026-10-26T00:00 week
        next month | 2026-11-01T00:00 2026-12-01T00:00 month
        17 October | 2026-10-17T00:00 2026-10-18T00:00 day
        Oct 17 | 2026-10-17T00:00 2026-10-18T00:00 day
        the 17th of October | 2026-10-17T00:00 2026-10-18T00:00 day
        Saturday, October 17th, 2026 | 2026-10-17T00:00 2026-10-18T00:00 day
        Sunday 17 October | 2026-10-17T00:00 2026-10-18T00:00 day doubtful
        3 March | 2027-03-03T00:00 2027-03-04T00:00 day
        10/17 | 2026-10-17T00:00 2026-10-18T00:00 day
        17/10 | 2026-10-17T00:00 2026-10-18T00:00 day
        2027-01-05 | 2027-01-05T00:00 2027-01-06T00:00 day
        the 20th | 2026-10-20T00:00 2026-10-21T00:00 day
        on the 5th | 2026-11-05T00:00 2026-11-06T00:00 day
        first Saturday of November | 2026-11-07T00:00 2026-11-08T00:00 day
        3pm | 2026-10-14T15:00 2026-10-14T16:00 hour
        Saturday at 3:30 pm | 2026-10-17T15:30 2026-10-17T15:31 minute
        Saturday at 9 | 2026-10-17T09:00 2026-10-17T10:00 hour
        half past three on Friday | 2026-10-16T15:30 2026-10-16T15:31 minute
        quarter to 4 | 2026-10-14T15:45 2026-10-14T15:46 minute
        tomorrow at noon | 2026-10-15T12:00 2026-10-15T12:01 minute
        eight tonight | 2026-10-14T20:00 2026-10-14T21:00 hour
        tomorrow morning | 2026-10-15T06:00 2026-10-15T10:00 part
        Saturday evening | 2026-10-17T16:00 2026-10-17T19:00 part
        tonight | 2026-10-14T18:00 2026-10-14T22:00 part
        Saturday 2-5pm | 2026-10-17T14:00 2026-10-17T17:00 minute
        from 9 to 12 on Saturday | 2026-10-17T09:00 2026-10-17T12:00 minute
        1 November from 10 to 4 | 2026-11-01T10:00 2026-11-01T16:00 minute
        11am till 1pm tomorrow | 2026-10-15T11:00 2026-10-15T13:00 minute
        between 6 and 8 this evening | 2026-10-14T18:00 2026-10-14T20:00 minute
        from 10 on Sunday for 2 hours | 2026-10-18T10:00 2026-10-18T12:00 minute
        17 to 19 October | 2026-10-17T00:00 2026-10-20T00:00 day
        Monday to Wednesday | 2026-10-19T00:00 2026-10-22T00:00 day
        after 5pm today | 2026-10-14T17:00 - hour
        tomorrow after 4pm | 2026-10-15T16:00 - hour
        by Friday | - 2026-10-17T00:00 day
        before Friday | - 2026-10-16T00:00 day
        until the end of November | - 2026-12-01T00:00 day
        two hours | - - hour 7200
        an hour and a half | - - hour 5400
        for 30 minutes | - - minute 1800
        every Tuesday | 2026-10-20T00:00 2026-10-21T00:00 day FREQ=WEEKLY;BYDAY=TU
        Thursdays at 4pm | 2026-10-15T16:00 2026-10-15T17:00 hour FREQ=WEEKLY;BYDAY=TH;BYHOUR=16
        every other Thursday | 2026-10-15T00:00 2026-10-16T00:00 day FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
        first Sunday of every month | 2026-11-01T00:00 2026-11-02T00:00 day FREQ=MONTHLY;BYDAY=1SU
        weekdays at 8am | 2026-10-15T08:00 2026-10-15T09:00 hour FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8
        may I ask | none
        they march in step | none
        the sun is out | none
        a 1:1 meeting | none
        first aid | none
        I can wait for now | none
        """)
}
