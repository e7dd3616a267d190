import Bus
import Fixtures
import Foundation
import Service
import Testing
import Town

/// What the desk really says, held against the document of the bus.
@Suite struct `The AsyncAPI document` {
    /// The name of the message in the document that goes out on a topic.
    private func name(of topic: String) -> String? {
        let levels = topic.split(separator: "/").dropFirst(3)
        if levels.last == "out" { return "answer" }
        if levels.last == "board" { return "board" }
        guard levels.first == "monitor", let kind = levels.dropFirst().first else { return nil }
        return String(kind)
    }

    /// A day in the sample town: everything that went out.
    private func day() throws -> [OutboundMessage] {
        let stage = try DeskStage(at: SmallTown.wednesday)
        let desk = stage.desk
        var said = desk.retained() + desk.boards(all: true)
        func say(_ text: String, as sender: String) throws {
            desk.take(
                InboundMessage(
                    topic: "yui/v1/tama/\(sender)/in", payload: Array(text.utf8)))
            said += try desk.commit()
        }
        try say("join number 1", as: "line/U2")
        try say("土曜の祭りの準備を手伝いたい", as: "line/U1")
        try say("畑をみんなでやってみたい", as: "line/U3")
        try say("he's unconscious, please help", as: "line/U2")
        try say("", as: "line/U5")
        try say(#"{"id":"a","text":"help"}"#, as: "line/U6")
        for hours in [20, 71, 74, 75] {
            desk.advance(to: SmallTown.wednesday + hours * Seconds.hour)
            said += try desk.commit()
        }
        try say("全員来ました", as: "line/U10")
        try say("はい", as: "line/U10")
        return said
            + desk.report(since: SmallTown.wednesday, at: SmallTown.wednesday + 75 * Seconds.hour)
            + [Topics(city: "tama").status("ready")]
    }

    @Test func `describes every message that goes out`() throws {
        var lines = ""
        var names: Set<String> = []
        for message in try day() where !message.payload.isEmpty {
            let found = try #require(name(of: message.topic), "no name for \(message.topic)")
            names.insert(found)
            lines += "\(found)\t\(String(decoding: message.payload, as: UTF8.self))\n"
        }
        #expect(names == ["answer", "board", "status", "metrics", "ledger", "event", "alarm"])
        let folder = try TemporaryFolder()
        let input = try folder.write(lines, to: "messages")
        let script = Project.path("Tests/Schema/validate.py")
        let child = try ChildProcess(
            "/bin/sh", ["-c", "/usr/bin/python3 '\(script)' --messages < '\(input)'"],
            output: folder.file("found"))
        let ending = child.wait(seconds: 120)
        #expect(ending == .exited(0), "\(child.printed)")
    }
}
