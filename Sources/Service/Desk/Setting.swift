package import Conversation
package import Language

/// What a desk works with, made from the configuration once.
package struct Setting: Sendable {
    package var city: String
    package var conversation: Settings
    package var reader: Reader
    package var subjects: Subjects
    /// By language.
    package var wordings: [String: Wording]
    /// The first is spoken to those of whom nothing is known.
    package var languages: [String]
    /// The channels that are served; empty for all.
    package var channels: Set<String>
    package var codes: CheckInCodes

    package init(
        city: String, conversation: Settings, reader: Reader, subjects: Subjects,
        wordings: [String: Wording],
        languages: [String], channels: Set<String>, codes: CheckInCodes
    ) {
        self.city = city
        self.conversation = conversation
        self.reader = reader
        self.subjects = subjects
        self.wordings = wordings
        self.languages = languages
        self.channels = channels
        self.codes = codes
    }
}
