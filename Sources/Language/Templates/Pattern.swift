internal import Town

/// One way to say an intent: a row of word classes, details and at most one free text.
struct Pattern: Sendable {
    /// How much of a sentence the pattern has to explain.
    enum Strength: Sendable {
        /// The whole sentence; then it may be acted on.
        case whole
        /// The whole sentence, with nothing in it that the pattern does not name.
        case exact
        /// The whole sentence, and even then it is only a guess.
        case weak
        /// Any part of the sentence is enough.
        case anywhere
    }

    let intent: Intent
    let strength: Strength
    let elements: [Element]

    struct Element: Sendable {
        let kind: Kind
        let isOptional: Bool
    }

    enum Kind: Sendable, Equatable {
        /// One word of any of these classes.
        case word([Symbol])
        case detail(Detail)
        /// Any words; they are the activity when `isActivity`.
        case free(isActivity: Bool, isKnown: Bool)
    }

    /// Details of a sentence that a template can name.
    enum Detail: String, Sendable {
        case time, people, points, ref, choice, code, number
        case place, area, group, person, language, support
    }

    /// The classes one of which any sentence of this pattern has; it is looked up by them.
    var keys: [Symbol] {
        for element in elements where !element.isOptional {
            if case .word(let symbols) = element.kind { return symbols }
        }
        return []
    }
}
