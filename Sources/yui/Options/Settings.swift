import ArgumentParser
import Bus
import Configuration
import Foundation
import Logging

/// What a command works with, each value read and checked once.
struct Settings {
    let directory: String
    let data: String
    let city: String
    let broker: BrokerAddress
    /// `nil` for as long as it takes.
    let waitForBroker: Double?
    let logLevel: Logger.Level
    let tls: TLSFiles?

    init(_ reader: ConfigReader, directory: String) throws {
        func text(_ setting: Setting) -> String? {
            reader.string(forKey: ConfigKey([setting.rawValue]))
        }
        self.directory = directory
        data = text(.data) ?? "data"
        city = text(.city) ?? "tama"
        broker = try Settings.broker(
            text(.broker) ?? "mqtt://127.0.0.1:1883", user: text(.user),
            passwordFile: text(.passwordFile))
        waitForBroker = try text(.waitForBroker).map { text in
            guard let seconds = Double(text), seconds >= 0 else {
                throw ValidationError("wait-for-broker is a number of seconds, not “\(text)”")
            }
            return seconds
        }
        let level = text(.logLevel) ?? "notice"
        guard let logLevel = Logger.Level(rawValue: level) else {
            throw ValidationError("log-level is one of trace to error, not “\(level)”")
        }
        self.logLevel = logLevel
        let files = TLSFiles(
            authorities: text(.caFile), certificate: text(.certificateFile), key: text(.keyFile))
        tls = files == TLSFiles() ? nil : files
    }

    private static func broker(
        _ address: String, user: String?, passwordFile: String?
    ) throws -> BrokerAddress {
        let parsed: BrokerAddress
        do {
            parsed = try BrokerAddress(parsing: address)
        } catch {
            throw ValidationError(error.description)
        }
        guard user != nil || passwordFile != nil else { return parsed }
        let password = try passwordFile.map { file in
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw ValidationError("the password file \(file) cannot be read")
            }
            return text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return BrokerAddress(
            host: parsed.host, port: parsed.port, user: user ?? parsed.user,
            password: password ?? parsed.password, usesTLS: parsed.usesTLS)
    }

    var logger: Logger {
        var logger = Logger(label: "yui", factory: StreamLogHandler.standardError(label:))
        logger.logLevel = logLevel
        return logger
    }

    /// How to reach the broker under a name of one's own.
    func busOptions(clientID: String, subscriptions: [String]) -> BusOptions {
        var options = BusOptions(
            broker: broker, clientID: clientID, subscriptions: subscriptions)
        options.waitForBroker = waitForBroker
        options.tls = tls
        return options
    }
}
