internal import Town

/// Compiles the templates of `phrases.yaml`.
///
/// A template is a row of parts between spaces: a word, `<class>`, `{detail}`, `{activity}` for
/// free text (`{activity!}`: with a known activity in it), `...` for words that do not matter,
/// `(a | b c)` for alternatives and `?` behind a part that may be missing. `~` in front makes it a
/// guess only, `!` makes it enough anywhere in a sentence, `=` forbids anything beside it.
struct TemplateCompiler {
    /// A template that stands for more rows than this is better written as several.
    static let maximumRows = 400

    private indirect enum Node {
        case leaf(Pattern.Kind)
        case row([Node])
        case either([Node])
        case maybe(Node)
    }

    private var parts: [Substring]
    private var index = 0
    private let template: String

    static func compile(_ phrases: PhrasesFile, words: inout WordBuilder) throws(LanguageFault)
        -> [Pattern]
    {
        var patterns: [Pattern] = []
        for (name, templates) in phrases.sorted(by: { $0.key < $1.key }) {
            guard let intent = Intent(rawValue: name) else {
                throw LanguageFault(file: "phrases.yaml", entry: name, problem: "is no intent")
            }
            for template in templates {
                patterns += try compile(template, intent, words: &words)
            }
        }
        return patterns
    }

    private static func compile(
        _ template: String, _ intent: Intent, words: inout WordBuilder
    ) throws(LanguageFault) -> [Pattern] {
        let signs: [Character: Pattern.Strength] = ["~": .weak, "!": .anywhere, "=": .exact]
        let sign = template.first.flatMap { signs[$0] }
        let strength = sign ?? .whole
        let body = template.dropFirst(sign == nil ? 0 : 1)
        var compiler = TemplateCompiler(parts: split(body), template: template)
        let node = try compiler.row(until: nil, words: &words)
        let rows = expand(node)
        guard rows.count <= maximumRows, rows.allSatisfy(saysSomething) else {
            throw LanguageFault(
                file: "phrases.yaml", entry: template,
                problem: "stands for \(rows.count) rows, or for one that may be empty")
        }
        return rows.map { Pattern(intent: intent, strength: strength, elements: $0) }
    }

    /// A row that could match nothing at all would match everything.
    private static func saysSomething(_ row: [Pattern.Element]) -> Bool {
        row.contains { !$0.isOptional }
    }

    private init(parts: [Substring], template: String) {
        self.parts = parts
        self.template = template
    }

    /// Brackets and bars are parts of their own.
    private static func split(_ body: Substring) -> [Substring] {
        var parts: [Substring] = []
        var start = body.startIndex
        var index = body.startIndex
        func flush(_ end: String.Index) {
            if start < end { parts.append(body[start..<end]) }
        }
        while index < body.endIndex {
            let after = body.index(after: index)
            switch body[index] {
            case " ":
                flush(index)
                start = after
            case "(", ")", "|":
                flush(index)
                parts.append(body[index..<after])
                start = after
            default: break
            }
            index = after
        }
        flush(body.endIndex)
        return parts
    }

    private mutating func row(until close: Substring?, words: inout WordBuilder)
        throws(LanguageFault) -> Node
    {
        var options: [Node] = []
        var row: [Node] = []
        while index < parts.count {
            let part = parts[index]
            index += 1
            switch part {
            case ")" where close != nil:
                options.append(.row(row))
                return choice(options)
            case "|":
                options.append(.row(row))
                row = []
            case "?" where !row.isEmpty:
                row.append(.maybe(row.removeLast()))
            case "(": row.append(try self.row(until: ")", words: &words))
            default: row.append(try leaf(part, words: &words))
            }
        }
        guard close == nil else {
            throw LanguageFault(
                file: "phrases.yaml", entry: template, problem: "a bracket is not closed")
        }
        options.append(.row(row))
        return choice(options)
    }

    /// Alternatives of one word each are one element, which keeps the rows few.
    private func choice(_ options: [Node]) -> Node {
        var symbols: [Symbol] = []
        for option in options {
            guard case .row(let nodes) = option, nodes.count == 1,
                case .leaf(.word(let more)) = nodes[0]
            else { return options.count == 1 ? options[0] : .either(options) }
            symbols += more
        }
        return .leaf(.word(symbols))
    }

    private func leaf(_ part: Substring, words: inout WordBuilder) throws(LanguageFault) -> Node {
        if part.count > 1, part.hasSuffix("?") {
            return .maybe(try leaf(part.dropLast(), words: &words))
        }
        if part == "..." { return .leaf(.free(isActivity: false, isKnown: false)) }
        if part.hasPrefix("<"), part.hasSuffix(">") {
            let name = String(part.dropFirst().dropLast())
            guard let symbol = words.symbols.symbol(named: name) else {
                throw LanguageFault(
                    file: "phrases.yaml", entry: template,
                    problem: "there is no word class <\(name)>")
            }
            return .leaf(.word([symbol]))
        }
        if part.hasPrefix("{"), part.hasSuffix("}") {
            switch part.dropFirst().dropLast() {
            case "activity": return .leaf(.free(isActivity: true, isKnown: false))
            case "activity!": return .leaf(.free(isActivity: true, isKnown: true))
            case let name:
                guard let detail = Pattern.Detail(rawValue: String(name)) else {
                    throw LanguageFault(
                        file: "phrases.yaml", entry: template,
                        problem: "there is no detail {\(name)}")
                }
                return .leaf(.detail(detail))
            }
        }
        let symbol = words.symbols.add("=\(part)")
        words.add(String(part), symbol)
        return .leaf(.word([symbol]))
    }

    private static func expand(_ node: Node) -> [[Pattern.Element]] {
        switch node {
        case .leaf(let kind): return [[Pattern.Element(kind: kind, isOptional: false)]]
        case .maybe(.leaf(let kind)): return [[Pattern.Element(kind: kind, isOptional: true)]]
        case .maybe(let inner):
            let rows = expand(inner)
            if rows.count == 1, rows[0].count == 1 {
                return [[Pattern.Element(kind: rows[0][0].kind, isOptional: true)]]
            }
            return [[]] + rows
        case .either(let options): return options.flatMap(expand)
        case .row(let nodes):
            var rows: [[Pattern.Element]] = [[]]
            for node in nodes {
                let tails = expand(node)
                guard rows.count * tails.count <= maximumRows * 2 else { return rows + rows + rows }
                rows = rows.flatMap { row in tails.map { row + $0 } }
            }
            return rows
        }
    }
}
