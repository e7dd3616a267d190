import Language
import Service
import Testing
import Town

/// The twin of `config/language/en/phrases.yaml`: what people say, and what they want.
@Suite struct `A sentence in English` {
    @Test(arguments: table) func `is understood`(line: TableLine) {
        let reading = Sample.read(line.sentence, language: "en")
        #expect(reading.intent.rawValue == line.columns[1])
    }

    @Test(arguments: table) func `gives its details`(line: TableLine) {
        let reading = Sample.read(line.sentence, language: "en")
        let wanted = line.columns.count > 2 ? line.columns[2] : ""
        #expect(Facts.missing(wanted, in: reading) == [])
    }

    @Test(arguments: table) func `is acted on unless it is outside the town's matters`(
        line: TableLine
    ) {
        let reading = Sample.read(line.sentence, language: "en")
        #expect((reading.outcome == .act) == (line.columns[1] != "unknown"))
    }

    @Test(arguments: table) func `is read by its writing, whatever language was told`(
        line: TableLine
    ) {
        let reading = Sample.read(line.sentence, language: "ja")
        let hasLetters = line.sentence.contains(where: \.isLetter)
        #expect(!hasLetters || reading.intent.rawValue == line.columns[1])
    }

    @Test func `of every kind is in the table`() throws {
        let pack = try LanguagePack(folder: "\(Sample.folder)/en")
        let tested = Set(Self.table.compactMap { Intent(rawValue: $0.columns[1]) })
        #expect(pack.intents.subtracting(tested) == [])
    }

    static let table = TableLine.table(
        """
        want to help with festival setup Saturday | offer_help | activity=festival setup; when=2026-10-17
        I'd love to help at the soup kitchen next Tuesday | offer_help | when=2026-10-20T00:00
        free on Sunday from 2 to 5pm, happy to do anything | offer_help | when=2026-10-18T14:00
        I'm free tomorrow afternoon | offer_help | when=2026-10-15T12:00 2026-10-15T18:00
        my husband and I can rake leaves on the 24th | offer_help | people=2; when=2026-10-24T00:00
        I can drive someone to the hospital on Friday | offer_help | when=2026-10-16T00:00
        happy to lend a hand this weekend | offer_help | when=2026-10-17T00:00
        I can walk dogs every Thursday morning | offer_help
        could I help with the lanterns? | offer_help | activity=lanterns
        me and two friends can help with the flea market | offer_help | people=3
        we need 5 people for tent setup on Saturday | ask_help | people=5; activity=tent setup
        can somebody help me carry a sofa tomorrow? | ask_help | when=2026-10-15T00:00
        I need help with my garden | ask_help | activity=garden
        looking for 2 volunteers for the bake sale, Nov 7, 10am to noon | ask_help | people=2
        please help us with the laundry on Monday | ask_help | when=2026-10-19T00:00
        does anyone have time to walk my dog this evening | ask_help | when=2026-10-14T16:00
        is there anyone who can fix curtains for me | ask_help
        we need someone to facilitate our workshop | request_support | support=D
        help us apply for a subsidy | request_support | support=E
        what's on this weekend? | find_activities | when=2026-10-17T00:00
        show me activities near me | find_activities
        any events for kids on Sunday | find_activities | when=2026-10-18T00:00
        what can we do on Saturday morning | find_activities | when=2026-10-17T06:00
        is there anything on tonight? | find_activities | when=2026-10-14T18:00
        I'd like to start a community garden with neighbours | make_wish
        let's organise a board game night | make_wish
        I've always wanted to learn pottery | make_wish
        a chess club would be nice | make_wish
        the street light by the bridge is out again | murmur
        so much litter in the park lately | murmur
        the playground is always empty these days | murmur
        there are too many crows in our street | murmur
        join number 12 | join | ref=12
        sign me up for #4 | join | ref=4
        I'd like to join 7 | join | ref=7
        count me in | join
        1 | choose | choice=1
        the second one | choose | choice=2
        option 3 please | choose | choice=3
        number 2 | choose | choice=2
        yes please | accept
        ok | accept
        sounds good | accept
        I can make it | accept
        no thanks | decline
        not this time | decline
        maybe later | decline
        I can't come | withdraw
        I can't make it on Saturday | withdraw | when=2026-10-17T00:00
        sorry, something came up, I have to drop out | withdraw
        cancel my place in 12 | withdraw | ref=12
        withdraw me from 5 | withdraw | ref=5
        my schedule | my_schedule
        what am I doing next week? | my_schedule | when=2026-10-19T00:00
        how many points do I have? | my_points
        points | my_points
        send 30 points to Sato | give_points | points=30; person=Sato
        pay 80 points | spend_points | points=80
        why me? | explain
        why was I asked | explain
        check in 0417 | check_in | code=0417
        my check-in code is 0417 | check_in | code=0417
        I'm here | check_in
        0417 | check_in | code=0417
        check out | check_out
        I'm good at carpentry | add_skill
        I enjoy hiking | add_interest | field=nature
        I live in Suwa | set_area | area=suwa
        English please | set_language | language=en
        switch to Japanese | set_language | language=ja
        can I bring a friend to 7? | bring_friend | ref=7
        stop sending me messages | mute
        mute | mute
        unmute | unmute
        I want to talk to someone from the city | consult
        a meeting room for 12 people next Friday evening | find_place | people=12; when=2026-10-23T16:00
        is there a chess club around here? | find_group
        we are all safe | report_safe
        undo that | undo
        please delete my data | forget_me
        send me a copy of my data | export_me
        help | help
        what can you do? | help
        hello | greet
        thank you so much | thank
        my grandfather collapsed and is not breathing | emergency
        the house next door is on fire | emergency
        I want to die | emergency
        call an ambulance | emergency
        who is coming to 12? | roster | ref=12
        show the participants of 12 | roster | ref=12
        everyone but Sato came | confirm_attendance | person=Sato; everyone=true
        looking for a group to work with | find_partner
        everyone came | confirm_attendance | everyone=true
        4 people came | confirm_attendance | people=4
        Tanaka didn't come | confirm_attendance | person=Tanaka
        tell everyone in 9 that we start late | send_note | ref=9
        move 9 to Sunday at 10am | change_activity | ref=9; when=2026-10-18T10:00
        cancel 9 because of the rain | cancel_activity | ref=9
        when is the next fire drill | unknown
        who won the world cup | unknown
        what is the capital of Peru | unknown
        turn on the kitchen lights | unknown
        tell me a story about dragons | unknown
        I'd like to volunteer this Saturday morning | offer_help | when=2026-10-17T06:00
        need 3 people to carry tables on 24 Oct at 1pm | ask_help | people=3; activity=carry tables
        anything I can do this weekend? | find_activities | when=2026-10-17
        I'd love to start a reading circle | make_wish | activity=reading circle
        street lamp broken near the station | murmur
        cancel my booking for 5 | withdraw | ref=5
        I'm checking in with 4821 | check_in | code=4821
        all five came | confirm_attendance | people=5; everyone=true
        """)
}
