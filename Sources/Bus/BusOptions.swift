/// How a connection to the broker is made and kept.
package struct BusOptions: Sendable {
    package var broker: BrokerAddress
    /// The name the broker keeps our session under; two that run with the same name push each
    /// other out.
    package var clientID: String
    /// Topic filters, subscribed at QoS 1 anew on every connection.
    package var subscriptions: [String]
    /// What the broker says for us when we are gone without a goodbye.
    package var will: OutboundMessage?
    package var keepAliveSeconds: Int32 = 30
    /// How long the broker keeps what arrives for us while we are away.
    package var sessionExpirySeconds: UInt32 = 30 * 24 * 3600
    /// Forget on each connection what the broker kept for us; for tools, never for the daemon.
    package var cleanStart = false
    package var tls: TLSFiles?
    /// How long the first connection may take to succeed: `nil` for ever, 0 one attempt.
    package var waitForBroker: Double?
    /// Milliseconds after which a connection counts as steady.
    package var steadyAfter = BusLimits.steady
    /// Messages the broker may send us before it has our acknowledgement, hence the largest batch.
    package var receiveMaximum: Int32 = 1000
    /// Messages we send before we have the broker's acknowledgement; more wait in our own queue.
    package var sendMaximum = 200

    package init(broker: BrokerAddress, clientID: String, subscriptions: [String] = []) {
        self.broker = broker
        self.clientID = clientID
        self.subscriptions = subscriptions
    }
}

/// The files that TLS needs; without an authority the system's own are trusted.
package struct TLSFiles: Sendable, Hashable {
    /// PEM file of the authorities that may vouch for the broker.
    package var authorities: String?
    /// PEM file of our own certificate, where the broker asks for one.
    package var certificate: String?
    /// PEM file of the key to `certificate`, without a passphrase.
    package var key: String?

    package init(authorities: String? = nil, certificate: String? = nil, key: String? = nil) {
        self.authorities = authorities
        self.certificate = certificate
        self.key = key
    }
}

/// The named limits of the bus; everything that grows or repeats has one.
package enum BusLimits {
    /// Milliseconds before the first attempt to connect again.
    package static let firstBackoff: Int64 = 500
    /// The most milliseconds between two attempts.
    package static let longestBackoff: Int64 = 30_000
    /// A connection that lasted this many milliseconds starts the backoff from its beginning.
    package static let steady: Int64 = 5_000
    /// Milliseconds that finding the host, the TCP connection and TLS may take together.
    package static let dial: Int64 = 15_000
    /// So many connections in a row, each over before it was steady, look like a rival with our
    /// client id; mosquitto 2.0.11 closes the socket of the one pushed out and says nothing.
    package static let briefConnections = 3
    /// Milliseconds a broker may take to answer CONNECT and the subscriptions.
    package static let answer: Int64 = 10_000
    /// Milliseconds that sending what is queued may take when stopping.
    package static let drain: Int64 = 5_000
    /// Messages read before a turn is taken; QoS 1 ends earlier, at the receive maximum.
    package static let batch = 200
    /// Messages queued for a connected broker before those with a token are left to the outbox.
    package static let waiting = 50_000
    /// Messages fetched from the outbox at a time when there is room again.
    package static let fetch = 5_000
    /// Messages without a token kept for the next connection; the oldest go first.
    package static let kept = 10_000
}
