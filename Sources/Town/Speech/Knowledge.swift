/// What the core is told about the world outside the town.
///
/// Decisions may look at it; applying an event never does, so replay needs none of it.
package protocol Knowledge: AnyObject {
    /// Words that somebody said; `nil` once they were erased.
    func text(of words: WordsID) -> String?

    /// The check-in codes that are good at `place` at `instant`, the one on show first.
    func checkInCodes(at place: PlaceKey, at instant: Instant) -> [String]
}
