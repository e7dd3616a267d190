/// What is to be published: the part libmosquitto has, and in front of it the part that waits.
///
/// libmosquitto walks its whole list on every publish, and takes the broker's receive maximum for
/// its own as soon as CONNACK names one; so the bound is kept here. A message with a token
/// outlives a connection in the caller's outbox, one without is kept here for the next connection.
///
/// The broker's acknowledgements come in one stream with what it delivers, so reading cannot be
/// stopped to let the queue shrink. When it is full, messages with a token are left to the outbox,
/// and fetched from there, in order, when there is room again.
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
    /// The first token that was left to the outbox for want of room; later ones are there too.
    private(set) var leftFrom: Int?

    init(sendMaximum: Int) {
        self.sendMaximum = sendMaximum
    }

    var waitingCount: Int { waiting.count - first }
    var inFlightCount: Int { inFlight.count }
    var isEmpty: Bool { waitingCount == 0 && inFlight.isEmpty }

    /// Queues messages; without a connection those with a token are left to the outbox.
    mutating func append(_ messages: [OutboundMessage], isConnected: Bool) {
        for message in messages {
            guard let token = message.token else {
                waiting.append(message)
                continue
            }
            guard isConnected, leftFrom == nil else { continue }
            if waitingCount < BusLimits.waiting {
                waiting.append(message)
            } else {
                leftFrom = token
            }
        }
        shed(to: isConnected ? BusLimits.waiting + BusLimits.kept : BusLimits.kept)
    }

    /// The token from which to read the outbox on, once there is room for it.
    var wantsFrom: Int? { waitingCount < BusLimits.waiting / 2 ? leftFrom : nil }

    /// Takes what the outbox still had; fewer than asked for are the last.
    mutating func fetched(_ messages: [OutboundMessage]) {
        leftFrom = messages.count < BusLimits.fetch ? nil : messages.last?.token.map { $0 + 1 }
        waiting.append(contentsOf: messages)
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
        leftFrom = nil
        shed(to: BusLimits.kept)
    }

    /// Lets go of the oldest messages without a token when there are more than may be kept.
    private mutating func shed(to limit: Int) {
        var excess = waitingCount - limit
        guard excess > 0 else { return }
        var kept: [OutboundMessage] = []
        for message in waiting[first...] {
            if excess > 0, message.token == nil {
                excess -= 1
                dropped += 1
            } else {
                kept.append(message)
            }
        }
        waiting = kept
        first = 0
    }
}
