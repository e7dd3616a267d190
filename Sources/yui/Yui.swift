import ArgumentParser

/// The commands of `yui`.
@main
struct Yui: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yui", abstract: "Neighbours help each other.",
        subcommands: [Understand.self])
}
