import ArgumentParser
import Bus
import Foundation
import Service

/// Reads the whole configuration and says what is wrong with it, and where.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Check the configuration: unknown keys and places, phrases missing or in two minds.")

    @OptionGroup var option: ConfigOption

    func run() async throws {
        let directory = option.directory
        var problems = SettingsFile.problems(in: Setting.file(in: directory))
        do {
            let configuration = try Configuration(directory: directory)
            let city = configuration.city
            if problems.isEmpty {
                print(
                    "\(directory): all is well (\(city.areas.count) areas, \(city.places.count) "
                        + "places, \(city.groups.count) groups, "
                        + "\(city.languages.joined(separator: ", ")))")
            }
        } catch {
            problems += error.problems
        }
        guard problems.isEmpty else {
            for problem in problems.sorted() { print(problem.description) }
            throw ExitCode.failure
        }
    }
}

/// `yui.yaml`, whose keys are the names of the flags.
enum SettingsFile {
    static func problems(in path: String) -> [ConfigurationProblem] {
        ConfigurationProblem.unknownKeys(
            in: path, known: Set(Setting.allCases.map(\.rawValue)))
    }
}
