import Journal
import Service

/// What went wrong, as the operator reads it: the sentence, and what to do.
struct Complaint: Error, CustomStringConvertible {
    let description: String

    init(_ error: any Error) {
        if let failure = error as? JournalFailure {
            description = "\(failure.description) \(failure.remedy)"
        } else if let failure = error as? Configuration.Failure {
            description = "The configuration cannot be used:\n\(failure.description)"
        } else {
            description = "\(error)"
        }
    }
}
