import Matching
import Town

/// "What's on this weekend": what is open to join, without offering anything.
extension Scene {
    mutating func findActivities(_ said: Said) {
        guard let (wanted, when) = wanted(by: said, for: .findActivities) else { return }
        propose(wanted, when: when, said, isOffer: false)
    }
}
