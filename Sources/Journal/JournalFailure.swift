/// Why the journal cannot be used, for the operator: one sentence, and what to do.
package enum JournalFailure: Error, Equatable, Sendable {
    /// The data directory is not there, is not a directory, or may not be used.
    case directory(path: String, reason: String)
    /// There is no journal to read in the data directory.
    case missing(path: String)
    /// The file is not a journal, or no longer one that can be trusted.
    case damaged(path: String, reason: String)
    /// A row does not follow from the rows before it.
    case brokenChain(path: String, at: Int, reason: String)
    /// The file was written by a later Yui.
    case newer(path: String, version: Int, known: Int)
    /// Another process writes to this journal.
    case locked(path: String, holder: Int?)
    /// There is no room left to write.
    case diskFull(path: String)
    /// The file to be written is there already.
    case exists(path: String)
    /// A row breaks a rule of the schema; nothing of its batch was kept.
    case refused(reason: String)
    /// A row holds an event that this Yui cannot read.
    case unreadableEvent(kind: String, reason: String)
    /// The system refused to read or write, for a reason of its own.
    case inputOutput(path: String, reason: String)
}

extension JournalFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .directory(let path, let reason):
            "The data directory \(path) cannot be used: \(reason)."
        case .missing(let path):
            "There is no journal at \(path)."
        case .damaged(let path, let reason):
            "The journal \(path) is damaged: \(reason). Nothing was changed."
        case .brokenChain(let path, let seq, let reason):
            "The journal \(path) was altered: at event \(seq), \(reason). Nothing was changed."
        case .newer(let path, let version, let known):
            "The journal \(path) has the form \(version) of a later Yui; this one knows forms up "
                + "to \(known). Nothing was changed."
        case .locked(let path, let holder):
            "The journal \(path) is being written by another Yui"
                + (holder.map { " (process \($0))" } ?? "") + "."
        case .diskFull(let path):
            "There is no room left to write the journal \(path). The last batch was not kept."
        case .exists(let path):
            "There is a file at \(path) already."
        case .refused(let reason):
            "The journal refused a row: \(reason). Its batch was not kept."
        case .unreadableEvent(let kind, let reason):
            "An event of the kind \(kind) cannot be read: \(reason)."
        case .inputOutput(let path, let reason):
            "The journal \(path) could not be read or written: \(reason)."
        }
    }

    /// What the operator can do about it, in one sentence.
    package var remedy: String {
        switch self {
        case .directory:
            "Create it, or let the daemon's user read and write it, or name another with --data."
        case .missing:
            "Check --data; a daemon that has run there once leaves a journal."
        case .damaged, .brokenChain:
            "Keep this file for inquiry, put the last good backup in its place, and start again."
        case .newer:
            "Start the later version again; a journal never goes back to an earlier form."
        case .locked:
            "Stop that process first, or name another directory with --data."
        case .diskFull:
            "Free some space; the daemon continues where it was, and the broker sends again."
        case .exists:
            "Name another file, or move that one away."
        case .refused:
            "This is a fault in Yui: please report it with this sentence."
        case .unreadableEvent:
            "Use the version of Yui that wrote it, or a later one."
        case .inputOutput:
            "Look at the disk and at the permissions of the data directory."
        }
    }
}
