import Language
import Service
import Testing
import Town

/// The twin of `config/language/ja/phrases.yaml`: what people say, and what they want.
@Suite struct `A sentence in Japanese` {
    @Test(arguments: table) func `is understood`(line: TableLine) {
        let reading = Sample.read(line.sentence, language: "ja")
        #expect(reading.intent.rawValue == line.columns[1])
    }

    @Test(arguments: table) func `gives its details`(line: TableLine) {
        let reading = Sample.read(line.sentence, language: "ja")
        let wanted = line.columns.count > 2 ? line.columns[2] : ""
        #expect(Facts.missing(wanted, in: reading) == [])
    }

    @Test(arguments: table) func `is acted on unless it is outside the town's matters`(
        line: TableLine
    ) {
        let reading = Sample.read(line.sentence, language: "ja")
        #expect((reading.outcome == .act) == (line.columns[1] != "unknown"))
    }

    @Test(arguments: table) func `is read by its writing, whatever language was told`(
        line: TableLine
    ) {
        let reading = Sample.read(line.sentence, language: "en")
        let hasLetters = line.sentence.contains(where: \.isLetter)
        #expect(!hasLetters || reading.intent.rawValue == line.columns[1])
    }

    @Test func `of every kind is in the table`() throws {
        let pack = try LanguagePack(folder: "\(Sample.folder)/ja")
        let tested = Set(Self.table.compactMap { Intent(rawValue: $0.columns[1]) })
        #expect(pack.intents.subtracting(tested) == [])
    }

    static let table = TableLine.table(
        """
        土曜の祭りの準備を手伝いたい | offer_help | activity=祭りの準備; support=A; when=2026-10-17T00:00
        土曜日に、お祭りの片付けを手伝います！ | offer_help | activity=お祭りの片付け; when=2026-10-17T00:00
        明日の午後なら空いてます | offer_help | when=2026-10-15T12:00 2026-10-15T18:00
        日曜 ひま | offer_help | when=2026-10-18T00:00
        来週の火曜の午後3時から2時間、公民館で空いてます | offer_help | place=kominkan; duration=7200; when=2026-10-20T15:00 2026-10-20T17:00
        妻と二人で土曜の草取りをお手伝いできます | offer_help | people=2; activity=草取り; when=2026-10-17T00:00
        毎週木曜、子ども食堂の配膳ができます | offer_help | activity=子ども食堂の配膳
        何か手伝えることがあればやります | offer_help
        ごみ拾いに協力できますよ | offer_help | activity=ごみ拾い
        会計なら引き受けます | offer_help | support=C
        今度の日曜、テントはりを てつだいます | offer_help | when=2026-10-18T00:00
        体育館の受付の手伝いに行けます | offer_help
        土曜の朝9時からテント設営、5人ほしいです。3時間くらい | ask_help | activity=テント設営; people=5; duration=10800; support=A; when=2026-10-17T09:00 2026-10-17T12:00
        だれか電球を替えるのを手伝ってください | ask_help | support=A
        明後日、粗大ごみを運んでくれる人いませんか | ask_help | when=2026-10-16T00:00
        10月24日の運動会のスタッフを4人募集します | ask_help | people=4; when=2026-10-24T00:00
        草取りを手伝ってほしい | ask_help | activity=草取り
        来週の水曜、病院の付き添いをお願いできますか | ask_help | when=2026-10-21T00:00
        こども食堂の人手が足りません | ask_help | activity=こども食堂
        引っ越しの荷物運びで困っています | ask_help
        スマホの使い方を教えてくれる人を探しています | ask_help
        餅つきの手伝いがあと2人必要です、11月3日の10時から | ask_help | people=2; when=2026-11-03T10:00
        ワークショップの進行役をお願いしたいです | request_support | support=D
        補助金の申請書を一緒に書いてほしい | request_support
        自治会の会計を手伝ってほしいです | request_support | support=C
        土曜に何かある？ | find_activities | when=2026-10-17T00:00
        今週末のイベントを教えて | find_activities | when=2026-10-17T00:00
        近くの活動を見せてください | find_activities
        子どもと行ける催しはありますか | find_activities
        防災の活動を探しています | find_activities | field=disaster
        畑をみんなでやってみたい | make_wish | activity=畑
        近所の人と朝のラジオ体操を始めたい | make_wish | field=health
        編み物の会をつくりたいな | make_wish
        町内で星を見る会をやってみたい | make_wish
        最近、公園の街灯が暗い | murmur
        通学路の横断歩道が消えかけていて危ない | murmur
        駅前の花壇がきれいになりました | murmur
        ゴミ捨て場がまた散らかっている | murmur
        12番に参加したいです | join | ref=12
        3番を手伝います | join | ref=3
        ４番、入れてください | join | ref=4
        これに申し込みます | join
        1 | choose | choice=1
        ２で | choose | choice=2
        3番でお願いします | choose | choice=3
        二つ目がいい | choose | choice=2
        はい | accept
        はい、お願いします | accept
        行けます | accept
        了解です！ | accept
        いいえ | decline
        また今度 | decline
        今回はやめておきます | decline
        行けない | withdraw
        急に行けなくなった | withdraw
        土曜は行けなくなりました | withdraw | when=2026-10-17T00:00
        12番をキャンセルしたい | withdraw | ref=12
        熱が出て、5番に出られません | withdraw | ref=5
        私の予定は？ | my_schedule
        来週の予定を見せて | my_schedule | when=2026-10-19T00:00
        ポイントはいくつ？ | my_points
        ポイントの残高を教えて | my_points
        佐藤さんに30ポイント送ります | give_points | points=30; person=佐藤
        80pt払います | spend_points | points=80
        なぜ？ | explain
        なんで私なの | explain
        どうして選ばれたんですか | explain
        チェックイン 0417 | check_in | code=0417
        着きました | check_in
        0417 | check_in | code=0417
        コードは 882190 | check_in | code=882190
        帰ります | check_out
        書道が得意です | add_skill
        将棋が好きです | add_interest | field=play
        諏訪に住んでいます | set_area | area=suwa
        地区を愛宕に変えて | set_area | area=atago
        英語でお願いします | set_language | language=en
        やさしい日本語にして | set_language | language=ja-simple
        7番に友達を連れて行っていい？ | bring_friend | ref=7
        お知らせを止めて | mute
        ミュート | mute
        お知らせを再開して | unmute
        市役所の人に相談したい | consult
        子育てのことで相談があります | consult
        水曜の夜に30人入れる会場ありますか | find_place | people=30; when=2026-10-14T18:00
        近くに将棋のサークルはありますか | find_group
        家族全員無事です | report_safe
        取り消し | undo
        今のは取り消して | undo
        私のデータを消してください | forget_me
        私の記録を見せて | export_me
        ヘルプ | help
        使い方を教えて | help
        こんにちは | greet
        ありがとうございます | thank
        祖父が倒れて息をしていません | emergency
        となりの家が火事です！ | emergency
        もう死にたい | emergency
        救急車を呼んで | emergency
        12番の参加者を教えて | roster | ref=12
        運動会は誰が来ますか | roster
        佐藤さん以外は全員来ました | confirm_attendance | person=佐藤; everyone=true
        連携先を探しています | find_partner
        全員来ました | confirm_attendance | everyone=true
        4人来ました | confirm_attendance | people=4
        高橋さんは欠席です | confirm_attendance | person=高橋
        9番の参加者に雨天決行と伝えてください | send_note | ref=9
        9番を10時に変更してください | change_activity | ref=9
        雨なので9番は中止します | cancel_activity | ref=9
        火事の訓練はいつですか | unknown
        犬が好きな食べ物は何 | unknown
        明日の天気を教えて | unknown
        やめないで続けます | unknown
        隣町のラーメン屋でおすすめは | unknown
        円周率を百桁言って | unknown
        土曜ひまなので何か手伝いますよ | offer_help | when=2026-10-17
        明日の午前中だけ手伝えます | offer_help | when=2026-10-15T08:00 2026-10-15T12:00 part
        10月24日の防災訓練に参加したいです | join | activity=防災訓練; when=2026-10-24
        うちの前の道が暗くて怖い | murmur
        最近カラスが多くて困る | murmur
        土曜のやつ、やっぱり行けません | withdraw | when=2026-10-17
        受付お願いします 2468 | check_in | code=2468
        通知はいりません | mute
        みんな来たよ | confirm_attendance | everyone=true
        """)
}
