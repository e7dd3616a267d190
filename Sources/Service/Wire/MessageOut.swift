import Foundation
import Language
package import Town

/// One message to a person, in the form of the public contract.
package struct MessageOut: Codable, Equatable, Sendable {
    package struct Choice: Codable, Equatable, Sendable {
        package let label: String
        package let send: String

        package init(label: String, send: String) {
            self.label = label
            self.send = send
        }
    }

    /// Yui's own, the same when the message is sent again.
    package let id: String
    /// The `id` of the message that it answers.
    package let reply_to: String?
    package let kind: Answer.Kind
    package let lang: String
    /// Enough to go on by itself.
    package let text: String
    package let choices: [Choice]?
    /// ISO 8601, after which the choices no longer hold.
    package let expires: String?

    package init(
        id: String, replyTo: String?, kind: Answer.Kind, lang: String, text: String,
        choices: [Choice], expires: String?
    ) {
        self.id = id
        reply_to = replyTo
        self.kind = kind
        self.lang = lang
        self.text = text
        self.choices = choices.isEmpty ? nil : choices
        self.expires = expires
    }
}
