import Town

extension Transcript {
    /// Why a line of a script cannot be read.
    package struct Problem: Error, Equatable, CustomStringConvertible {
        package let line: Int
        package let what: String

        package var description: String { "line \(line): \(what)" }
    }

    package init(parsing text: String) throws(Problem) {
        entries = []
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        if lines.last?.isEmpty == true { lines.removeLast() }
        var clock: Instant?
        for (index, line) in lines.enumerated() {
            do {
                try read(line, after: &clock)
            } catch {
                throw Problem(line: index + 1, what: error.what)
            }
        }
    }

    private struct Complaint: Error {
        let what: String
    }

    private mutating func read(_ line: Substring, after clock: inout Instant?) throws(Complaint) {
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        switch trimmed.first {
        case nil, "#": entries.append(.aside(String(line)))
        case "@": entries.append(try Self.clock(trimmed.dropFirst(), after: &clock))
        case "[": try addChoices(trimmed)
        case "<": try goOn(trimmed.dropFirst())
        default: entries.append(try Self.speech(trimmed))
        }
    }

    private static func clock(
        _ rest: Substring, after clock: inout Instant?
    ) throws(Complaint) -> Entry {
        let written = String(rest.drop { $0 == " " })
        guard let instant = Instant(iso8601: written) else {
            throw Complaint(what: "a time is written as @ 2026-10-14T10:00:00+09:00")
        }
        guard clock.map({ $0 <= instant }) ?? true else {
            throw Complaint(what: "time does not go back")
        }
        clock = instant
        return .clock(instant, written: written)
    }

    /// Who speaks ends at the first `>` or `<`, which no sender of a script has in its name.
    private static func speech(_ line: Substring) throws(Complaint) -> Entry {
        guard let end = line.firstIndex(where: { $0 == ">" || $0 == "<" }),
            let sender = Sender(parsing: String(line[..<end]))
        else {
            throw Complaint(
                what: "expected “channel/sender> a sentence”, “@ a time” or “# a comment”")
        }
        let text = line[line.index(after: end)...].withoutFirstSpace
        guard line[end] == "<" else { return .said(sender, String(text)) }
        let (mark, rest) = mark(of: text)
        return .heard(Heard(to: sender, mark: mark, text: String(rest)))
    }

    private static func mark(of text: Substring) -> (Answer.Kind?, Substring) {
        guard text.first == "(", let end = text.firstIndex(of: ")"),
            let kind = Answer.Kind(rawValue: String(text[text.index(after: text.startIndex)..<end]))
        else { return (nil, text) }
        return (kind.mark, text[text.index(after: end)...].withoutFirstSpace)
    }

    /// A further line of the message before it.
    private mutating func goOn(_ rest: Substring) throws(Complaint) {
        guard case .heard(let heard) = entries.last else {
            throw Complaint(what: "there is no message here that goes on")
        }
        entries[entries.count - 1] = .heard(
            Heard(
                to: heard.to, mark: heard.mark, text: "\(heard.text)\n\(rest.withoutFirstSpace)",
                choices: heard.choices))
    }

    private mutating func addChoices(_ line: Substring) throws(Complaint) {
        guard case .heard(let heard) = entries.last else {
            throw Complaint(what: "there is no message here that these are the choices of")
        }
        guard line.last == "]" else { throw Complaint(what: "choices are written as [1] [2]") }
        let choices = line.dropFirst().dropLast().split(separator: "] [").map { choice in
            let parts = choice.split(separator: MessageOut.Choice.arrow, maxSplits: 1)
            return MessageOut.Choice(
                label: String(parts.first ?? ""), send: String(parts.last ?? ""))
        }
        entries[entries.count - 1] = .heard(
            Heard(
                to: heard.to, mark: heard.mark, text: heard.text,
                choices: heard.choices + choices))
    }
}

extension Substring {
    fileprivate var withoutFirstSpace: Substring { first == " " ? dropFirst() : self }
}
