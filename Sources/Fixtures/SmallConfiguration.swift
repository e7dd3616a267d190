import Foundation

/// A configuration with one area, one place and one language: a daemon that is started again and
/// again must start quickly.
package enum SmallConfiguration {
    /// Writes it into a folder, which is given back; the language and the rules are the project's.
    ///
    /// - Parameter channels: the channels that are served; empty for all.
    package static func write(
        to folder: String, channels: [String] = []
    ) throws -> String {
        let files = FileManager.default
        try files.createDirectory(atPath: folder + "/language", withIntermediateDirectories: true)
        for name in ["language/en", "matching.yaml", "points.yaml"] {
            try files.createSymbolicLink(
                atPath: "\(folder)/\(name)", withDestinationPath: Project.path("config/\(name)"))
        }
        let city = """
            city: tama
            timezone: Asia/Tokyo
            languages: [en]
            channels: [\(channels.joined(separator: ", "))]
            areas: [{key: suwa, names: {ja: Suwa, en: Suwa}, neighbours: []}]
            fields: [{key: community, names: {ja: Community, en: Community}}]
            places: [{key: hall, names: {ja: Suwa hall, en: Suwa hall}, area: suwa}]
            groups: [{key: readers, names: {ja: Readers, en: Readers}, area: suwa}]
            """
        try city.write(toFile: folder + "/city.yaml", atomically: true, encoding: .utf8)
        return folder
    }
}

/// A daemon's clock that stands where the test puts it.
package struct StandingClock: Sendable {
    package let path: String

    /// The clock in a file of this folder, on Wednesday 14 October 2026, 10:00 in Tokyo.
    package init(in folder: TemporaryFolder) throws {
        path = folder.file("clock")
        try stand(at: "2026-10-14T10:00:00+09:00")
    }

    package func stand(at time: String) throws {
        try time.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
