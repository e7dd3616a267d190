package import Town

/// Where a script is played: the daemon behind a broker, or a desk in a test.
package protocol Stage {
    /// Sets the clock and returns all that Yui says because of it, in order.
    mutating func advance(to instant: Instant, written: String) async throws -> [Heard]

    /// Says a sentence and returns all that Yui says because of it, the answer first.
    mutating func say(_ text: String, as sender: Sender) async throws -> [Heard]

    /// The check-in code on a kiosk's board.
    mutating func code(atKiosk kiosk: String) async throws -> String
}

extension Transcript {
    /// Plays the script anew and returns it with what is heard now.
    ///
    /// - Parameter tell: hears each entry of the new transcript as soon as it is complete.
    package func played(
        on stage: inout some Stage, tell: (Entry) -> Void = { _ in }
    ) async throws -> Transcript {
        var played = Transcript(entries: [])
        for entry in entries {
            var answers: [Heard] = []
            switch entry {
            case .heard: continue
            case .aside: break
            case .clock(let instant, let written):
                answers = try await stage.advance(to: instant, written: written)
            case .said(let sender, let text):
                answers = try await stage.say(Self.filled(text, from: &stage), as: sender)
            }
            for entry in [entry] + answers.map(Entry.heard) {
                played.entries.append(entry)
                tell(entry)
            }
        }
        return played
    }

    /// The sentence with the code on show in place of each `{code K1}`: the code is another on each
    /// run, so a file cannot hold it.
    private static func filled(_ text: String, from stage: inout some Stage) async throws -> String
    {
        let opening = "{code "
        var filled = ""
        var rest = text[...]
        while let range = rest.firstRange(of: opening),
            let end = rest[range.upperBound...].firstIndex(of: "}")
        {
            let kiosk = String(rest[range.upperBound..<end])
            filled += rest[..<range.lowerBound] + (try await stage.code(atKiosk: kiosk))
            rest = rest[rest.index(after: end)...]
        }
        return filled + rest
    }
}
