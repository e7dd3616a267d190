/// A terminal on which lines come in above while one is being written at the bottom.
///
/// The bottom line never wraps: a longer one shows the part around the cursor. So it can be wiped
/// and drawn again wherever it stands, also after the window has changed.
struct Screen {
    private static let startOfCleanLine = "\r\u{1B}[J"
    private static let pasteMarksOn = "\u{1B}[?2004h"
    private static let pasteMarksOff = "\u{1B}[?2004l"

    let colours: Colours
    /// What stands before the cursor's line; drawn in its style.
    var prompt: String
    private var text: [Character] = []
    private var cursor = 0

    init(colours: Colours, prompt: String) {
        self.colours = colours
        self.prompt = prompt
    }

    func open() {
        Terminal.write(Self.pasteMarksOn)
        draw()
    }

    func close() { Terminal.write(Self.startOfCleanLine + Self.pasteMarksOff) }

    /// Shows lines above the bottom one.
    func say(_ lines: String) {
        Terminal.write("\(Self.startOfCleanLine)\(lines)\n\(bottomLine)")
    }

    mutating func show(_ text: [Character], cursor: Int) {
        (self.text, self.cursor) = (text, cursor)
        draw()
    }

    func draw() { Terminal.write(Self.startOfCleanLine + bottomLine) }

    /// The prompt and the visible part of the text, and the cursor put where it belongs.
    private var bottomLine: String {
        let room = max(4, Terminal.columns - prompt.columns - 1)
        var first = 0
        var width = text[..<cursor].columns
        while width >= room {
            width -= text[first].columns
            first += 1
        }
        var end = first
        var shown = 0
        while end < text.count, shown + text[end].columns <= room {
            shown += text[end].columns
            end += 1
        }
        let back = shown - width
        let move = back > 0 ? "\u{1B}[\(back)D" : ""
        return colours(.cyan, prompt) + String(text[first..<end]) + move
    }
}
