/// What the loop does with what arrived: decide, make durable, and say what is to be published.
///
/// All of it is called on the loop's own thread. A throw ends the loop at once, with nothing
/// published and nothing acknowledged; the broker delivers the batch again to the next process.
/// Tokens must grow from message to message.
package protocol BusTurn {
    /// The connection is up, first or again: what must be said anew, in order – the outbox not yet
    /// acknowledged, retained state, `ready`.
    ///
    /// The subscriptions are already on their way before it, so whoever hears `ready` is heard.
    mutating func connected(sessionPresent: Bool) throws -> [OutboundMessage]

    /// The broker has confirmed every subscription.
    mutating func subscribed()

    /// The connection is gone; the loop is trying to get it back.
    mutating func disconnected(reason: String)

    /// Decides a whole batch and makes it durable; what it returns is published only afterwards.
    ///
    /// Called with an empty batch when nothing arrived for `idleMilliseconds`, and while there is
    /// no broker, so that timers run.
    mutating func handle(_ batch: [InboundMessage]) throws -> [OutboundMessage]

    /// The broker has taken over the messages with these tokens; called before `handle`.
    mutating func acknowledged(_ tokens: [Int])

    /// What the outbox has from this token on, in order and no more than `limit`; asked for when so
    /// much waits for the broker that messages were left to the outbox (`BusLimits.waiting`).
    mutating func outbox(from token: Int, limit: Int) throws -> [OutboundMessage]

    /// The last words before a graceful end, sent after everything that was queued.
    mutating func farewell() -> [OutboundMessage]

    /// After a graceful end, when nothing more will be read or said.
    mutating func ended() throws

    /// Milliseconds the loop may sleep at most when nothing arrives.
    var idleMilliseconds: Int32 { get }
}

extension BusTurn {
    /// For a turn whose messages carry no token, or that never says much.
    package mutating func outbox(from token: Int, limit: Int) throws -> [OutboundMessage] { [] }
    package mutating func subscribed() {}
    package mutating func farewell() -> [OutboundMessage] { [] }
    package mutating func ended() throws {}
}
