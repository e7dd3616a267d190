import CMosquitto
import Foundation

/// One connection to the broker, and the only type that touches libmosquitto.
///
/// A new one is made for every attempt, so that nothing the library queued outlives its
/// connection: what must be said again is in the caller's outbox and in `Outgoing`.
/// Everything is called on one thread at a time, callbacks included, which copy and return: first
/// the thread that dials, then the loop's, handed over through a lock. Hence `@unchecked Sendable`.
///
/// libmosquitto is told that it is threaded although it is not: only then does it queue every
/// packet, PUBACKs above all, until `write()`.
@safe final class Connection: @unchecked Sendable {
    /// Why a connection is over.
    enum Ending: Equatable {
        case lost(String)
        case refused(String)
        case takenOver
    }

    /// The broker's answer to one of our publishes.
    struct Published {
        var packetID: Int32
        /// 0x80 and above is a refusal.
        var reason: Int32
    }

    private let handle: OpaquePointer
    private let options: BusOptions
    /// How the library's log begins the line that, alone, tells the DUP flag of a PUBLISH.
    private let publishMark: String
    private let publishMarkLength: Int
    private var nextIsDuplicate = false
    private var complaint: String?
    /// Counts whatever was heard, so that a read can be seen to have got somewhere.
    private var heard = 0

    /// Read and not yet decided.
    private(set) var inbox: [InboundMessage] = []
    private(set) var published: [Published] = []
    /// Set by CONNACK: whether the broker still had our session.
    private(set) var sessionPresent: Bool?
    private(set) var subscriptionsToConfirm = 0
    private(set) var ending: Ending?
    /// Whether the loop has seen that all subscriptions are confirmed.
    var isSubscribed = false

    init(options: BusOptions) throws(BusError) {
        guard !options.clientID.isEmpty else { throw .unusable("The bus needs a client id.") }
        _ = Self.library
        guard let new = unsafe mosquitto_new(options.clientID, options.cleanStart, nil) else {
            throw .unusable("libmosquitto could not start: \(Self.text(ofSystem: errno)).")
        }
        unsafe handle = new
        self.options = options
        publishMark = "Client \(options.clientID) received PUBLISH (d"
        publishMarkLength = publishMark.utf8.count
        unsafe mosquitto_user_data_set(handle, Unmanaged.passUnretained(self).toOpaque())
        unsafe mosquitto_int_option(handle, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5)
        unsafe mosquitto_int_option(
            handle, MOSQ_OPT_RECEIVE_MAXIMUM, options.receiveMaximum)
        unsafe mosquitto_int_option(
            handle, MOSQ_OPT_SEND_MAXIMUM, Int32(clamping: options.sendMaximum))
        unsafe mosquitto_int_option(handle, MOSQ_OPT_TCP_NODELAY, 1)
        unsafe mosquitto_threaded_set(handle, true)
        listen()
        try identify()
        try secure()
        try leaveWill()
    }

    /// Closes the socket hard, without DISCONNECT: the broker will publish the will.
    deinit {
        unsafe mosquitto_destroy(handle)
    }

    /// `mosquitto_lib_init` must run once and is not thread-safe.
    private static let library: Void = {
        mosquitto_lib_init()
        return ()
    }()
}

// What is set before connecting.
extension Connection {
    private func identify() throws(BusError) {
        guard let user = options.broker.user else { return }
        let result = unsafe mosquitto_username_pw_set(handle, user, options.broker.password)
        guard result == 0 else { throw .unusable("The user name or password is not UTF-8.") }
    }

    private func secure() throws(BusError) {
        guard options.broker.usesTLS else { return }
        let files = options.tls ?? TLSFiles()
        for file in [files.authorities, files.certificate, files.key].compactMap(\.self) {
            guard unsafe access(file, R_OK) == 0 else {
                throw .unusable("The TLS file \(file) cannot be read.")
            }
        }
        let result: Int32
        if files.authorities == nil, files.certificate == nil {
            result = unsafe mosquitto_int_option(handle, MOSQ_OPT_TLS_USE_OS_CERTS, 1)
        } else {
            result = unsafe mosquitto_tls_set(
                handle, files.authorities, nil, files.certificate, files.key, nil)
        }
        guard result == 0 else {
            throw .unusable(
                "The TLS files do not go together (\(Self.text(of: result))); a certificate needs "
                    + "its key and the authorities.")
        }
    }

    private func leaveWill() throws(BusError) {
        guard let will = options.will else { return }
        var properties = unsafe Self.properties(of: will)
        let result = unsafe mosquitto_will_set_v5(
            handle, will.topic, Int32(will.payload.count), will.payload, will.qos, will.retain,
            properties)
        guard result != 0 else { return }
        unsafe mosquitto_property_free_all(&properties)
        throw .unusable("The last will cannot be left: \(Self.text(of: result)).")
    }
}

// What goes out.
extension Connection {
    /// Connects and queues CONNECT; blocks while the network does.
    func open() {
        var properties: OpaquePointer?
        defer { unsafe mosquitto_property_free_all(&properties) }
        unsafe mosquitto_property_add_int32(
            &properties, Int32(MQTT_PROP_SESSION_EXPIRY_INTERVAL.rawValue),
            options.sessionExpirySeconds)
        let result = unsafe mosquitto_connect_bind_v5(
            handle, options.broker.host, options.broker.port, options.keepAliveSeconds, nil,
            properties)
        note(result)
    }

    var socket: Int32? {
        let socket = unsafe mosquitto_socket(handle)
        return socket >= 0 ? socket : nil
    }

    var wantsToWrite: Bool { unsafe mosquitto_want_write(handle) }

    /// Sends what is queued: acknowledgements of all that was read, then publishes.
    func write() {
        note(unsafe mosquitto_loop_write(handle, 1))
    }

    /// Keeps the connection alive.
    func tend() {
        note(unsafe mosquitto_loop_misc(handle))
    }

    /// Queues one message; gives the packet id, or why it can never be sent.
    func publish(_ message: OutboundMessage) -> Result<Int32, PublishRefusal> {
        var packetID: Int32 = 0
        var properties = unsafe Self.properties(of: message)
        let result = unsafe mosquitto_publish_v5(
            handle, &packetID, message.topic, Int32(message.payload.count), message.payload,
            message.qos, message.retain, properties)
        unsafe mosquitto_property_free_all(&properties)
        guard result != 0 else { return .success(packetID) }
        if UInt32(bitPattern: result) == MOSQ_ERR_NO_CONN.rawValue {
            // At QoS 1 the library keeps it; we come back with a new connection.
            note(result)
            return .success(packetID)
        }
        return .failure(PublishRefusal(reason: Self.text(of: result)))
    }

    /// Lets the connection end for a reason of our own.
    func giveUp(_ reason: String) {
        ending = ending ?? .lost(reason)
    }

    /// Queues DISCONNECT, after which the broker does not publish the will.
    func sayGoodbye() {
        note(unsafe mosquitto_disconnect_v5(handle, 0, nil))
    }
}

/// A message that libmosquitto will not send: larger than the broker takes, or a topic with `#`.
struct PublishRefusal: Error {
    var reason: String
}

// What comes in.
extension Connection {
    /// Reads all that has arrived, or about a batch of it.
    ///
    /// `loop_read` reads a number of packets of its own choice and says nothing about what is left,
    /// and its internal socket pair leaves `errno` at EAGAIN once full: only a read that got
    /// nowhere *and* met EAGAIN was the last.
    func readAll() {
        while inbox.count < BusLimits.batch, ending == nil {
            let before = heard
            errno = 0
            let result = unsafe mosquitto_loop_read(handle, 1)
            let reason = errno
            note(result)
            if heard == before, reason == EAGAIN { return }
        }
    }

    /// Hands over what was read; the arrays keep their room.
    func takeInbox() -> [InboundMessage] {
        defer { inbox.removeAll(keepingCapacity: true) }
        return inbox
    }

    func takePublished() -> [Published] {
        defer { published.removeAll(keepingCapacity: true) }
        return published
    }

    fileprivate func hear(_ message: borrowing mosquitto_message, _ properties: OpaquePointer?) {
        heard += 1
        let bytes = unsafe UnsafeRawBufferPointer(
            start: message.payload, count: Int(message.payloadlen))
        var inbound = unsafe InboundMessage(
            topic: String(cString: message.topic), payload: Array(bytes), qos: message.qos,
            packetID: UInt16(truncatingIfNeeded: message.mid), isDuplicate: nextIsDuplicate,
            isRetained: message.retain)
        nextIsDuplicate = false
        if let properties = unsafe properties {
            unsafe inbound.responseTopic = Self.responseTopic(in: properties)
            unsafe inbound.correlation = Self.correlation(in: properties)
        }
        inbox.append(inbound)
    }

    fileprivate func hear(publishOf packetID: Int32, reason: Int32) {
        heard += 1
        published.append(Published(packetID: packetID, reason: reason))
    }

    fileprivate func hear(welcome reason: Int32, flags: Int32) {
        heard += 1
        guard reason == 0 else {
            ending = ending ?? .refused(Self.text(ofReason: reason))
            return
        }
        sessionPresent = flags & 1 != 0
        subscriptionsToConfirm = options.subscriptions.count
        for filter in options.subscriptions {
            note(unsafe mosquitto_subscribe_v5(handle, nil, filter, 1, 0, nil))
        }
    }

    fileprivate func hear(subscription granted: Int32) {
        heard += 1
        subscriptionsToConfirm -= 1
        guard granted >= 0x80 else { return }
        ending = ending ?? .refused("subscribing: \(Self.text(ofReason: granted))")
    }

    fileprivate func hear(end reason: Int32) {
        heard += 1
        let takenOver = reason == Int32(MQTT_RC_SESSION_TAKEN_OVER.rawValue)
        ending = ending ?? (takenOver ? .takenOver : .lost(Self.text(of: reason)))
    }

    /// The library's log is the only place that tells whether a PUBLISH came with DUP set.
    fileprivate func hear(log level: Int32, _ line: UnsafePointer<CChar>) {
        if level == MOSQ_LOG_DEBUG {
            guard unsafe strncmp(line, publishMark, publishMarkLength) == 0 else { return }
            nextIsDuplicate = unsafe line[publishMarkLength] == CChar(UInt8(ascii: "1"))
        } else if level == MOSQ_LOG_ERR || level == MOSQ_LOG_WARNING {
            unsafe complaint = String(cString: line)
        }
    }

    /// Keeps the first failure as the reason why this connection is over.
    private func note(_ result: Int32) {
        guard result != 0, ending == nil else { return }
        let cause = UInt32(bitPattern: result)
        var reason =
            if cause == MOSQ_ERR_ERRNO.rawValue {
                Self.text(ofSystem: errno)
            } else if cause == MOSQ_ERR_EAI.rawValue {
                "nobody knows where \(options.broker.host) is"
            } else {
                Self.text(of: result)
            }
        if let complaint { reason += " (\(complaint))" }
        ending = .lost(reason)
    }
}

// The C functions that the library calls, each with this connection as its context.
extension Connection {
    private static func of(_ context: UnsafeMutableRawPointer?) -> Connection? {
        guard let context = unsafe context else { return nil }
        return unsafe Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
    }

    private func listen() {
        unsafe mosquitto_connect_v5_callback_set(handle) { _, context, reason, flags, _ in
            unsafe Connection.of(context)?.hear(welcome: reason, flags: flags)
        }
        unsafe mosquitto_disconnect_v5_callback_set(handle) { _, context, reason, _ in
            unsafe Connection.of(context)?.hear(end: reason)
        }
        unsafe mosquitto_publish_v5_callback_set(handle) { _, context, packetID, reason, _ in
            unsafe Connection.of(context)?.hear(publishOf: packetID, reason: reason)
        }
        unsafe mosquitto_subscribe_v5_callback_set(handle) { _, context, _, count, granted, _ in
            guard count > 0, let granted = unsafe granted else { return }
            unsafe Connection.of(context)?.hear(subscription: granted.pointee)
        }
        unsafe mosquitto_message_v5_callback_set(handle) { _, context, message, properties in
            guard let message = unsafe message else { return }
            unsafe Connection.of(context)?.hear(message.pointee, properties)
        }
        unsafe mosquitto_log_callback_set(handle) { _, context, level, line in
            guard let line = unsafe line else { return }
            unsafe Connection.of(context)?.hear(log: level, line)
        }
    }
}
