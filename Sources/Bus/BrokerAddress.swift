import Foundation

/// Where the broker is and as whom to speak to it: `mqtt://[user[:password]@]host[:port]`, or
/// `mqtts://…` over TLS.
package struct BrokerAddress: Sendable, Hashable {
    package let host: String
    package let port: Int32
    package let user: String?
    package let password: String?
    package let usesTLS: Bool

    package static let plainPort: Int32 = 1883
    package static let tlsPort: Int32 = 8883

    package init(
        host: String, port: Int32? = nil, user: String? = nil, password: String? = nil,
        usesTLS: Bool = false
    ) {
        self.host = host
        self.port = port ?? (usesTLS ? Self.tlsPort : Self.plainPort)
        self.user = user
        self.password = password
        self.usesTLS = usesTLS
    }

    /// Reads an address; user and password may be percent-encoded, IPv6 stands in brackets.
    package init(parsing text: String) throws(BrokerAddressError) {
        guard let mark = text.range(of: "://") else { throw .noScheme }
        switch text[..<mark.lowerBound].lowercased() {
        case "mqtt": usesTLS = false
        case "mqtts": usesTLS = true
        case let other: throw .unknownScheme(other)
        }
        var place = text[mark.upperBound...]
        if let at = place.lastIndex(of: "@") {
            (user, password) = try Self.credentials(place[..<at])
            place = place[place.index(after: at)...]
        } else {
            (user, password) = (nil, nil)
        }
        if place.hasSuffix("/") { place = place.dropLast() }
        let (host, port) = try Self.hostAndPort(place)
        self.host = host
        self.port = port ?? (usesTLS ? Self.tlsPort : Self.plainPort)
    }

    private static func credentials(
        _ text: Substring
    ) throws(BrokerAddressError) -> (user: String?, password: String?) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty, let user = name.removingPercentEncoding else {
            throw .badUser
        }
        guard parts.count == 2 else { return (user, nil) }
        guard let password = parts[1].removingPercentEncoding else { throw .badPassword }
        return (user, password)
    }

    private static func hostAndPort(
        _ text: Substring
    ) throws(BrokerAddressError) -> (host: String, port: Int32?) {
        let host: Substring
        let rest: Substring
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { throw .badHost }
            host = text[text.index(after: text.startIndex)..<end]
            rest = text[text.index(after: end)...]
        } else {
            host = text.prefix { $0 != ":" }
            rest = text[host.endIndex...]
        }
        let odd = host.contains { $0.isWhitespace || "/?#@".contains($0) }
        guard !host.isEmpty, !odd else { throw .badHost }
        if rest.isEmpty { return (String(host), nil) }
        let digits = rest.dropFirst()
        guard rest.first == ":", digits.allSatisfy(\.isASCII), digits.allSatisfy(\.isNumber),
            let port = Int32(digits), (1...65535).contains(port)
        else { throw .badPort(String(digits)) }
        return (String(host), port)
    }
}

extension BrokerAddress: CustomStringConvertible, CustomDebugStringConvertible {
    /// The address as an operator may see it in a log: never with the password.
    package var description: String {
        let scheme = usesTLS ? "mqtts" : "mqtt"
        let name = user.map { "\($0)@" } ?? ""
        let shown = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name)\(shown):\(port)"
    }

    package var debugDescription: String { description }
}

extension BrokerAddress: CustomReflectable {
    /// Nothing but the description, so that `dump` and a failed `#expect` keep the password too.
    package var customMirror: Mirror {
        Mirror(self, children: ["address": description])
    }
}

/// What is wrong with a broker's address; never quotes it whole, since it may hold a password.
package enum BrokerAddressError: Error, Hashable, CustomStringConvertible {
    case noScheme
    case unknownScheme(String)
    case badUser
    case badPassword
    case badHost
    case badPort(String)

    package var description: String {
        switch self {
        case .noScheme:
            "The broker's address must begin with mqtt:// or mqtts://, as in mqtt://localhost:1883."
        case .unknownScheme(let scheme):
            "\"\(scheme)\" is not a way to reach a broker; use mqtt:// or, over TLS, mqtts://."
        case .badUser:
            "The user name in the broker's address is empty or wrongly percent-encoded."
        case .badPassword:
            "The password in the broker's address is wrongly percent-encoded; write % as %25."
        case .badHost:
            "The broker's address needs a host and nothing after it, as in mqtt://localhost:1883."
        case .badPort(let port):
            "\"\(port)\" is not a port of a broker; it must be a number from 1 to 65535."
        }
    }
}
