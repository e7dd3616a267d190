/// The form of the file: numbered steps, each applied once, never changed after it was released.
package struct Schema {
    /// Step n brings a file from the form n to the form n + 1.
    package let migrations: [String]

    package init(migrations: [String]) { self.migrations = migrations }

    package var version: Int { migrations.count }

    package static let current = Schema(migrations: [first])

    /// The form in which the house was built.
    ///
    /// `event` is the truth; everything else can be lost without losing the town, or must be
    /// possible to lose because it is personal.
    private static let first = """
        PRAGMA application_id = \(FileHeader.applicationID);

        CREATE TABLE event (
            seq INTEGER PRIMARY KEY CHECK (seq > 0),
            at INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND \(Limit.kindBytes)),
            body TEXT NOT NULL
                CHECK (json_valid(body) AND length(body) <= \(Limit.bodyBytes)),
            hash BLOB NOT NULL CHECK (length(hash) = \(ChainHash.length))
        ) STRICT;

        CREATE TRIGGER event_follows BEFORE INSERT ON event
        WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
        BEGIN SELECT RAISE(ABORT, 'an event does not follow the last one'); END;

        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

        CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;

        CREATE TABLE words (
            id INTEGER PRIMARY KEY,
            person INTEGER,
            text TEXT NOT NULL CHECK (length(text) <= \(Limit.wordsCharacters)),
            keep_until INTEGER
        ) STRICT;

        CREATE INDEX words_keep_until ON words (keep_until) WHERE keep_until IS NOT NULL;

        CREATE TABLE address (
            id INTEGER PRIMARY KEY,
            channel TEXT NOT NULL CHECK (length(channel) BETWEEN 1 AND \(Limit.senderCharacters)),
            sender TEXT NOT NULL CHECK (length(sender) BETWEEN 1 AND \(Limit.senderCharacters)),
            person INTEGER NOT NULL,
            UNIQUE (channel, sender)
        ) STRICT;

        CREATE INDEX address_person ON address (person);

        CREATE TABLE request (
            number INTEGER PRIMARY KEY,
            sender INTEGER NOT NULL,
            id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND \(Limit.requestIDCharacters)),
            digest BLOB NOT NULL CHECK (length(digest) = \(MessageKey.length)),
            answer BLOB NOT NULL CHECK (length(answer) <= \(Limit.payloadBytes)),
            at INTEGER NOT NULL,
            UNIQUE (sender, id)
        ) STRICT;

        CREATE TABLE delivery (
            packet INTEGER PRIMARY KEY CHECK (packet BETWEEN 1 AND 65535),
            ordinal INTEGER NOT NULL,
            key BLOB NOT NULL CHECK (length(key) = \(MessageKey.length)),
            tokens TEXT NOT NULL
        ) STRICT;

        CREATE TABLE outbox (
            token INTEGER PRIMARY KEY CHECK (token > 0),
            topic TEXT NOT NULL CHECK (length(topic) BETWEEN 1 AND \(Limit.topicCharacters)),
            payload BLOB NOT NULL CHECK (length(payload) <= \(Limit.payloadBytes)),
            correlation BLOB CHECK (length(correlation) <= \(Limit.correlationBytes)),
            expires INTEGER
        ) STRICT;

        CREATE TABLE snapshot (
            seq INTEGER PRIMARY KEY CHECK (seq >= 0),
            hash BLOB NOT NULL CHECK (length(hash) = \(ChainHash.length)),
            digest BLOB NOT NULL CHECK (length(digest) = \(ChainHash.length)),
            state BLOB NOT NULL
        ) STRICT;

        CREATE TABLE attempt (
            key BLOB PRIMARY KEY CHECK (length(key) = \(MessageKey.length)),
            count INTEGER NOT NULL CHECK (count > 0)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE dead_letter (
            number INTEGER PRIMARY KEY,
            key BLOB NOT NULL CHECK (length(key) = \(MessageKey.length)),
            topic TEXT NOT NULL,
            payload BLOB NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE counter (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        INSERT INTO counter (name, value) VALUES ('last_token', 0), ('ended_cleanly', 1);
        """
}
