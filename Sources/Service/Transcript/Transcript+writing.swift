import Town

extension Transcript {
    /// The file: each entry on lines of its own.
    package var text: String { entries.map { $0.text + "\n" }.joined() }
}

extension Transcript.Entry {
    /// Its lines, without the last line break.
    package var text: String {
        switch self {
        case .aside(let line): line
        case .clock(_, let written): "@ \(written)"
        case .said(let sender, let text): "\(sender.name)> \(text)"
        case .heard(let heard): heard.written
        }
    }
}

extension Heard {
    fileprivate var written: String {
        let indent = String(repeating: " ", count: to.name.count)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            index, line in
            let head = index == 0 ? to.name : indent
            let mark = index == 0 ? self.mark.map { "(\($0.rawValue)) " } ?? "" : ""
            let rest = mark + line
            return rest.isEmpty ? "  \(head)<" : "  \(head)< \(rest)"
        }
        if !choices.isEmpty {
            lines.append("  " + choices.map { "[\($0.written)]" }.joined(separator: " "))
        }
        return lines.joined(separator: "\n")
    }
}

extension MessageOut.Choice {
    static let arrow = " → "

    /// What is read and, where it is something else, what is sent.
    fileprivate var written: String {
        label == send ? label : "\(label)\(Self.arrow)\(send)"
    }
}

extension String {
    /// Without what would steer a terminal: control characters other than line breaks, and the
    /// marks that turn the direction of text. Others' words stand in what Yui says.
    package var printable: String {
        guard unicodeScalars.contains(where: \.steers) else { return self }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars { text.append(scalar.steers ? "\u{FFFD}" : scalar) }
        return String(text)
    }
}

extension Unicode.Scalar {
    fileprivate var steers: Bool {
        switch value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
