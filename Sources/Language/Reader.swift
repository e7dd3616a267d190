package import Town

/// Reads sentences: what one wants, and the details that it gives.
///
/// Made once from the languages' files and the town's names; reading is a pure function.
package struct Reader: Sendable {
    private let packs: [CompiledPack]
    private let names: Names

    package init(packs: [LanguagePack], names: Names) {
        precondition(!packs.isEmpty, "a reader needs one language at least")
        self.packs = packs.map { CompiledPack($0, names: names) }
        self.names = names
    }

    /// Every way to understand `text`, best first; never empty, the last resort is `unknown`.
    ///
    /// - Parameters:
    ///   - language: what the person usually speaks; the writing of the sentence decides first.
    ///   - expecting: what the conversation has just asked for.
    package func read(
        _ text: String, at now: Instant, zone: Zone, language: String?,
        expecting: Awaited = .nothing
    ) -> [Reading] {
        let folded = Folded(text)
        let calendar = CalendarView(now: now, zone: zone)
        var best: [Reading] = []
        for pack in order(for: folded, language) {
            let sentence = Sentence(folded, pack, names, calendar, expecting)
            let readings = sentence.readings(expecting: expecting)
            if best.isEmpty || better(readings, than: best) { best = readings }
            if best[0].outcome == .act { break }
        }
        return best
    }

    private func better(_ readings: [Reading], than best: [Reading]) -> Bool {
        if readings[0].intent == .unknown, best[0].intent == .unknown {
            return best[0].times.isEmpty && !readings[0].times.isEmpty
        }
        return readings[0].confidence > best[0].confidence
            || readings[0].intent != .unknown && best[0].intent == .unknown
    }

    /// The languages to try: by the writing, then the person's own, then those that share it.
    private func order(for folded: Folded, _ language: String?) -> [CompiledPack] {
        let hasKana = folded.kinds.contains(.kana)
        let hasKanji = folded.kinds.contains(.kanji)
        let hasLetters = hasWords(folded)
        let base = language.map { String($0.prefix { $0 != "-" }) }
        if hasKana || hasKanji {
            let owners = packs.filter {
                hasKana && $0.pack.ownsKana || hasKanji && $0.pack.ownsKanji
            }
            if !owners.isEmpty { return own(base, first: owners) }
        }
        if hasLetters {
            let plain = packs.filter { !$0.pack.ownsKana && !$0.pack.ownsKanji }
            let others = packs.filter { $0.pack.ownsKana || $0.pack.ownsKanji }
            if !plain.isEmpty { return own(base, first: plain) + own(base, first: others) }
        }
        let own = own(base, first: packs)
        return own[0].pack.language == base ? [own[0]] : own
    }

    /// Two letters side by side; one alone may be an era or a sign.
    private func hasWords(_ folded: Folded) -> Bool {
        folded.kinds.indices.dropFirst().contains {
            folded.kinds[$0] == .letter && folded.kinds[$0 - 1] == .letter
        }
    }

    private func own(_ base: String?, first packs: [CompiledPack]) -> [CompiledPack] {
        packs.filter { $0.pack.language == base } + packs.filter { $0.pack.language != base }
    }
}
