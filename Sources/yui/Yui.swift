import ArgumentParser

@main
struct Yui: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yui",
        abstract: "A town that helps itself: one sentence in, an answer out, over MQTT.",
        subcommands: [
            Serve.self, Chat.self, Watch.self, Understand.self, Check.self, JournalCommand.self,
            Import.self, Benchmark.self,
        ])
}
