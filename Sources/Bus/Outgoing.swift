/// What is to be published: the part libmosquitto has, and in front of it the part that waits.
///
/// libmosquitto walks its whole list on every publish, and takes the broker's receive maximum for
/// its own as soon as CONNACK names one; so the bound is kept here. A message with a token
/// outlives a connection in the caller's outbox, one without is kept here for the next connection.
struct Outgoing {
    private struct Sent {
        var message: OutboundMessage
        var order: Int
    }

    private let sendMaximum: Int
    private var waiting: [OutboundMessage] = []
    private var first = 0
    private var inFlight: [Int32: Sent] = [:]
    private var order = 0
    /// Messages without a token that were let go because there were too many to keep.
    private(set) var dropped = 0

    init(sendMaximum: Int) {
        self.sendMaximum = sendMaximum
    }

    var waitingCount: Int { waiting.count - first }
    var inFlightCount: Int { inFlight.count }
    var isEmpty: Bool { waitingCount == 0 && inFlight.isEmpty }

    /// Queues messages; without a connection those with a token are left to the outbox.
    mutating func append(_ messages: [OutboundMessage], isConnected: Bool) {
        if isConnected {
            waiting.append(contentsOf: messages)
        } else {
            waiting.append(contentsOf: messages.lazy.filter { $0.token == nil })
            shed()
        }
    }

    /// The next message that may be handed to libmosquitto now.
    mutating func next() -> OutboundMessage? {
        guard first < waiting.count, inFlight.count < sendMaximum else { return nil }
        let message = waiting[first]
        first += 1
        if first == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            first = 0
        } else if first >= 4096, first * 2 >= waiting.count {
            waiting.removeFirst(first)
            first = 0
        }
        return message
    }

    /// Notes that libmosquitto has taken the message and numbered it.
    mutating func sent(_ message: OutboundMessage, as packetID: Int32) {
        guard message.qos > 0 else { return }
        order += 1
        inFlight[packetID] = Sent(message: message, order: order)
    }

    /// The message the broker has acknowledged with this number.
    mutating func acknowledged(_ packetID: Int32) -> OutboundMessage? {
        inFlight.removeValue(forKey: packetID)?.message
    }

    /// Prepares for the next connection: what has no token comes first again, in its old order.
    mutating func connectionLost() {
        let unacknowledged = inFlight.values.sorted { $0.order < $1.order }.map(\.message)
        let all = unacknowledged + waiting[first...]
        inFlight.removeAll(keepingCapacity: true)
        waiting = all.filter { $0.token == nil }
        first = 0
        shed()
    }

    private mutating func shed() {
        let excess = waitingCount - BusLimits.kept
        guard excess > 0 else { return }
        waiting.removeFirst(first + excess)
        first = 0
        dropped += excess
    }
}
