/// Reads numbers written with digits and with kanji.
enum Numerals {
    /// Longer numbers are nobody's count, time or code.
    static let longest = 9

    /// The value of a run of digits; `nil` where it is too long.
    static func digits(_ units: ArraySlice<UInt16>) -> Int? {
        guard units.count <= longest else { return nil }
        return units.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    /// How a kanji counts; `nil` for one that is no numeral.
    static func value(_ unit: UInt16) -> Int? {
        switch unit {
        case 0x3007, 0x96F6: 0
        case 0x4E00: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        case 0x5341: 10
        case 0x767E: 100
        case 0x5343: 1000
        case 0x4E07: 10_000
        default: nil
        }
    }

    /// The value of a run of kanji numerals, with units (二十三) or digit by digit (二〇二六).
    static func kanji(_ units: ArraySlice<UInt16>) -> Int? {
        guard units.count <= longest else { return nil }
        var total = 0
        var section = 0
        var digit = -1
        for unit in units {
            guard let value = value(unit) else { return nil }
            switch value {
            case 0...9: digit = digit < 0 ? value : digit * 10 + value
            case 10_000:
                total += max(section + max(digit, 0), 1) * value
                (section, digit) = (0, -1)
            default:
                section += (digit < 0 ? 1 : digit) * value
                digit = -1
            }
        }
        return total + section + max(digit, 0)
    }
}
