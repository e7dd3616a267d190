import Foundation

/// The files of this repository, as they lie on the disk.
enum Repository {
    static let expected: Set = [
        "Package.swift", "Sources", "Tests", "config", "deploy", "README.md", "LICENSE", ".ci",
        ".gitignore", ".swift-format",
    ]

    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func top() throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: root.path))
    }

    /// What does not belong at the top; what git and the build leave there is not looked at.
    static func strangers(among names: Set<String>) -> [String] {
        names.subtracting(expected).filter { name in
            ![".git", "Package.resolved", ".swiftpm"].contains(name) && !name.hasPrefix(".build")
        }.sorted()
    }

    static func missing(from names: Set<String>) -> [String] {
        expected.subtracting(names).sorted()
    }

    static func folders(of folder: String) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path))
    }

    /// Every Swift file below `Sources/`, read once.
    static let sources = Result { try readSources() }

    private static func readSources() throws -> [SourceText] {
        let names = try FileManager.default.subpathsOfDirectory(
            atPath: root.appending(path: "Sources").path)
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let path = "Sources/" + name
            return SourceText(
                path: path,
                try String(contentsOf: root.appending(path: path), encoding: .utf8))
        }
    }
}
