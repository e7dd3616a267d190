package import Town

/// One row of the journal, as it lies on the disk.
package struct JournalEntry: Hashable, Sendable {
    /// Counted from 1, without gaps.
    package let seq: Int
    package let at: Instant
    package let kind: String
    /// JSON, its keys sorted by their bytes, without spaces.
    package let body: String
    package let hash: ChainHash

    package init(seq: Int, at: Instant, kind: String, body: String, hash: ChainHash) {
        self.seq = seq
        self.at = at
        self.kind = kind
        self.body = body
        self.hash = hash
    }

    package var head: Head { Head(seq: seq, hash: hash) }
}
