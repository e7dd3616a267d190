/// How to try a message that came again after the daemon ended badly.
///
/// Which message the daemon failed with is not known: it was among those not yet acknowledged.
/// So, after an unclean end, for each message that the broker marks as sent before and whose
/// effect is not in the journal yet:
///
/// - `together`: it is tried in the batch as always, but `recordAttempts` notes the whole batch
///   first: one more transaction a batch, and nothing otherwise.
/// - `alone`: it was in such a batch when the daemon failed again. It is noted and tried in a turn
///   of its own, so that only the guilty one is noted again.
/// - `giveUp`: it goes to the dead letters, and the next one is served.
///
/// A batch that was committed clears its messages, together with everything else that it did.
/// A daemon that was killed from outside pays a few turns of care, and no message is given up
/// unless it was tried alone at least twice.
package enum Caution: Equatable, Sendable {
    case together, alone, giveUp

    /// The noted attempts after which a message is given up.
    package static let limit = 3

    package init(attempts: Int) {
        switch attempts {
        case ..<1: self = .together
        case ..<Self.limit: self = .alone
        default: self = .giveUp
        }
    }
}
