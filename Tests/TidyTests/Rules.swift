/// The rules that every file below `Sources/` keeps.
enum Rules {
    static let longestFile = 399
    static let longestFunction = 39
    static let longestLine = 100

    static let all = [
        importsGoOneWay, filesAreShort, functionsAreShort, linesAreShort, unsafeIsKeptApart,
        wordingIsInTheConfiguration, nothingIsLeftForLater, noBanners, onlyCommandsPrint,
        theCoreKnowsNoClockOrChance, theCoreSwitchesExhaustively,
    ]

    static let importsGoOneWay = Rule("imports go one way", in: \.code) { line, room in
        guard let module = importedModule(of: line) else { return nil }
        guard let allowed = Rooms.imports[room] else { return "\(room) is no room of the house" }
        let may = allowed.union(Rooms.fromToolchain(for: room)).contains(module)
        return may ? nil : "\(room) may not import \(module)"
    }

    static let filesAreShort = Rule("files are short") { source in
        guard source.whole.count > longestFile else { return [] }
        let complaint = "the file has \(source.whole.count) lines, more than \(longestFile)"
        return [Finding(path: source.path, line: source.whole.count, complaint: complaint)]
    }

    /// The formatter sees to indentation, so a function ends at the first closing brace that
    /// stands as far in as the line that opened it.
    static let functionsAreShort = Rule("functions are short") { source in
        source.code.indices.compactMap { first in
            guard let name = function(declaredIn: source.code[first]),
                let last = end(ofBlockAt: first, in: source.code),
                last - first + 1 > longestFunction
            else { return nil }
            let complaint = "\(name) has \(last - first + 1) lines, more than \(longestFunction)"
            return Finding(path: source.path, line: first + 1, complaint: complaint)
        }
    }

    static let linesAreShort = Rule("lines are short", in: \.whole) { line, _ in
        line.count > longestLine ? "\(line.count) columns, more than \(longestLine)" : nil
    }

    /// So that `grep unsafe` in few places is the audit.
    static let unsafeIsKeptApart = Rule("unsafe code is kept apart") { source in
        let words = Rooms.mayBeUnsafe.contains(where: source.path.hasPrefix) ? [] : ["unsafe"]
        let forbidden = words + (source.room == "Bus" ? [] : ["CMosquitto"])
        return source.code.enumerated().compactMap { index, line in
            guard let word = forbidden.first(where: { mentions($0, line) }) else { return nil }
            return Finding(
                path: source.path, line: index + 1, complaint: "\(word) does not belong here")
        }
    }

    /// English cannot be told from code, but whoever writes one language writes the other.
    static let wordingIsInTheConfiguration = Rule(
        "code holds no wording", in: \.uncommented
    ) { line, _ in
        line.unicodeScalars.contains(where: isJapanese) ? "wording belongs into config/" : nil
    }

    static let nothingIsLeftForLater = Rule("nothing is left for later", in: \.whole) { line, _ in
        ["TODO", "FIXME", "XXX"].first { mentions($0, line) }.map { "\($0) without an issue" }
    }

    static let noBanners = Rule("no banners", in: \.whole) { line, _ in
        let text = line.drop { $0 == " " }
        guard text.hasPrefix("//") else { return nil }
        let marks = text.drop { $0 == "/" || $0 == " " }.prefix { "-=*#~/".contains($0) }
        return marks.count >= 4 || text.hasPrefix("/////") ? "a banner" : nil
    }

    static let onlyCommandsPrint = Rule("only commands print", in: \.code) { line, room in
        guard room != "yui" else { return nil }
        let printers = ["print", "debugPrint", "dump"]
        return printers.first { calls($0, line) }.map { "\($0) outside the commands" }
    }

    /// Time, chance and identity come as arguments; the same journal gives the same town.
    static let theCoreKnowsNoClockOrChance = Rule(
        "the core knows neither clock nor chance", in: \.code
    ) { line, room in
        guard Rooms.core.contains(room) else { return nil }
        let sources = [
            "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "UUID()",
            "SystemRandomNumberGenerator", ".hashValue", ".randomElement()", ".shuffled()",
            "Task.sleep",
        ]
        return sources.first { line.contains($0) }.map { "\($0) in the core" }
    }

    /// The core imports nobody's enums, so a `default:` among bare cases is over one of ours, and
    /// keeps the compiler from listing what is missing when a case is added.
    static let theCoreSwitchesExhaustively = Rule("the core switches exhaustively") { source in
        guard Rooms.core.contains(source.room) else { return [] }
        return source.code.indices.compactMap { first in
            guard mentions("switch", source.code[first]), source.code[first].last == "{",
                let last = end(ofBlockAt: first, in: source.code),
                let fallback = needlessDefault(in: source.code, between: first, and: last)
            else { return nil }
            return Finding(
                path: source.path, line: fallback + 1, complaint: "default: over our own enum")
        }
    }
}
