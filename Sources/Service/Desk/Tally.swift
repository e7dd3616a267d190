package import Town

/// What the desk has counted since the daemon began; it becomes the metrics.
package struct Tally: Sendable {
    /// Why a message was not served as it came.
    package enum Refusal: String, CaseIterable, Sendable {
        case retained
        case topic
        case channel
        case payload
        case responseTopic = "response_topic"
        case correlation
        case reusedID = "reused_id"
        case clock
        case deadLetter = "dead_letter"
    }

    package var messages = 0
    package var answers = 0
    /// Messages that had had their effect before.
    package var repeated = 0
    package var events = 0
    package var commits = 0
    /// Words that were forgotten because their time was over.
    package var purged = 0
    package var refused: [Refusal: Int] = [:]
    package var intents: [Intent: Int] = [:]
}
