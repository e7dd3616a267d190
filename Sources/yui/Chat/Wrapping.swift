extension String {
    /// Its lines, broken so that none is wider than this, and each set in by `indent` blanks.
    ///
    /// Between words where there are any, else anywhere: Japanese has no blanks. No line begins
    /// with a mark that closes what stands before it.
    func wrapped(columns: Int, indent: Int) -> String {
        let room = max(10, columns - indent)
        let margin = String(repeating: " ", count: indent)
        return split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { $0.pieces(columns: room) }
            .map { $0.isEmpty ? "" : margin + $0 }
            .joined(separator: "\n")
    }
}

extension Substring {
    fileprivate func pieces(columns room: Int) -> [Substring] {
        var pieces: [Substring] = []
        var rest = self
        while rest.columns > room {
            let end = rest.breakingPoint(columns: room)
            let piece = rest[..<end]
            pieces.append(piece.last == " " ? piece.dropLast() : piece)
            rest = rest[end...].drop { $0 == " " }
        }
        return pieces + [rest]
    }

    /// Where the first line ends: as late as there is room, but not within a word.
    private func breakingPoint(columns room: Int) -> Index {
        var width = 0
        var end = startIndex
        while width + self[end].columns <= room {
            width += self[end].columns
            end = index(after: end)
        }
        var point = end
        while point > startIndex, !mayBreak(before: point) { point = index(before: point) }
        return point > startIndex ? point : Swift.max(end, index(after: startIndex))
    }

    private func mayBreak(before point: Index) -> Bool {
        let next = self[point]
        let last = self[index(before: point)]
        if next == " " || last == " " { return true }
        return (next.columns > 1 || last.columns > 1) && !next.closes && !last.opens
    }
}

extension Character {
    /// Punctuation at the end of something (general categories Pe, Pf, Po; prolonged sound, 々).
    fileprivate var closes: Bool {
        unicodeScalars.first.map { scalar in
            switch scalar.properties.generalCategory {
            case .closePunctuation, .finalPunctuation, .otherPunctuation, .modifierLetter: true
            default: false
            }
        } ?? false
    }

    fileprivate var opens: Bool {
        unicodeScalars.first.map { scalar in
            switch scalar.properties.generalCategory {
            case .openPunctuation, .initialPunctuation: true
            default: false
            }
        } ?? false
    }
}
