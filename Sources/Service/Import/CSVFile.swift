import Foundation

/// A table of comma-separated values (RFC 4180) whose first row names the columns.
package struct CSVFile: Sendable {
    package struct Row: Sendable {
        /// The line in the file on which the row begins.
        package let line: Int
        private let fields: [String: String]

        init(line: Int, fields: [String: String]) {
            self.line = line
            self.fields = fields
        }

        /// The value of a column, without spaces around it; `nil` where it is empty.
        package subscript(column: String) -> String? {
            let value = fields[column]?.trimmingCharacters(in: .whitespaces)
            return value?.isEmpty == false ? value : nil
        }
    }

    package let name: String
    package let rows: [Row]

    /// - Parameter columns: those that the file may have; another one is a problem.
    package init(
        path: String, columns: Set<String>, required: Set<String>
    ) throws(Configuration.Failure) {
        guard let text = try? String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8) else {
            throw Configuration.Failure(problems: [
                ConfigurationProblem(file: path, line: 1, what: "cannot be read as UTF-8 text")
            ])
        }
        try self.init(name: path, text: text, columns: columns, required: required)
    }

    package init(
        name: String, text: String, columns: Set<String>, required: Set<String>
    ) throws(Configuration.Failure) {
        let records = CSVFile.records(of: text)
        let header = records.first?.fields.map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        var problems: [ConfigurationProblem] = []
        for column in header where !columns.contains(column) {
            problems.append(
                ConfigurationProblem(
                    file: name, line: 1,
                    what:
                        "unknown column “\(column)”; known: "
                        + columns.sorted().joined(separator: ", ")
                ))
        }
        for column in required.subtracting(header).sorted() {
            problems.append(
                ConfigurationProblem(file: name, line: 1, what: "the column “\(column)” is missing")
            )
        }
        var rows: [Row] = []
        for record in records.dropFirst() {
            if record.fields.count != header.count {
                problems.append(
                    ConfigurationProblem(
                        file: name, line: record.line,
                        what: "\(record.fields.count) values where \(header.count) are expected"))
                continue
            }
            let pairs = zip(header, record.fields).map { ($0, $1) }
            rows.append(
                Row(line: record.line, fields: Dictionary(pairs, uniquingKeysWith: { $1 })))
        }
        guard problems.isEmpty else { throw Configuration.Failure(problems: problems) }
        self.name = name
        self.rows = rows
    }

    private static func records(of text: String) -> [(line: Int, fields: [String])] {
        var records: [(line: Int, fields: [String])] = []
        var fields: [String] = []
        var field = ""
        var (line, start) = (1, 1)
        var isQuoted = false
        var characters = text.makeIterator()
        var next = characters.next()
        func isBlank() -> Bool { fields.isEmpty && field.isEmpty }
        while let character = next {
            next = characters.next()
            if character.isNewline { line += 1 }
            if isQuoted {
                if character != "\"" {
                    field.append(character)
                } else if next == "\"" {
                    field.append("\"")
                    next = characters.next()
                } else {
                    isQuoted = false
                }
            } else if character == "\"" {
                isQuoted = true
            } else if character == "," {
                fields.append(field)
                field = ""
            } else if character.isNewline {
                if !isBlank() { records.append((start, fields + [field])) }
                (fields, field, start) = ([], "", line)
            } else if character != "\u{FEFF}" {
                field.append(character)
            }
        }
        if !isBlank() { records.append((start, fields + [field])) }
        return records
    }
}
