// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is held to: the language's coming rules, every unsafe word spelled
/// out, and no warning let through.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A room of the house; what it may import is exactly what is listed here.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
    of name: String, _ dependencies: [Target.Dependency] = [], files: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies + ["Fixtures"], exclude: files,
        swiftSettings: strict)
}

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
    name: "yui-town",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "yui", targets: ["yui"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CMosquitto", pkgConfig: "libmosquitto",
            providers: [.apt(["libmosquitto-dev"]), .brew(["mosquitto"])]),
        room("Town"),
        room("Language", ["Town"]),
        room("Matching", ["Town"]),
        room("Bookkeeping", ["Town"]),
        room("Conversation", ["Town", "Matching", "Bookkeeping"]),
        room("Journal", ["Town", grdb, sqlite, crypto]),
        room("Bus", ["CMosquitto", log]),
        room(
            "Service",
            [
                "Town", "Language", "Matching", "Bookkeeping", "Conversation", "Journal", "Bus",
                log, crypto, yams,
            ]),
        .executableTarget(
            name: "yui",
            dependencies: [
                "Town", "Language", "Matching", "Bookkeeping", "Conversation", "Journal", "Bus",
                "Service", log,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        room(
            "Fixtures",
            [
                "Town", "Language", "Matching", "Bookkeeping", "Conversation", "Journal", "Bus",
                "Service", log,
            ]),
        tests(of: "Town", ["Conversation", "Town"]),
        tests(of: "Language", ["Conversation", "Language", "Town", "Service", yams]),
        tests(of: "Matching", ["Conversation", "Matching", "Town"]),
        tests(of: "Bookkeeping", ["Bookkeeping", "Conversation", "Town"]),
        tests(
            of: "Conversation", ["Conversation", "Journal", "Language", "Town", "Service"],
            files: ["Conversations"]),
        tests(of: "Journal", ["Journal", "Town", grdb]),
        tests(of: "Bus", ["Bus"]),
        tests(of: "Service", ["Service", "Bus", "Journal", "Town"]),
        tests(of: "yui", ["yui", "Service", "Bus", "Town"]),
        tests(of: "Tidy"),
        tests(of: "Crash", ["Service", "Bus", "Journal", "Town"]),
    ],
    swiftLanguageModes: [.v6]
)
