import Fixtures
import Foundation
import Service
import Testing
import Town

/// Conversations as files: who says what, and what is heard.
///
/// `YUI_RECORD=1 swift test --filter Golden` writes them anew; read the difference before you keep
/// it.
@Suite struct `Golden conversations` {
    static let folder = Project.root.appendingPathComponent("Tests/ConversationTests/Conversations")

    static var names: [String] {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    }

    @Test(arguments: names)
    func `go as they were read and kept`(name: String) async throws {
        let file = Self.folder.appendingPathComponent(name)
        let kept = try String(contentsOf: file, encoding: .utf8)
        var stage = try DeskStage(at: SmallTown.wednesday)
        let played = try await Transcript(parsing: kept).played(on: &stage).text
        if ProcessInfo.processInfo.environment["YUI_RECORD"] == "1" {
            try played.write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(played == kept, "\(name) goes otherwise; read the difference")
        }
    }

    @Test func `are there`() { #expect(Self.names.count >= 20) }
}
