/// Ordinary tables over the journal's JSON, for people who know SQL.
///
/// A view is not data: each is made again at the next start of the daemon when its definition here
/// is another, and removed when it is no longer here.
enum Views {
    /// Name and query of each view.
    static let all: [(name: String, query: String)] = [
        (
            name: "event_log",
            query: """
            SELECT seq, strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch') AS time, kind, body
            FROM event
            """
        ),
        (
            name: "person",
            query: """
            SELECT body ->> '$.person' AS id, body ->> '$.language' AS language,
                body ->> '$.area' AS area, at AS arrived
            FROM event WHERE kind = 'person_arrived'
            """
        ),
        (
            name: "place",
            query: """
            SELECT body ->> '$.place.key' AS key, body ->> '$.place.names.ja' AS name,
                body ->> '$.place.area' AS area, max(seq) AS seq
            FROM event WHERE kind = 'place_defined' GROUP BY body ->> '$.place.key'
            """
        ),
        (
            name: "activity",
            query: """
            WITH moved AS (
                SELECT body ->> '$.activity' AS id, body ->> '$.to' AS state, max(seq)
                FROM event WHERE kind = 'activity_moved' GROUP BY body ->> '$.activity'
            )
            SELECT body ->> '$.activity' AS id, body ->> '$.organiser' AS organiser,
                coalesce(moved.state, 'asked') AS state,
                body ->> '$.plan.interval.start' AS starts, body ->> '$.plan.interval.end' AS ends,
                body ->> '$.plan.place' AS place, body ->> '$.plan.area' AS area,
                body ->> '$.plan.field' AS field, body ->> '$.plan.support' AS support,
                body ->> '$.plan.least' AS least, body ->> '$.plan.most' AS most,
                body ->> '$.plan.points' AS points, at AS asked
            FROM event LEFT JOIN moved ON moved.id = body ->> '$.activity'
            WHERE kind = 'activity_asked'
            """
        ),
        (
            name: "participation",
            query: """
            SELECT body ->> '$.activity' AS activity, body ->> '$.person' AS person,
                CASE kind WHEN 'attended' THEN iif(body ->> '$.came', 'came', 'absent')
                    ELSE kind END AS what,
                body ->> '$.party' AS party, at, seq
            FROM event WHERE kind IN ('joined', 'waited', 'withdrew', 'checked_in', 'attended')
            """
        ),
        (
            name: "transfer",
            query: """
            SELECT body ->> '$.transfer.id' AS id, body ->> '$.transfer.debit' AS debit,
                body ->> '$.transfer.credit' AS credit, body ->> '$.transfer.amount' AS amount,
                body ->> '$.transfer.rule' AS rule, body ->> '$.transfer.version' AS version,
                body ->> '$.transfer.activity' AS activity,
                body ->> '$.transfer.by' AS confirmed_by, at, seq
            FROM event WHERE kind = 'transferred'
            """
        ),
        (
            name: "wish",
            query: """
            SELECT body ->> '$.id' AS id, body ->> '$.wish.person' AS person,
                body ->> '$.wish.kind' AS kind, body ->> '$.wish.area' AS area,
                body ->> '$.wish.field' AS field, body ->> '$.wish.words' AS words, at
            FROM event WHERE kind = 'wished'
            """
        ),
    ]

    /// The statement that makes a view, exactly as SQLite keeps it.
    static func definition(of view: (name: String, query: String)) -> String {
        "CREATE VIEW \(view.name) AS \(view.query)"
    }
}
