import Fixtures
import Foundation
import Service
import Testing

@Suite struct `A configuration` {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let city = """
        city: tama
        timezone: Asia/Tokyo
        languages: [ja]
        areas:
          - {key: suwa, names: {ja: 諏訪}}
        places:
          - {key: hall, names: {ja: 集会所}, area: suwa}
        """

    /// A copy of the project's own configuration, with one file changed.
    private func problems(_ name: String, _ change: (String) -> String) throws -> [String] {
        let own = Project.root.appendingPathComponent("config")
        let copy = URL(fileURLWithPath: folder.path).appendingPathComponent("config")
        try FileManager.default.copyItem(at: own, to: copy)
        let file = copy.appendingPathComponent(name)
        let text = change(try String(contentsOf: file, encoding: .utf8))
        try text.write(to: file, atomically: true, encoding: .utf8)
        do {
            _ = try Configuration(directory: copy.path)
            return []
        } catch {
            return error.problems.map { "\($0.line): \($0.what)" }
        }
    }

    @Test func `as it ships is whole`() throws {
        #expect(try problems("city.yaml") { $0 } == [])
    }

    @Test func `with an unknown key says where it stands`() throws {
        let found = try problems("city.yaml") { _ in Self.city + "\ncolour: red\n" }
        #expect(
            found == [
                "8: unknown key “colour”; known here: areas, channels, city, fields, "
                    + "groups, languages, places, timezone"
            ])
    }

    @Test func `with a place in an unknown area says which`() throws {
        let found = try problems("city.yaml") { _ in
            Self.city.replacingOccurrences(of: "area: suwa", with: "area: mars")
        }
        #expect(found == ["7: unknown area “mars”"])
    }

    @Test func `that lacks a phrase, or has one too many, says which`() throws {
        let missing = try problems("language/ja/wording.yaml") {
            $0.replacingOccurrences(of: "  thank: ", with: "  thanksalot: ")
        }
        #expect(missing.count == 2)
        #expect(missing.contains { $0.contains("the phrase “thank” is missing") })
        #expect(missing.contains { $0.contains("unknown key “thanksalot”") })
    }

    @Test func `with a broken phrase says which and why`() throws {
        let found = try problems("language/en/wording.yaml") {
            $0.replacingOccurrences(of: "thank: You're welcome.", with: "thank: You're {welcome.")
        }
        #expect(found.count == 1)
        #expect(found[0].contains("a { without its }"))
    }

    @Test func `with hours that are none says so`() throws {
        let found = try problems("matching.yaml") {
            $0.replacingOccurrences(of: "\"21:00\"", with: "late")
        }
        #expect(found.count == 1)
        #expect(found[0].hasSuffix("here a full hour such as \"21:00\" is expected"))
    }
}
