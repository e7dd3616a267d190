import Foundation
import Service

/// Plays a conversation from a file, over the broker.
struct ScriptPlay {
    let file: String
    let clockFile: String?
    let timeout: Double
    /// Compare with the file instead of printing what is heard.
    let isExpected: Bool

    func run(_ settings: Settings) async throws {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw ChatFailure.unreadable(file: file)
        }
        let script = try parse(text)
        guard clockFile != nil || !script.setsClock else { throw ChatFailure.noClockFile }
        var stage = try await BrokerStage(settings, clockFile: clockFile, timeout: timeout)
        let played: Transcript
        do {
            played = try await script.played(on: &stage) { entry in
                if !isExpected { Terminal.write(entry.text + "\n") }
            }
        } catch {
            await stage.close()
            throw error
        }
        await stage.close()
        guard isExpected else { return }
        let difference = LineDifference(expected: text, found: played.text)
        guard difference.isEmpty else {
            throw ChatFailure.unexpected(file: file, difference)
        }
        print("As it is written: \(script.sentences) sentences and what is heard on them.")
    }

    private func parse(_ text: String) throws -> Transcript {
        do {
            return try Transcript(parsing: text)
        } catch {
            throw ChatFailure.script(file: file, error)
        }
    }
}
