internal import Town

/// What kind of character a folded unit is; borders between kinds are borders between words.
enum UnitKind: UInt8 {
    case space, letter, digit, kana, kanji, stop, comma, symbol

    /// Whether a word of a spaced language could go on across this character.
    var joinsLatin: Bool { self == .letter }
}

/// A sentence as it is matched: width, case and kana folded, with the original places kept.
///
/// One unit is one character of the basic plane; everything beyond it is a symbol.
struct Folded {
    /// Longer sentences are read up to here.
    static let limit = 4000

    private(set) var units: [UInt16] = []
    private(set) var kinds: [UnitKind] = []
    /// The index of the original scalar of each unit, and one past the end.
    private(set) var origin: [Int32] = []
    let scalars: [Unicode.Scalar]

    var count: Int { units.count }

    init(_ text: String) {
        scalars = Array(text.unicodeScalars.prefix(Folded.limit))
        units.reserveCapacity(scalars.count + 4)
        kinds.reserveCapacity(scalars.count + 4)
        origin.reserveCapacity(scalars.count + 5)
        for index in scalars.indices { fold(scalars[index].value, at: index) }
        origin.append(Int32(scalars.count))
        softenHyphens()
    }

    /// The words of the lexicon go through the same folding, so that they meet.
    static func units(of word: String) -> [UInt16] { Folded(word).units }

    /// The original words between two units, without spaces around them.
    func text(_ range: Range<Int>) -> String {
        var lower = Int(origin[range.lowerBound])
        var upper = Int(origin[range.upperBound])
        while lower < upper, scalars[lower].properties.isWhitespace { lower += 1 }
        while lower < upper, scalars[upper - 1].properties.isWhitespace { upper -= 1 }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[lower..<upper])
        return String(view)
    }

    private mutating func append(_ unit: UInt32, _ kind: UnitKind, at index: Int) {
        units.append(UInt16(truncatingIfNeeded: unit))
        kinds.append(kind)
        origin.append(Int32(index))
    }

    private mutating func fold(_ value: UInt32, at index: Int) {
        if value < 0x80 { return foldASCII(value, at: index) }
        switch value {
        case 0x3041...0x3096: append(value, .kana, at: index)
        case 0x30A1...0x30F6: append(value - 0x60, .kana, at: index)
        case 0x30FC: foldLongMark(at: index)
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005, 0x3007: append(value, .kanji, at: index)
        case 0xFF01...0xFF5E: foldASCII(value - 0xFEE0, at: index)
        case 0xFF61...0xFF9F: foldHalfWidth(value, at: index)
        case 0x3099, 0x309A: voice(with: value == 0x3099 ? .voiced : .plosive)
        case 0x2460...0x2473: foldCircled(Int(value) - 0x245F, at: index)
        default: foldRest(value, at: index)
        }
    }

    private mutating func foldASCII(_ value: UInt32, at index: Int) {
        switch value {
        case 0x30...0x39: append(value, .digit, at: index)
        case 0x61...0x7A: append(value, .letter, at: index)
        case 0x41...0x5A: append(value + 0x20, .letter, at: index)
        case 0x09...0x0D, 0x20: appendSpace(at: index)
        case 0x21, 0x3F, 0x2E, 0x3B: append(value, .stop, at: index)
        case 0x2C: append(value, .comma, at: index)
        case 0x27: append(value, kinds.last == .letter ? .letter : .symbol, at: index)
        case 0..<0x20, 0x7F: break
        default: append(value, .symbol, at: index)
        }
    }

    /// Runs of spaces are one space, so that phrases of several words meet.
    private mutating func appendSpace(at index: Int) {
        if kinds.last != .space { append(0x20, .space, at: index) }
    }

    /// The long mark is a dash where it follows a digit (「9ー11時」).
    private mutating func foldLongMark(at index: Int) {
        let isDash = kinds.last == .digit
        append(isDash ? 0x2D : 0x30FC, isDash ? .symbol : .kana, at: index)
    }

    private mutating func foldHalfWidth(_ value: UInt32, at index: Int) {
        if value == 0xFF9E { return voice(with: .voiced) }
        if value == 0xFF9F { return voice(with: .plosive) }
        let folded = FoldTable.halfWidth[Int(value - 0xFF61)]
        switch folded {
        case 0x3002: append(folded, .stop, at: index)
        case 0x3001: append(folded, .comma, at: index)
        case 0x30FC: foldLongMark(at: index)
        case 0x3041...0x3096: append(folded, .kana, at: index)
        default: append(folded, .symbol, at: index)
        }
    }

    private mutating func voice(with mark: FoldTable.Mark) {
        guard let last = units.last, let voiced = FoldTable.voiced(last, mark) else { return }
        units[units.count - 1] = voiced
    }

    private mutating func foldCircled(_ number: Int, at index: Int) {
        if number >= 10 { append(UInt32(0x30 + number / 10), .digit, at: index) }
        append(UInt32(0x30 + number % 10), .digit, at: index)
    }

    private mutating func foldRest(_ value: UInt32, at index: Int) {
        if FoldTable.isDropped(value) { return }
        if FoldTable.isSpace(value) { return appendSpace(at: index) }
        if let ascii = FoldTable.ascii(value) { return foldASCII(ascii, at: index) }
        switch value {
        case 0x3001: append(value, .comma, at: index)
        case 0x3002, 0x2026: append(value, .stop, at: index)
        case 0x3003...0x303F, 0x2000...0x2BFF, 0x30FB: append(value, .symbol, at: index)
        case 0x0180..<0x2000, 0x2C00..<0x3000, 0x3100..<0xD800: append(value, .letter, at: index)
        default: append(value > 0xFFFF ? 0xFFFD : value, .symbol, at: index)
        }
    }

    /// A hyphen between letters is a space ("check-in" is "check in"), and an apostrophe
    /// without a letter behind it is a quotation mark.
    private mutating func softenHyphens() {
        for index in units.indices where units[index] == 0x2D || units[index] == 0x27 {
            let isInside =
                index > 0 && index + 1 < count && kinds[index - 1] == .letter
                && kinds[index + 1] == .letter
            if units[index] == 0x27 {
                kinds[index] = isInside ? .letter : .symbol
            } else if isInside {
                units[index] = 0x20
                kinds[index] = .space
            }
        }
    }
}
