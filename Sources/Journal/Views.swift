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
        )
    ]

    /// The statement that makes a view, exactly as SQLite keeps it.
    static func definition(of view: (name: String, query: String)) -> String {
        "CREATE VIEW \(view.name) AS \(view.query)"
    }
}
