/// Escape sequences for text on a terminal; the text alone elsewhere.
struct Colours {
    enum Style: String {
        case bold = "1"
        case faint = "2"
        case red = "1;31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    let areOn: Bool

    func callAsFunction(_ style: Style, _ text: some StringProtocol) -> String {
        areOn ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : String(text)
    }
}
