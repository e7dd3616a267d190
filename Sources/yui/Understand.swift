import ArgumentParser
import Conversation
import Foundation
import Language
import Service
import Town

/// `yui understand`: reads one sentence a line, and prints what it was understood to mean.
struct Understand: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read sentences from standard input, and print one JSON object a line.")

    @Option(help: "The moment that the sentences are read at, ISO 8601.")
    var now: String?

    @Option(help: "The language of who speaks, if the writing does not tell: ja or en.")
    var lang: String?

    @OptionGroup var option: ConfigOption

    @Flag(help: "Each line is a time, a tab and the sentence; that time stands in for --now.")
    var referenceColumn = false

    func run() throws {
        let configuration = try complaining { try Configuration(directory: option.directory) }
        let reader = configuration.reader(of: Town())
        let zone = configuration.settings.zone
        let moment = try now.map { try WallClock.instant($0, in: zone) } ?? WallClock.now()
        while let line = readLine() {
            let (at, sentence) = try referenced(line, moment, zone)
            let readings = reader.read(sentence, at: at, zone: zone, language: lang)
            print(ReadingJSON.line(readings, of: sentence, zone: zone))
        }
    }

    private func referenced(_ line: String, _ moment: Instant, _ zone: Zone) throws
        -> (Instant, String)
    {
        guard referenceColumn, let tab = line.firstIndex(of: "\t") else { return (moment, line) }
        let at = try WallClock.instant(String(line[..<tab]), in: zone)
        return (at, String(line[line.index(after: tab)...]))
    }
}

/// Reads moments as they are written on a command line.
enum WallClock {
    static func now() -> Instant { Instant(seconds: Int(Date().timeIntervalSince1970)) }

    /// - Parameter text: ISO 8601; without an offset it is the wall clock of `zone`.
    static func instant(_ text: String, in zone: Zone) throws -> Instant {
        let date = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        let rest = text.dropFirst(11)
        let clock = rest.prefix { $0.isNumber || $0 == ":" }
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        guard date.count == 3,
            let day = CivilDate(year: date[0], month: date[1], day: date[2]), parts.count <= 3
        else { throw ValidationError("\(text) is no time; write 2026-10-14T10:00:00+09:00.") }
        let second = zip(parts, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
        guard let offset = offset(rest.dropFirst(clock.count)) else {
            return zone.instant(of: day, secondOfDay: second)
        }
        return Instant(seconds: day.days * Seconds.day + second - offset)
    }

    /// Seconds ahead of UTC; `nil` where the text gives none.
    private static func offset(_ text: Substring) -> Int? {
        if text == "Z" { return 0 }
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.filter(\.isNumber)
        guard digits.count == 4, let value = Int(digits) else { return nil }
        let seconds = value / 100 * 3600 + value % 100 * 60
        return sign == "-" ? -seconds : seconds
    }
}
