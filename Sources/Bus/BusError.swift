/// Why the bus gave up, as a sentence for the operator.
package enum BusError: Error, Hashable, CustomStringConvertible {
    /// No broker answered in the time that was given.
    case unreachable(BrokerAddress, reason: String)
    /// The broker answered and said no: a wrong password, a name that is not allowed.
    case refused(BrokerAddress, reason: String)
    /// Another client came with our client id, so that the broker let us go.
    case sessionTakenOver(BrokerAddress, clientID: String)
    /// What we were told to use cannot be used: a TLS file, a will, a client id.
    case unusable(String)

    package var description: String {
        switch self {
        case .unreachable(let broker, let reason):
            "The broker at \(broker) cannot be reached: \(reason). Is it running, and is the "
                + "address right?"
        case .refused(let broker, let reason):
            "The broker at \(broker) does not let us in: \(reason). Check user name, password "
                + "and the broker's rules."
        case .sessionTakenOver(let broker, let clientID):
            "Another client connected to \(broker) with our client id \"\(clientID)\" and took "
                + "the session over. Is a second one running? This one leaves, so that the two do "
                + "not push each other out for ever."
        case .unusable(let what): what
        }
    }
}
