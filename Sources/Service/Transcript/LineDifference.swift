/// Where two texts differ, line by line, as `diff -U2` shows it without the line numbers.
package struct LineDifference: CustomStringConvertible {
    private static let context = 2
    private let lines: [String]

    package var isEmpty: Bool { lines.isEmpty }
    package var description: String { lines.joined(separator: "\n") }

    package init(expected: String, found: String) {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = found.split(separator: "\n", omittingEmptySubsequences: false)
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        let merged = Self.merge(old, removed, new, inserted)
        let near = merged.indices.filter { index in
            let around = max(0, index - Self.context)...min(merged.count - 1, index + Self.context)
            return merged[around].contains { $0.first != " " }
        }
        var last = -1
        var shown: [String] = []
        for index in near {
            if index > last + 1 { shown.append("…") }
            shown.append(merged[index])
            last = index
        }
        lines = shown
    }

    /// Every line of both texts, in order, marked `-`, `+` or with a blank.
    private static func merge(
        _ old: [Substring], _ removed: Set<Int>, _ new: [Substring], _ inserted: Set<Int>
    ) -> [String] {
        var merged: [String] = []
        var (from, to) = (0, 0)
        while from < old.count || to < new.count {
            if removed.contains(from) {
                merged.append("-\(old[from])")
                from += 1
            } else if inserted.contains(to) {
                merged.append("+\(new[to])")
                to += 1
            } else {
                merged.append(" \(new[to])")
                from += 1
                to += 1
            }
        }
        return merged
    }
}
