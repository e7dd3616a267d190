/// A message as it arrived from the broker.
package struct InboundMessage: Sendable, Hashable {
    package var topic: String
    package var payload: [UInt8]
    package var qos: Int32
    /// The broker's number for this delivery, 1…65535, or 0 at QoS 0.
    package var packetID: UInt16
    /// The broker has sent this before on this session and has no acknowledgement of it.
    package var isDuplicate: Bool
    package var isRetained: Bool
    package var responseTopic: String?
    package var correlation: [UInt8]?

    package init(
        topic: String, payload: [UInt8], qos: Int32 = 1, packetID: UInt16 = 0,
        isDuplicate: Bool = false, isRetained: Bool = false, responseTopic: String? = nil,
        correlation: [UInt8]? = nil
    ) {
        self.topic = topic
        self.payload = payload
        self.qos = qos
        self.packetID = packetID
        self.isDuplicate = isDuplicate
        self.isRetained = isRetained
        self.responseTopic = responseTopic
        self.correlation = correlation
    }
}

/// A message to be published.
package struct OutboundMessage: Sendable, Hashable {
    package var topic: String
    package var payload: [UInt8]
    package var qos: Int32
    package var retain: Bool
    /// Says `content-type: application/json` and that the payload is UTF-8.
    package var isJSON: Bool
    package var responseTopic: String?
    package var correlation: [UInt8]?
    package var expirySeconds: UInt32?
    /// The caller's outbox number, reported back when the broker has acknowledged (QoS 1 only).
    package var token: Int?

    package init(
        topic: String, payload: [UInt8], qos: Int32 = 1, retain: Bool = false, isJSON: Bool = false,
        responseTopic: String? = nil, correlation: [UInt8]? = nil, expirySeconds: UInt32? = nil,
        token: Int? = nil
    ) {
        self.topic = topic
        self.payload = payload
        self.qos = qos
        self.retain = retain
        self.isJSON = isJSON
        self.responseTopic = responseTopic
        self.correlation = correlation
        self.expirySeconds = expirySeconds
        self.token = token
    }
}
