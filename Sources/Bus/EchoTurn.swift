/// Answers every message on its sender's own topic and keeps nothing, to measure what the broker
/// and the loop can do without a town.
package struct EchoTurn: BusTurn {
    package let idleMilliseconds: Int32 = 1000
    private static let idKey = Array(#""id":""#.utf8)
    private static let quote = UInt8(ascii: "\"")
    /// The longest id that is echoed.
    private static let longestID = 128

    package init() {}

    package mutating func connected(sessionPresent: Bool) -> [OutboundMessage] { [] }
    package mutating func disconnected(reason: String) {}
    package mutating func acknowledged(_ tokens: [Int]) {}

    package mutating func handle(_ batch: [InboundMessage]) -> [OutboundMessage] {
        batch.compactMap(Self.answer)
    }

    private static func answer(to message: InboundMessage) -> OutboundMessage? {
        guard message.topic.hasSuffix("/in") else { return nil }
        let id = id(in: message.payload) ?? []
        let head = Array(#"{"kind":"answer","text":"echo","reply_to":""#.utf8)
        return OutboundMessage(
            topic: message.topic.dropLast(2) + "out", payload: head + id + Array(#""}"#.utf8),
            isJSON: true, correlation: message.correlation)
    }

    private static func id(in payload: [UInt8]) -> ArraySlice<UInt8>? {
        guard let key = payload.firstRange(of: idKey) else { return nil }
        return payload[key.upperBound...].prefix(longestID).prefix { $0 != quote }
    }
}
