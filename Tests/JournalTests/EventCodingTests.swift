import Journal
import Testing
import Town

@Suite struct `An event` {
    @Test func `is read as it was written`() throws {
        let coding = EventCoding()
        let (kind, body) = coding.encode(TimePassed(to: noon))
        #expect(kind == "time_passed")
        #expect(try coding.decode(kind: kind, body: body) as? TimePassed == TimePassed(to: noon))
    }

    @Test(arguments: [
        ("from_the_future", "{}"), ("time_passed", "{}"), ("time_passed", "{\"to\":"),
    ])
    func `that this Yui cannot read says so`(kind: String, body: String) {
        let failure = failure { () throws(JournalFailure) in
            _ = try EventCoding().decode(kind: kind, body: body)
        }
        guard case .unreadableEvent(kind, let reason) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(!reason.isEmpty)
    }
}
