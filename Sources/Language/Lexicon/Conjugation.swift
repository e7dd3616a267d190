/// Makes a verb's forms from its dictionary form, its paradigm and the moods of the lexicon.
struct Conjugation {
    let paradigms: [String: [String: String]]
    let moods: [String: [String]]

    /// Every form with its mood.
    func forms(of verb: String, paradigm name: String) throws(LanguageFault)
        -> [(mood: String, form: String)]
    {
        guard let paradigm = paradigms[name], let base = paradigm["base"] else {
            throw LanguageFault(
                file: "lexicon.yaml", entry: verb, problem: "there is no paradigm \(name)")
        }
        guard verb.hasSuffix(base) else {
            throw LanguageFault(
                file: "lexicon.yaml", entry: verb, problem: "does not end in \(base)")
        }
        let stem = String(verb.dropLast(base.count))
        var forms: [(mood: String, form: String)] = []
        for (mood, endings) in moods.sorted(by: { $0.key < $1.key }) {
            for ending in endings {
                let parts = ending.split(
                    separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
                guard let inner = paradigm[String(parts[0])] else { continue }
                let tail = parts.count > 1 ? String(parts[1]) : ""
                forms.append((mood, stem + inner + tail))
            }
        }
        return forms
    }
}
