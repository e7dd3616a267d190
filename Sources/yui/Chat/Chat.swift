import ArgumentParser
import Bus
import Foundation
import Service

/// Talks with Yui in a terminal, over the broker.
struct Chat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Talk with Yui, over the broker.",
        discussion: """
            In a terminal: write a sentence, hear the answer; /help there says more. Without a \
            terminal each line of the input is a sentence, and the end of the input ends it after \
            the last answer.

            --script plays a file with several speakers and prints it with what each of them \
            hears, in the same form:

              @ 2026-10-14T10:00:00+09:00   sets the clock (with --clock-file)
              line/U2> check in {code K1}   says a sentence, here with the code on a kiosk's board
                line/U2< You're checked in. what is heard; passed over when a script is read
            """)

    @Option(
        name: .customLong("as"),
        help: "Who you are, as channel/sender. Default: as the broker's account says, or chat/me.")
    var identity: String?

    @Option(name: .long, help: "Seconds to wait for the broker, and for each answer.")
    var timeout = 10.0

    @Option(name: .long, help: "Play this conversation and print it with what is heard.")
    var script: String?

    @Flag(
        name: .long, help: "With --script: compare with the answers in the file; 1 if they differ.")
    var expect = false

    @Option(
        name: .long,
        help: "With --script: the file that `yui serve --clock-file` reads, to set the clock in.")
    var clockFile: String?

    @OptionGroup var settings: SettingOptions

    func validate() throws {
        guard timeout > 0 else { throw ValidationError("--timeout is a number above 0") }
        guard script != nil || (!expect && clockFile == nil) else {
            throw ValidationError("--expect and --clock-file belong to --script")
        }
    }

    func run() async throws {
        let settings = try await settings.resolve()
        do {
            if let script {
                try await ScriptPlay(
                    file: script, clockFile: clockFile, timeout: timeout, isExpected: expect
                ).run(settings)
                return
            }
            let sender = try self.sender(settings)
            if Terminal.isInteractive {
                var chat = TerminalChat(settings, as: sender, timeout: timeout)
                try await chat.run()
            } else {
                var chat = PlainChat(settings, as: sender, timeout: timeout)
                try await chat.run()
            }
        } catch let mistake as ValidationError {
            throw mistake
        } catch {
            throw Complaint(error)
        }
    }

    /// Accounts are called CITY.staff.S1 (`deploy/security`): each speaks as itself.
    private func sender(_ settings: Settings) throws -> Sender {
        if let identity {
            guard let sender = Sender(parsing: identity) else {
                throw ValidationError("--as is a channel and a sender, such as line/U1")
            }
            return sender
        }
        let account = (settings.broker.user ?? "").split(separator: ".")
        if account.count == 3, account[0] == settings.city, account[1] != "gateway",
            let sender = Sender(channel: String(account[1]), id: String(account[2]))
        {
            return sender
        }
        guard let sender = Sender(channel: "chat", id: "me") else {
            preconditionFailure("chat/me is a sender")
        }
        return sender
    }
}

/// Why a conversation could not go on, as the person at the terminal reads it.
enum ChatFailure: Error, CustomStringConvertible {
    case noAnswer(city: String, seconds: Double)
    case noDaemon(city: String, status: String?)
    case connectionEnded
    case unreadable(file: String)
    case script(file: String, Transcript.Problem)
    case noClockFile
    case unwritable(file: String)
    case noCode(kiosk: String)
    case unexpected(file: String, LineDifference)

    var description: String {
        switch self {
        case .noAnswer(let city, let seconds):
            "Yui did not answer within \(seconds.formatted()) s. Is `yui serve` running for the "
                + "city \(city), on this broker?"
        case .noDaemon(let city, let status):
            "Yui is not ready (\(status ?? "nobody has been here yet")). Start `yui serve` for the "
                + "city \(city), on this broker."
        case .connectionEnded:
            "The broker ended the connection. Is somebody else connected with the same name?"
        case .unreadable(let file): "\(file) cannot be read."
        case .script(let file, let problem): "\(file), \(problem)."
        case .noClockFile:
            "The script sets the clock. Give --clock-file FILE here, and the same to `yui serve`."
        case .unwritable(let file): "\(file) cannot be written."
        case .noCode(let kiosk): "There is no kiosk \(kiosk) with a code on its board."
        case .unexpected(let file, let difference):
            "What was heard is not what \(file) holds (- in the file, + heard):\n\(difference)"
        }
    }
}
