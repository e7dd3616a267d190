import Foundation
package import Journal
package import Town

/// One sentence as it came: plain text, or JSON with an id of the sender's own.
package struct MessageIn: Equatable, Sendable {
    package var id: String?
    package var text: String
    package var language: String?
    /// When it was said, by the sender's clock.
    package var at: Instant?

    /// Why a payload is no message; each has a sentence for the person.
    package enum Refusal: String, Error, Sendable {
        case unreadable = "errorUnreadable"
        case empty = "errorEmpty"
        case tooLong = "errorTooLong"
    }

    package enum Limit {
        package static let payloadBytes = 16_384
        package static let characters = 2_000
        /// A character may be a letter with any number of accents; the journal counts each.
        package static let scalars = 8_000
        package static let idBytes = 128
    }

    private struct Body: Decodable {
        let id: String?
        let text: String
        let lang: String?
        let at: String?
    }

    package init(payload: [UInt8], decoder: JSONDecoding) throws(Refusal) {
        guard payload.count <= Limit.payloadBytes else { throw .tooLong }
        guard let whole = String(validating: payload, as: UTF8.self), !payload.contains(0) else {
            throw .unreadable
        }
        if payload.first(where: { $0 > 32 }) == UInt8(ascii: "{") {
            guard let body = try? decoder.decode(Body.self, from: payload),
                body.id.map(Self.isUsable(id:)) ?? true
            else { throw .unreadable }
            id = body.id
            text = body.text
            language = body.lang
            at = body.at.flatMap(Instant.init(iso8601:))
        } else {
            text = whole
        }
        // Bytes are counted first: few sentences have to be walked through to count characters.
        guard
            text.utf8.count <= Limit.characters
                || text.count <= Limit.characters && text.unicodeScalars.count <= Limit.scalars
        else { throw .tooLong }
        guard text.utf8.contains(where: { $0 > 32 }) else { throw .empty }
        guard !text.utf8.contains(0) else { throw .unreadable }
    }

    private static func isUsable(id: String) -> Bool {
        (1...Limit.idBytes).contains(id.utf8.count) && !id.utf8.contains(0)
    }

    /// What looks like the id of a message that must not be read, because reading or deciding it
    /// made the daemon fail; found by the least that can go wrong.
    package static func id(glimpsedIn payload: [UInt8]) -> String? {
        let text = String(decoding: payload.prefix(Limit.payloadBytes), as: UTF8.self)
        let parts = text.split(separator: "\"", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count > 4, let key = parts.firstIndex(of: "id"), parts.count > key + 2,
            parts[key + 1].allSatisfy({ $0 == ":" || $0 == " " })
        else { return nil }
        let id = String(parts[key + 2])
        return isUsable(id: id) && !id.contains("\\") ? id : nil
    }
}

extension Instant {
    /// A date and time with an offset, as RFC 3339 writes it.
    package init?(iso8601 text: String) {
        guard
            let date = try? Date(text, strategy: Date.ISO8601FormatStyle())
        else { return nil }
        self.init(seconds: Int(date.timeIntervalSince1970.rounded(.down)))
    }
}
