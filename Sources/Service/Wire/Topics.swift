package import Town

/// The topics of one city (`yui/v1/{city}/…`), as the public contract names them.
package struct Topics: Sendable {
    package let city: String
    private let prefix: String

    package init(city: String) {
        self.city = city
        prefix = "yui/v1/\(city)/"
    }

    /// Every resident's, kiosk's and staff member's own topic.
    package var subscription: String { prefix + "+/+/in" }
    package var status: String { prefix + "monitor/status" }
    package var metrics: String { prefix + "monitor/metrics" }
    package var ledger: String { prefix + "monitor/ledger" }
    package var everything: String { prefix + "#" }
    package var monitor: String { prefix + "monitor/#" }

    package func incoming(_ sender: Sender) -> String { prefix + sender.name + "/in" }
    package func outgoing(_ sender: Sender) -> String { prefix + sender.name + "/out" }
    package func board(of kiosk: String) -> String { prefix + "kiosk/\(kiosk)/board" }
    package func event(_ kind: String) -> String { prefix + "monitor/event/\(kind)" }
    package func alarm(_ kind: Alarm.Kind, _ id: AlarmID) -> String {
        prefix + "monitor/alarm/\(kind.rawValue)/\(id.number)"
    }

    /// The sender of a message on this topic, which is all that Yui knows of who speaks.
    package func sender(of topic: String) -> Sender? {
        guard topic.hasPrefix(prefix) else { return nil }
        let levels = topic.dropFirst(prefix.count).split(
            separator: "/", omittingEmptySubsequences: false)
        guard levels.count == 3, levels[2] == "in" else { return nil }
        return Sender(channel: String(levels[0]), id: String(levels[1]))
    }

    /// Whether answers for this sender may go to `topic`: its own out topic or below it.
    ///
    /// The requester chooses a response topic, so anything else would let one sender write to
    /// another.
    package func mayAnswer(_ sender: Sender, on topic: String) -> Bool {
        let own = outgoing(sender)
        guard topic == own || topic.hasPrefix(own + "/") else { return false }
        return !topic.contains("+") && !topic.contains("#") && topic.utf8.count <= 512
    }
}

/// One sender of one channel: `line/U1`.
package struct Sender: Hashable, Sendable {
    package let channel: String
    package let id: String

    /// `nil` for a name that no channel may have: empty, too long, or Yui's own `monitor`.
    package init?(channel: String, id: String) {
        guard channel != "monitor", (1...32).contains(channel.utf8.count),
            channel.utf8.allSatisfy({
                (97...122).contains($0) || (48...57).contains($0) || $0 == 45
            }),
            (1...128).contains(id.utf8.count)
        else { return nil }
        self.channel = channel
        self.id = id
    }

    /// Reads `line/U1`.
    package init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(channel: String(parts[0]), id: String(parts[1]))
    }

    package var name: String { channel + "/" + id }
}
