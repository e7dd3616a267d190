import Foundation
import Journal
import Town

/// A directory that is gone when the test is over.
final class TemporaryDirectory {
    let path: String

    init() {
        path =
            FileManager.default.temporaryDirectory
            .appending(path: "yui-journal-\(UUID().uuidString)").path
        let isMade: Void? = try? FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        precondition(isMade != nil, "there is no room for temporary files")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var file: String { path + "/yui.sqlite" }

    /// Every file in it, by its name, byte for byte.
    var contents: [String: Data] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, FileManager.default.contents(atPath: path + "/" + $0) ?? Data())
            })
    }

    func overwrite(_ bytes: [UInt8], at offset: UInt64) throws {
        let handle = try FileHandle(forUpdating: URL(filePath: file))
        try handle.seek(toOffset: offset)
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }
}

/// The two places in which a journal can lie; both must behave alike.
enum Shelf: CaseIterable {
    case memory, sqlite

    func open(in directory: TemporaryDirectory) throws -> any JournalStore {
        switch self {
        case .memory: MemoryJournal()
        case .sqlite: try SQLiteJournal(directory: directory.path)
        }
    }
}

let noon = Instant(seconds: 1_791_774_000)

extension Batch {
    /// A batch that only records that these many moments passed.
    static func events(_ count: Int, from first: Int = 0) -> Batch {
        var batch = Batch()
        batch.events = (0..<count).map { (noon + first + $0, TimePassed(to: noon + first + $0)) }
        return batch
    }
}

extension JournalReader {
    var allEntries: [JournalEntry] {
        get throws {
            var all: [JournalEntry] = []
            try entries(after: 0) { entry throws(JournalFailure) in all.append(entry) }
            return all
        }
    }

    var allAddresses: [AddressRow] {
        get throws {
            var all: [AddressRow] = []
            try addresses { all.append($0) }
            return all
        }
    }
}

/// The failure that a piece of work ends with.
func failure(of work: () throws(JournalFailure) -> Void) -> JournalFailure? {
    do {
        try work()
        return nil
    } catch {
        return error
    }
}
