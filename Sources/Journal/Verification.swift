/// What a walk over the whole chain found.
package struct Verification: Equatable, Sendable {
    /// The rows that follow from one another.
    package let count: Int
    /// The last of them.
    package let head: Head
    package let fault: Fault?
    /// The row whose hash was sought, where it occurs.
    package let found: Int?

    package var isWhole: Bool { fault == nil }

    /// The first row that is not as it was written.
    package enum Fault: Equatable, Sendable {
        /// The row before `next` is gone.
        case missing(seq: Int, next: Int)
        /// The row's time, kind, body or hash, or the hash before it, was changed.
        case altered(seq: Int)
        /// The journal ends before the row that was trusted, or has another one in its place.
        case unknownHead(seq: Int)
    }
}

extension Verification.Fault: CustomStringConvertible {
    package var seq: Int {
        switch self {
        case .missing(let seq, _), .altered(let seq), .unknownHead(let seq): seq
        }
    }

    package var description: String {
        switch self {
        case .missing(let seq, let next): "event \(seq) is missing: \(next) is there in its place"
        case .altered(let seq): "event \(seq), or its hash, is not what was written"
        case .unknownHead(let seq): "the journal has no event \(seq) with the hash that was given"
        }
    }
}

extension JournalReader {
    /// Recomputes the chain from the first row, or from a head that is trusted, up to the first
    /// fault.
    ///
    /// A chain alone cannot tell that its end was cut off: for that, note a head now and then
    /// outside the machine, and seek its hash here.
    package func verify(
        from trusted: Head = .start, seeking sought: ChainHash? = nil,
        progress: (Int) -> Void = { _ in }
    ) throws(JournalFailure) -> Verification {
        var walk = Walk(from: trusted, seeking: sought)
        do {
            try entries(after: max(trusted.seq - 1, 0)) { entry throws(JournalFailure) in
                guard walk.take(entry) else {
                    throw .brokenChain(path: "", at: entry.seq, reason: "")
                }
                if entry.seq % 10_000 == 0 { progress(entry.seq) }
            }
        } catch .brokenChain(let path, let seq, let reason) {
            guard walk.fault == nil else { return walk.result }
            throw .brokenChain(path: path, at: seq, reason: reason)
        }
        walk.end()
        return walk.result
    }
}

/// Follows the chain row by row.
private struct Walk {
    private var chain: Chain
    private let trusted: Head
    private let sought: ChainHash?
    private var hasReachedTrusted: Bool
    private var last: Head
    private var count = 0
    private var found: Int?
    private(set) var fault: Verification.Fault?

    init(from trusted: Head, seeking sought: ChainHash?) {
        self.trusted = trusted
        self.sought = sought
        chain = Chain(from: trusted)
        last = trusted
        hasReachedTrusted = trusted == .start
        found = sought == ChainHash.zero && trusted == .start ? 0 : nil
    }

    var result: Verification {
        Verification(count: count, head: last, fault: fault, found: found)
    }

    /// Whether the row follows from those before.
    mutating func take(_ entry: JournalEntry) -> Bool {
        if entry.hash == sought { found = entry.seq }
        guard hasReachedTrusted else {
            hasReachedTrusted = entry.head == trusted
            if !hasReachedTrusted { fault = .unknownHead(seq: trusted.seq) }
            return hasReachedTrusted
        }
        guard entry.seq == last.seq + 1 else {
            fault = .missing(seq: last.seq + 1, next: entry.seq)
            return false
        }
        guard chain.append(at: entry.at, kind: entry.kind.utf8, body: entry.body.utf8) == entry.hash
        else {
            fault = .altered(seq: entry.seq)
            return false
        }
        last = entry.head
        count += 1
        return true
    }

    mutating func end() {
        if !hasReachedTrusted { fault = .unknownHead(seq: trusted.seq) }
    }
}
