import ArgumentParser
import Bus
import Foundation
import Journal
import Logging
import Service
import ServiceLifecycle
import Town
import UnixSignals

/// The daemon.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a city: listen on its topics and answer.",
        discussion: """
            Each setting may also stand in yui.yaml, or in the environment as YUI_DATA, YUI_BROKER \
            and so on. A flag beats the environment, the environment beats the file.
            """)

    @OptionGroup var settings: SettingOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A file with the time of day, at which the clock stands; for demonstrations.",
            visibility: .hidden))
    var clockFile: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Fail in a given way; for tests.", visibility: .hidden))
    var fault: Fault?

    func run() async throws {
        let settings = try await settings.resolve()
        let clock = try clockFile.map(CityClock.standing) ?? .system
        let logger = settings.logger
        let desk: Desk
        do {
            let configuration = try Configuration(directory: settings.directory)
            desk = try Desk.open(
                configuration, city: settings.city, data: settings.data, now: clock.now)
        } catch {
            throw Complaint(error)
        }
        let topics = Topics(city: settings.city)
        var options = settings.busOptions(
            clientID: "yui-\(settings.city)", subscriptions: [topics.subscription])
        options.will = topics.status("lost")
        let supervisor = Supervisor()
        supervisor.tell("READY=1")
        let turn = CityTurn(
            desk: desk, logger: logger, clock: { clock.now }, fault: fault,
            afterTurn: { supervisor.isAlive() })
        let loop = BusLoop(options: options, turn: turn, logger: logger)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(
                        service: CityService(loop: loop),
                        successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .cancelGroup)
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await group.run()
        } catch {
            throw Complaint(error)
        }
        supervisor.tell("STOPPING=1")
    }
}

/// The loop on its own thread, as a service that can be asked to end.
private struct CityService: ServiceLifecycle.Service {
    let loop: BusLoop

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<Void, any Error>) in
                Thread.detachNewThread {
                    continuation.resume(with: Result { try loop.run() })
                }
            }
        } onGracefulShutdown: {
            loop.stop()
        }
    }
}

extension Fault: ExpressibleByArgument {}
