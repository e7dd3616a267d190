/// A message as it arrived from the broker.
///
/// How one that comes again can be known, as measured with mosquitto 2.0.11 (QoS 1, persistent
/// session, persistence on):
/// - Packet ids count 1…65535 and begin again, per session, given when the message is queued for us
///   and without regard to ids still in use. They go on over connections and orderly restarts.
/// - After a crash of ours, what was not acknowledged comes first, in its old order, with its old
///   packet id and DUP; then what arrived meanwhile, without DUP. DUP is also set on what the
///   broker had sent and we never read. The same holds over an orderly restart of the broker.
/// - A broker that was killed goes back to its last save (`autosave_interval`, in messages): it
///   brings again what we had acknowledged since, **with or without DUP** and with the old packet
///   ids; it has lost what it delivered or queued since, though it had acknowledged it to its
///   sender; and it gives the lost messages' packet ids to new ones, without DUP.
///
/// So a message is one that was decided before if topic, packet id and payload are those of one of
/// the last few thousand deliveries, and it has DUP or that delivery was on an earlier connection.
package struct InboundMessage: Sendable, Hashable {
    package var topic: String
    package var payload: [UInt8]
    package var qos: Int32
    /// The broker's number for this delivery, 1…65535, or 0 at QoS 0.
    package var packetID: UInt16
    /// The DUP flag: the broker has sent this before on this session and knows of no
    /// acknowledgement of it. libmosquitto tells it only in its debug log, which is read for it.
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
