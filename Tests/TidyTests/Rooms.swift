/// Who may import whom: the plan of the house, written down a second time.
///
/// `Package.swift` says what a room can reach; this says what it may. A new arrow is a decision
/// about the house, so it is made here too.
enum Rooms {
    /// The rooms that decide: pure, synchronous, the same answer for the same journal.
    static let core: Set = ["Town", "Language", "Matching", "Bookkeeping", "Conversation"]

    static let imports: [String: Set<String>] = [
        "CMosquitto": [],
        "Town": [],
        "Language": ["Town"],
        "Matching": ["Town"],
        "Bookkeeping": ["Town"],
        "Conversation": ["Town", "Matching", "Bookkeeping"],
        "Journal": ["Town", "GRDB", "GRDBSQLite", "Crypto"],
        "Bus": ["CMosquitto", "Logging"],
        "Service": [
            "Town", "Language", "Matching", "Bookkeeping", "Conversation", "Journal", "Bus",
            "Logging", "Crypto", "Yams",
        ],
        "yui": [
            "Town", "Language", "Matching", "Bookkeeping", "Conversation", "Journal", "Bus",
            "Service", "Logging", "ArgumentParser", "Configuration", "ServiceLifecycle",
            "UnixSignals",
        ],
        "Fixtures": [
            "Town", "Language", "Matching", "Bookkeeping", "Conversation", "Journal", "Bus",
            "Service", "Logging",
        ],
    ]

    /// Where unsafe code may stand: C libraries and system calls behind one type each, bytes on
    /// their way into a hash, and for the tests the processes that they start and end. This list
    /// is where an audit begins.
    static let mayBeUnsafe = [
        "Sources/Bus/", "Sources/Journal/SQLite/", "Sources/Journal/JSON/",
        "Sources/Journal/ChainHash.swift",
        "Sources/Journal/MessageKey.swift", "Sources/Service/Daemon/DatagramSocket.swift",
        "Sources/yui/Chat/Terminal.swift", "Sources/Fixtures/",
    ]

    /// What the toolchain brings. The core does without all but atomics: Foundation's calendar,
    /// formats and clock would make it depend on the machine.
    static func fromToolchain(for room: String) -> Set<String> {
        core.contains(room)
            ? ["Synchronization"]
            : [
                "Synchronization", "Foundation", "FoundationEssentials", "Dispatch", "Glibc",
                "Darwin",
            ]
    }
}
