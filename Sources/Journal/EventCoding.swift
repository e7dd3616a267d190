package import Town

/// Turns events into journal rows and back.
///
/// It keeps its buffers from one event to the next, so it belongs to one thread.
package struct EventCoding {
    private let encoding = JSONEncoding()
    private let decoding = JSONDecoding()
    private let types = Dictionary(
        uniqueKeysWithValues: EventKind.allCases.map { ($0.rawValue, $0.type) })

    package init() {}

    /// The kind and the JSON of an event; the same event always gives the same text.
    package func encode(_ event: any Event) -> (kind: String, body: String) {
        var body: [UInt8] = []
        let kind = encode(event, to: &body)
        return (kind, String(decoding: body, as: UTF8.self))
    }

    /// Appends the JSON of an event, and gives its kind.
    func encode(_ event: any Event, to bytes: inout [UInt8]) -> String {
        let kind = type(of: event).kind.rawValue
        do {
            try encoding.encode(event, to: &bytes)
        } catch {
            preconditionFailure("an event of the kind \(kind) cannot be written: \(error)")
        }
        return kind
    }

    /// The event of a row.
    package func decode(_ entry: JournalEntry) throws(JournalFailure) -> any Event {
        try decode(kind: entry.kind, body: entry.body)
    }

    package func decode(kind: String, body: String) throws(JournalFailure) -> any Event {
        guard let type = types[kind] else {
            throw .unreadableEvent(kind: kind, reason: "this Yui knows no such kind")
        }
        do {
            return try decoding.decode(type, from: body.utf8)
        } catch {
            throw .unreadableEvent(kind: kind, reason: Self.reason(of: error))
        }
    }

    private static func reason(of error: any Error) -> String {
        switch error {
        case DecodingError.typeMismatch(_, let context),
            DecodingError.valueNotFound(_, let context),
            DecodingError.keyNotFound(_, let context), DecodingError.dataCorrupted(let context):
            context.debugDescription
        case JSONDocument.Fault.at(let byte): "its JSON breaks off at byte \(byte)"
        default: "\(error)"
        }
    }
}
