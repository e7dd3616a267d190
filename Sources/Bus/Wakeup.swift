import Foundation

/// A pipe to the loop's own `poll`, so that another thread or a signal handler can wake it.
final class Wakeup: Sendable {
    private let reading: Int32
    private let writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        let failed = unsafe pipe(&ends) != 0
        precondition(!failed, "no file descriptor is left for the bus to be woken by")
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// Wakes the loop; a pipe that is full already does.
    func ring() {
        var byte: UInt8 = 1
        _ = unsafe write(writing, &byte, 1)
    }

    /// What became ready while waiting.
    struct Ready {
        var wasRung = false
        var canRead = false
        var canWrite = false
    }

    /// Sleeps until the socket is ready, someone rings, or the time is over.
    func wait(on socket: Int32?, writing wantsWrite: Bool, milliseconds: Int64) -> Ready {
        let wanted = Int16(POLLIN) | (wantsWrite ? Int16(POLLOUT) : 0)
        var set = [
            pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
            pollfd(fd: socket ?? -1, events: wanted, revents: 0),
        ]
        let limit = Int32(clamping: max(0, milliseconds))
        guard unsafe poll(&set, nfds_t(set.count), limit) > 0 else { return Ready() }
        var ready = Ready()
        if set[0].revents != 0 {
            ready.wasRung = true
            drain()
        }
        // An error or a hang-up is learnt by reading.
        ready.canRead = set[1].revents & ~Int16(POLLOUT) != 0
        ready.canWrite = set[1].revents & Int16(POLLOUT) != 0
        return ready
    }

    private func drain() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while unsafe read(reading, &bytes, bytes.count) == bytes.count {}
    }
}

/// Milliseconds of a clock that only goes forward.
func monotonicMilliseconds() -> Int64 {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
