package import Town

/// How Yui speaks one language: `wording.yaml`, ready to use.
package struct Wording: Sendable {
    package let language: String
    let format: WordingFormat
    package let phrases: [String: MessageTemplate]

    package init(_ file: WordingFile) throws(WordingFailure) {
        language = file.language
        format = file.format
        var parsed: [String: MessageTemplate] = [:]
        for (key, source) in file.phrases { parsed[key] = try MessageTemplate(parsing: source) }
        phrases = parsed
    }

    /// Puts an answer into words: its lines, and its choices as label and what is sent back.
    package func render(_ answer: Answer, with names: NameBook) -> Rendered {
        Rendered(
            text: answer.lines.map { text(of: $0, with: names) }.joined(separator: "\n"),
            choices: answer.choices.map { choice in
                Rendered.Choice(
                    label: text(of: choice.label, with: names),
                    send: text(of: choice.send, with: names))
            })
    }

    package func text(of line: Line, with names: NameBook) -> String {
        guard let template = phrases[line.phrase] else { return line.phrase }
        var text = ""
        write(template.segments, line.arguments, number: nil, with: names, to: &text)
        return text
    }

    private func write(
        _ segments: [MessageTemplate.Segment], _ arguments: [String: Argument], number: Int?,
        with names: NameBook, to text: inout String
    ) {
        for segment in segments {
            switch segment {
            case .text(let fixed): text += fixed
            case .number: text += number.map(String.init) ?? "#"
            case .gap(let name):
                if let argument = arguments[name] { text += self.text(of: argument, with: names) }
            case .plural(let name, let branches):
                guard case .number(let count) = arguments[name] else { continue }
                let branch =
                    branches["=\(count)"] ?? (count == 1 ? branches["one"] : nil)
                    ?? branches["other"] ?? []
                write(branch, arguments, number: count, with: names, to: &text)
            case .select(let name, let branches):
                let chosen = arguments[name].map { self.text(of: $0, with: names) } ?? ""
                let branch = branches[chosen] ?? branches["other"] ?? []
                write(branch, arguments, number: number, with: names, to: &text)
            }
        }
    }

    private func text(of argument: Argument, with names: NameBook) -> String {
        switch argument {
        case .number(let number): String(number)
        case .text(let text): text
        case .words(let id): names.words(id) ?? format.erased
        case .wordsByLanguage(let byLanguage):
            pick(byLanguage).flatMap(names.words) ?? format.erased
        case .day(let date): format.text(of: date)
        case .interval(let interval): format.text(of: interval, in: names.zone)
        case .hours(let interval): format.hours(of: interval, in: names.zone)
        case .instant(let instant): format.text(of: instant, in: names.zone)
        case .place(let key): names.city.places[key].flatMap { pick($0.names) } ?? key.name
        case .area(let key): names.city.areas[key].flatMap { pick($0.names) } ?? key.name
        case .group(let key): names.city.groups[key].flatMap { pick($0.names) } ?? key.name
        case .field(let key): names.city.fields[key].flatMap { pick($0.names) } ?? key.name
        case .person(let person): format.named(names.name(of: person))
        case .line(let line): text(of: line, with: names)
        case .list(let arguments): format.list(arguments.map { text(of: $0, with: names) })
        }
    }

    /// The entry of this language, of the language it is a simple form of, or else any.
    private func pick<Value>(_ byLanguage: [String: Value]) -> Value? {
        let base = String(language.prefix { $0 != "-" })
        return byLanguage[language] ?? byLanguage[base]
            ?? byLanguage.min { $0.key > $1.key }?.value
    }
}

/// A message in words.
package struct Rendered: Equatable, Sendable {
    package struct Choice: Equatable, Sendable {
        package let label: String
        package let send: String
    }

    package let text: String
    package let choices: [Choice]
}

/// Where the names of things and people are found.
package struct NameBook {
    let city: City
    let zone: Zone
    let words: (WordsID) -> String?
    let nameOf: (PersonID) -> WordsID?

    package init(
        city: City, zone: Zone, words: @escaping (WordsID) -> String?,
        nameOf: @escaping (PersonID) -> WordsID?
    ) {
        self.city = city
        self.zone = zone
        self.words = words
        self.nameOf = nameOf
    }

    func name(of person: PersonID) -> String? { nameOf(person).flatMap(words) }
}
