import ArgumentParser
import Configuration
import Foundation

/// Where the configuration lies; every command that needs it takes this.
struct ConfigOption: ParsableArguments {
    @Option(name: .long, help: "The configuration directory.")
    var config: String?

    /// As the flag says, else `YUI_CONFIG`, else `config` here.
    var directory: String {
        config ?? ProcessInfo.processInfo.environment["YUI_CONFIG"] ?? "config"
    }
}

/// Settings that the file, the environment and the flags may give; the later beats the former.
struct SettingOptions: ParsableArguments {
    @OptionGroup var configuration: ConfigOption

    @Option(name: .long, help: "The data directory, with the journal in it.")
    var data: String?

    @Option(name: .long, help: "The city, as it stands in the topics.")
    var city: String?

    @Option(
        name: .long,
        help: "The broker: mqtt://[user[:password]@]host[:port], or mqtts://… over TLS.")
    var broker: String?

    @Option(name: .long, help: "Seconds to wait for a broker; 0 fails at once. Default: for ever.")
    var waitForBroker: String?

    @Option(name: .long, help: "trace, debug, info, notice, warning or error.")
    var logLevel: String?

    @Option(name: .long, help: "The user name at the broker.")
    var user: String?

    @Option(name: .long, help: "A file that holds the password for the broker.")
    var passwordFile: String?

    @Option(name: .long, help: "PEM file of the authorities that may vouch for the broker.")
    var caFile: String?

    @Option(name: .long, help: "PEM file of our certificate.")
    var certificateFile: String?

    @Option(name: .long, help: "PEM file of the key to our certificate.")
    var keyFile: String?

    /// The flags that were given, by the names of the settings.
    private var flags: [(Setting, String?)] {
        [
            (.data, data), (.city, city), (.broker, broker), (.waitForBroker, waitForBroker),
            (.logLevel, logLevel), (.user, user), (.passwordFile, passwordFile),
            (.caFile, caFile), (.certificateFile, certificateFile), (.keyFile, keyFile),
        ]
    }

    /// All settings: the file `yui.yaml`, over it the environment (`YUI_…`), over it the flags.
    func resolve() async throws -> Settings {
        var given: [AbsoluteConfigKey: ConfigValue] = [:]
        for case (let setting, let value?) in flags {
            given[AbsoluteConfigKey([setting.rawValue])] = ConfigValue(
                .string(value), isSecret: false)
        }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: given),
            EnvironmentVariablesProvider().prefixKeys(with: "yui"),
        ]
        let file = Setting.file(in: configuration.directory)
        if FileManager.default.fileExists(atPath: file) {
            let place = InMemoryProvider(values: [
                "filePath": ConfigValue(.string(file), isSecret: false)
            ])
            providers.append(
                try await FileProvider<YAMLSnapshot>(config: ConfigReader(provider: place)))
        }
        return try Settings(ConfigReader(providers: providers), directory: configuration.directory)
    }
}

/// The settings by the names that they have in `yui.yaml`.
enum Setting: String, CaseIterable {
    case data
    case city
    case broker
    case waitForBroker = "wait-for-broker"
    case logLevel = "log-level"
    case user
    case passwordFile = "password-file"
    case caFile = "ca-file"
    case certificateFile = "certificate-file"
    case keyFile = "key-file"

    /// The file of the settings: of this configuration, else of the one above it.
    static func file(in directory: String) -> String {
        let own = "\(directory)/yui.yaml"
        return FileManager.default.fileExists(atPath: own) ? own : "\(directory)/../yui.yaml"
    }
}
