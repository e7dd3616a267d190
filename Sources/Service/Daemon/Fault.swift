/// Ways to fail on purpose, so that the tests are known to see.
package enum Fault: String, CaseIterable, Sendable {
    /// Acknowledge and answer before the commit: what a crash then loses, the crash test must find.
    case answerFirst = "answer-first"
    /// Stop dead at a message with an exclamation mark in it, as a defect would.
    case dieOnDemand = "die-on-demand"
}
