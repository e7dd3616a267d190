import Foundation

/// A value that several threads share, one at a time.
///
/// `Synchronization.Mutex` would serve, but on Linux the thread sanitizer does not see it and
/// reports races where there are none; it does see this lock.
package final class Guarded<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    package init(_ value: sending Value) {
        self.value = value
    }

    package func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
