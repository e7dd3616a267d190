import Language
import Testing

@Suite struct `A message template` {
    @Test func `knows its gaps, also those inside branches`() throws {
        let template = try MessageTemplate(
            parsing: "{a} {n, plural, one {{b}} other {# {c, select, x {{d}} other {}}}}")
        #expect(template.gaps == ["a", "n", "b", "c", "d"])
    }

    @Test(arguments: [
        ("{a", WordingFailure.unclosedBrace(in: "{a")),
        ("{n, plural, one {x}}", .noOtherBranch(in: "{n, plural, one {x}}")),
        ("{n, ordinal, other {x}}", .unknownForm("ordinal", in: "{n, ordinal, other {x}}")),
        ("{n, plural, one x}", .unclosedBrace(in: "{n, plural, one x}")),
    ])
    func `that is broken says why`(source: String, failure: WordingFailure) {
        #expect(throws: failure) { try MessageTemplate(parsing: source) }
    }
}
