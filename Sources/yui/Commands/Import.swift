import ArgumentParser
import Service

/// Sets up a town from tables.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Enter people, places or activities from a CSV file.",
        discussion: "The daemon must not be running: the journal has one writer.",
        subcommands: [People.self, Places.self, Activities.self])

    struct Source: ParsableArguments {
        @Argument(help: "A CSV file whose first row names the columns.") var file: String
        @OptionGroup var settings: SettingOptions
        @Option(name: .long, help: ArgumentHelp(visibility: .hidden)) var clockFile: String?

        /// Enters into the town what `work` makes of the file; nothing if it finds a problem.
        func enter(_ what: String, _ work: (Desk) throws -> Int) async throws {
            let settings = try await settings.resolve()
            let clock = try clockFile.map(CityClock.standing) ?? .system
            let count = try complaining {
                let configuration = try Service.Configuration(directory: settings.directory)
                let desk = try Desk.open(
                    configuration, city: settings.city, data: settings.data, now: clock.now)
                let count = try work(desk)
                try desk.close()
                return count
            }
            print("\(count) \(what) entered.")
        }
    }

    struct People: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "channel,sender,name,role,group,area,language,interests")
        @OptionGroup var source: Source

        func run() async throws {
            try await source.enter("people") { desk in
                try PeopleImport(path: source.file, for: desk).run(on: desk)
            }
        }
    }

    struct Places: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "key,name_ja,name_en,aliases,area,kiosk")
        @OptionGroup var source: Source

        func run() async throws {
            try await source.enter("places") { desk in
                try PlacesImport(path: source.file, for: desk).run(on: desk)
            }
        }
    }

    struct Activities: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "title,title_en,day,start,end,place,field,support,least,most,points,…")
        @OptionGroup var source: Source

        func run() async throws {
            try await source.enter("activities") { desk in
                try ActivitiesImport(path: source.file, for: desk).run(on: desk)
            }
        }
    }
}
