import Service
import Testing
import Town

@Suite struct `A transcript` {
    static let whole = """
        # The festival.
        @ 2026-10-14T10:00:00+09:00

        line/U2> want to help Saturday
          line/U2< Two things:
                 < 1. Setup
                 <
                 < Which one?
          [1] [2] [not this time → no]
        line/U1> 予定
          line/U10< (notice) おつかれさまでした。
          chat/me< (proposal) One line.

        """

    @Test func `is written as it was read`() throws {
        #expect(try Transcript(parsing: Self.whole).text == Self.whole)
    }

    @Test func `knows who says what and who hears what`() throws {
        let transcript = try Transcript(parsing: Self.whole)
        let grace = try #require(Sender(parsing: "line/U2"))
        #expect(transcript.entries[3] == .said(grace, "want to help Saturday"))
        let choices = [("1", "1"), ("2", "2"), ("not this time", "no")]
        let heard = Heard(
            to: grace, text: "Two things:\n1. Setup\n\nWhich one?",
            choices: choices.map { MessageOut.Choice(label: $0.0, send: $0.1) })
        #expect(transcript.entries[4] == .heard(heard))
    }

    @Test func `marks what is neither an answer nor a question`() throws {
        let transcript = try Transcript(parsing: Self.whole)
        let marks = transcript.entries.compactMap { entry in
            if case .heard(let heard) = entry { heard.mark } else { nil }
        }
        #expect(marks == [.notice, .proposal])
    }

    @Test func `may come with the line ends of other systems`() throws {
        let other = Self.whole.replacing("\n", with: "\r\n")
        #expect(try Transcript(parsing: other).text == Self.whole)
    }

    @Test func `counts its sentences`() throws {
        #expect(try Transcript(parsing: Self.whole).sentences == 2)
    }

    @Test(arguments: [
        ("hello", 1), ("# a\nline> hello", 2), ("line/U1 hello", 1), ("a b/c> hello", 1),
        ("monitor/U1> hello", 1), ("@ tomorrow", 1), ("@ 2026-10-14T10:00:00", 1),
        ("@ 2026-10-14T10:00:00+09:00\n@ 2026-10-14T09:59:59+09:00", 2), ("\n  < more", 2),
        ("line/U1> a\n  [1]", 2), ("line/U1> a\n  line/U1< b\n  [1", 3),
    ])
    func `says which line cannot be read`(text: String, line: Int) {
        #expect {
            try Transcript(parsing: text)
        } throws: {
            ($0 as? Transcript.Problem)?.line == line
        }
    }

    @Test func `lets nothing through that would steer a terminal`() throws {
        let sender = try #require(Sender(parsing: "line/U1"))
        let message = MessageOut(
            id: "y1", replyTo: nil, kind: .notice, lang: "ja", text: "a\u{1B}[2Jb\r\u{202E}c\nd",
            choices: [], expires: nil)
        let written = Transcript.Entry.heard(Heard(message, to: sender)).text
        #expect(written == "  line/U1< (notice) a\u{FFFD}[2Jb\u{FFFD}\u{FFFD}c\n         < d")
    }
}
