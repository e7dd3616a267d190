package import Foundation

/// The project's own files, for tests that read them.
package enum Project {
    /// The top of the repository.
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    package static func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}
