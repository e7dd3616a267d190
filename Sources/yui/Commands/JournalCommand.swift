import ArgumentParser
import Foundation
import Journal
import Service
import Town

/// The journal: whether it is whole, what town it gives, and its rows for others to read.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Verify, replay or export the journal.",
        subcommands: [Verify.self, Replay.self, Export.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute the chain of hashes from its beginning.")

        @OptionGroup var settings: SettingOptions
        @Option(name: .long, help: "A head hash that was noted earlier; it must be in the chain.")
        var head: String?
        @Flag(name: .long, help: "Answer as JSON.") var json = false

        func run() async throws {
            let data = try await settings.resolve().data
            let sought = try head.map { text in
                guard let hash = ChainHash(hex: text) else {
                    throw ValidationError("a head is 64 hexadecimal digits")
                }
                return hash
            }
            let found = try complaining {
                try SQLiteReader(directory: data).verify(seeking: sought)
            }
            report(found)
            guard found.isWhole, sought == nil || found.found != nil else {
                throw ExitCode.failure
            }
        }

        private func report(_ found: Verification) {
            if json {
                let place = found.found.map(String.init) ?? "null"
                print(
                    "{\"whole\":\(found.isWhole),\"events\":\(found.count),"
                        + "\"head\":\"\(found.head.hash)\",\"found\":\(place)}")
                return
            }
            if let fault = found.fault {
                print("The chain is broken: \(fault). Restore the last backup that verifies.")
                return
            }
            print("\(found.count) events, whole. Head \(found.head.hash).")
            if head != nil {
                print(
                    found.found.map { "The given head stands at event \($0)." }
                        ?? "The given head is not in this journal: its history was rewritten.")
            }
        }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Rebuild the town from the journal and print the digest of its state.")

        @OptionGroup var settings: SettingOptions
        @Flag(name: .long, help: "Begin with the newest snapshot instead of nothing.")
        var fromSnapshot = false

        func run() async throws {
            let data = try await settings.resolve().data
            let (replay, head) = try complaining {
                let reader = try SQLiteReader(directory: data)
                return (try Service.Replay(reader, fromEmpty: !fromSnapshot), reader.head)
            }
            print("events   \(head.seq) (\(replay.replayed) applied)")
            print("people   \(replay.town.people.count)")
            print("head     \(head.hash)")
            print("state    \(replay.digest)")
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write every event as one JSON object a line.")

        @OptionGroup var settings: SettingOptions

        func run() async throws {
            let data = try await settings.resolve().data
            let output = FileHandle.standardOutput
            try complaining {
                try SQLiteReader(directory: data).entries(after: 0) { entry in
                    let line =
                        "{\"seq\":\(entry.seq),\"at\":\(entry.at.seconds),"
                        + "\"kind\":\"\(entry.kind)\",\"body\":\(entry.body),"
                        + "\"hash\":\"\(entry.hash)\"}\n"
                    output.write(Data(line.utf8))
                }
            }
        }
    }
}

/// Runs something and turns what it throws into a sentence for the operator.
func complaining<Value>(_ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch {
        throw Complaint(error)
    }
}
