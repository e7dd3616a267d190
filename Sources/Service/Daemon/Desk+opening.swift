import Conversation
import Foundation
package import Journal
package import Language
package import Town

extension Desk {
    /// A desk over the journal of a data directory, with the town as the journal has it.
    ///
    /// - Throws: `JournalFailure` where the journal cannot be used, `Configuration.Failure` never.
    package static func open(
        _ configuration: Configuration, city: String, data: String, now: Instant
    ) throws -> Desk {
        let journal = try SQLiteJournal(directory: data)
        return try open(
            configuration, city: city, journal: journal, secret: Secret.read(in: data), now: now)
    }

    package static func open(
        _ configuration: Configuration, city: String, journal: any JournalStore, secret: [UInt8],
        now: Instant
    ) throws(JournalFailure) -> Desk {
        let town = try Replay(journal).town
        var book = AddressBook()
        book.reserve(town.addresses.count)
        try journal.addresses { row in
            if let sender = Sender(channel: row.channel, id: row.sender) {
                book.add(sender, as: row.id)
            }
        }
        let desk = Desk(
            town: town, journal: journal, addresses: book,
            setting: configuration.setting(
                city: city, town: town, codes: CheckInCodes(secret: secret)), now: now)
        desk.settle(configuration.city)
        return desk
    }
}

extension Configuration {
    /// What a desk works with: the reader knows the names of the file and of the town.
    func setting(city: String, town: borrowing Town, codes: CheckInCodes) -> Setting {
        Setting(
            city: city, conversation: settings,
            reader: reader(of: town), subjects: subjects,
            wordings: wordings, languages: self.city.languages,
            channels: Set(self.city.channels), codes: codes)
    }

    /// Reads sentences with the names of this configuration and of the town.
    package func reader(of town: borrowing Town) -> Reader {
        Reader(packs: packs, names: names(in: town))
    }

    private func names(in town: borrowing Town) -> Names {
        var list: [Names.Name] = []
        var places = town.city.places
        for place in city.places { places[place.key] = place }
        for place in places.values.sorted(by: { $0.key < $1.key }) {
            for name in place.names.values.sorted() + place.aliases {
                list.append(Names.Name(.place, key: place.key.name, text: name))
            }
        }
        for area in city.areas {
            for name in area.names.values.sorted() {
                list.append(Names.Name(.area, key: area.key.name, text: name))
            }
        }
        for group in city.groups {
            for name in group.names.values.sorted() {
                list.append(Names.Name(.group, key: group.key.name, text: name))
            }
        }
        for field in city.fields {
            for name in field.names.values.sorted() {
                list.append(Names.Name(.field, key: field.key.name, text: name))
            }
        }
        return Names(list)
    }
}

/// The town as a journal has it: the newest snapshot that fits, and every event after it.
package struct Replay {
    package let town: Town
    /// Events that were applied one by one.
    package let replayed: Int

    /// SHA-256 over the canonical form of the state: equal towns, equal digests.
    package var digest: ChainHash {
        var packer = Packer()
        packer.pack(town)
        return ChainHash(digestOf: packer.bytes)
    }

    /// - Parameter fromEmpty: apply every event, whatever snapshots there are.
    package init(
        _ journal: any JournalReader, fromEmpty: Bool = false
    ) throws(JournalFailure) {
        var start = (town: Town(), seq: 0)
        if !fromEmpty, let snapshot = try Self.newestUsable(of: journal) { start = snapshot }
        var town = start.town
        var count = 0
        let coding = EventCoding()
        try journal.entries(after: start.seq) { entry throws(JournalFailure) in
            town.apply(try coding.decode(entry))
            count += 1
        }
        self.town = town
        replayed = count
    }

    /// A snapshot whose bytes do not agree with its digest, or of another format, is passed over.
    private static func newestUsable(
        of journal: any JournalReader
    ) throws(JournalFailure) -> (town: Town, seq: Int)? {
        var before: Int?
        while let row = try journal.latestSnapshot(before: before) {
            if ChainHash(digestOf: row.state) == row.digest {
                var unpacker = Unpacker(row.state)
                if let town = try? Town(from: &unpacker), unpacker.isAtEnd {
                    return (town, row.seq)
                }
            }
            before = row.seq
        }
        return nil
    }
}

/// The city's secret, from which check-in codes are made; it never leaves the data directory.
enum Secret {
    static func read(in directory: String) throws -> [UInt8] {
        let url = URL(fileURLWithPath: directory).appendingPathComponent("secret")
        if let data = try? Data(contentsOf: url), data.count == 32 { return Array(data) }
        var generator = SystemRandomNumberGenerator()
        let secret = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let made = FileManager.default.createFile(
            atPath: url.path, contents: Data(secret), attributes: [.posixPermissions: 0o600])
        guard made else { throw CocoaError(.fileWriteNoPermission) }
        return secret
    }
}
