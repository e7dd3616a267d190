/// The other side of the topics: for clients that hear what Yui says.
extension Topics {
    /// What Yui says to everybody.
    package var answers: String { "yui/v1/\(city)/+/+/out" }
    package var boards: String { board(of: "+") }

    /// To whom a message on this topic is said.
    package func recipient(of topic: String) -> Sender? {
        guard topic.hasSuffix("/out") else { return nil }
        return sender(of: topic.dropLast("out".count) + "in")
    }

    /// The kiosk whose board this topic is.
    package func kiosk(ofBoard topic: String) -> String? {
        let levels = topic.split(separator: "/", omittingEmptySubsequences: false)
        guard levels.count == 6, levels[5] == "board" else { return nil }
        let kiosk = String(levels[4])
        return topic == board(of: kiosk) ? kiosk : nil
    }
}
