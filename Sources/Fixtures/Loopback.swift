import Foundation

/// Sockets of the loopback interface, which is the only one tests use.
package enum Loopback {
    /// A port that nobody uses at this moment.
    package static func freePort() throws -> Int32 {
        let socket = try BoundSocket()
        return socket.port
    }

    fileprivate static func address(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        return address
    }
}

/// A listener that takes every connection and never says a word.
package final class SilentListener: Sendable {
    private let socket: BoundSocket
    package var port: Int32 { socket.port }

    package init() throws {
        socket = try BoundSocket()
        guard listen(socket.descriptor, 16) == 0 else {
            throw FixtureError("Nobody may listen on port \(socket.port).")
        }
    }
}

/// A socket with a port of its own, closed with its owner.
private final class BoundSocket: Sendable {
    let descriptor: Int32
    let port: Int32

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.descriptor = descriptor
        var address = Loopback.address(port: 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(descriptor, address, size) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        port = Int32(UInt16(bigEndian: address.sin_port))
        guard isBound else {
            throw FixtureError("There is no free port on the loopback interface.")
        }
    }

    deinit {
        close(descriptor)
    }
}
