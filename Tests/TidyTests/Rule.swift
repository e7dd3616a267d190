/// What a rule has against a line.
struct Finding: CustomStringConvertible {
    let path: String
    /// From 1.
    let line: Int
    let complaint: String

    var description: String { "\(path):\(line): \(complaint)" }
}

/// One thing that holds for every source file, and how to see that it does not.
struct Rule: Sendable, CustomStringConvertible {
    let name: String
    let check: @Sendable (SourceText) -> [Finding]

    var description: String { name }

    init(_ name: String, check: @escaping @Sendable (SourceText) -> [Finding]) {
        self.name = name
        self.check = check
    }

    /// A rule about single lines: `complaint` says what is wrong with one, or `nil`.
    init(
        _ name: String, in lines: @escaping @Sendable (SourceText) -> [Substring],
        complaint: @escaping @Sendable (Substring, _ room: String) -> String?
    ) {
        self.init(name) { source in
            lines(source).enumerated().compactMap { index, line in
                complaint(line, source.room).map {
                    Finding(path: source.path, line: index + 1, complaint: $0)
                }
            }
        }
    }
}

/// Whether `word` stands in a line of code by itself, not within another name.
func mentions(_ word: String, _ line: Substring) -> Bool {
    var from = line.startIndex
    while let found = line[from...].firstRange(of: word) {
        let before =
            found.lowerBound > line.startIndex ? line[line.index(before: found.lowerBound)] : " "
        let after = found.upperBound < line.endIndex ? line[found.upperBound] : " "
        if !isOfName(before) && !isOfName(after) { return true }
        from = found.upperBound
    }
    return false
}

private func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
}
