import Service

/// What a typed line asks of the client itself, rather than of Yui.
enum Order {
    case say(String)
    case become(Sender)
    case help
    case quit
    case nothing
    case unknown(String)

    init(_ line: String) {
        let line = line.trimmed
        guard line.first == "/" else {
            self = line.isEmpty ? .nothing : .say(line)
            return
        }
        let words = line.split(separator: " ")
        switch (words[0], words.count) {
        case ("/quit", 1), ("/exit", 1), ("/q", 1): self = .quit
        case ("/help", 1), ("/?", 1): self = .help
        case ("/as", 2):
            self = Sender(parsing: String(words[1])).map(Order.become) ?? .unknown(line)
        default: self = .unknown(line)
        }
    }

    static let helpText = """
        Write a sentence and press enter. A number picks a choice.
          /as line/U2   speak as somebody else: line/… a resident, staff/…, shop/…, kiosk/…
          /help         this
          /quit         leave; control-D does too
        Up and down bring back what you wrote. Nothing of it is kept when you leave.
        """

    static func complaint(about line: String) -> String {
        "“\(line.printable)” means nothing here. There are /as channel/sender, /help and /quit."
    }
}

extension String {
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
