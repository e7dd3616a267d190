/// Names of one thing by language (BCP 47): `["ja": "諏訪の集会所", "en": "Suwa hall"]`.
package typealias NamesByLanguage = [String: String]

/// A school district or a part of the city that people feel at home in.
package struct Area: Codable, Equatable, Sendable {
    package let key: AreaKey
    package let names: NamesByLanguage
    /// Areas within an easy walk.
    package let neighbours: [AreaKey]

    package init(key: AreaKey, names: NamesByLanguage, neighbours: [AreaKey] = []) {
        self.key = key
        self.names = names
        self.neighbours = neighbours
    }
}

/// Somewhere that people can meet.
package struct Place: Codable, Equatable, Sendable {
    package let key: PlaceKey
    package let names: NamesByLanguage
    /// Other names that people use.
    package let aliases: [String]
    package let area: AreaKey?
    /// The sender id of the kiosk that stands there.
    package let kiosk: String?

    package init(
        key: PlaceKey, names: NamesByLanguage, aliases: [String] = [], area: AreaKey? = nil,
        kiosk: String? = nil
    ) {
        self.key = key
        self.names = names
        self.aliases = aliases
        self.area = area
        self.kiosk = kiosk
    }
}

/// A neighbourhood association, a club, a shop, a city office.
package struct Group: Codable, Equatable, Sendable {
    package let key: GroupKey
    package let names: NamesByLanguage
    package let area: AreaKey?

    package init(key: GroupKey, names: NamesByLanguage, area: AreaKey? = nil) {
        self.key = key
        self.names = names
        self.area = area
    }
}

/// A field of activity with its names.
package struct FieldNames: Codable, Equatable, Sendable {
    package let key: FieldKey
    package let names: NamesByLanguage

    package init(key: FieldKey, names: NamesByLanguage) {
        self.key = key
        self.names = names
    }
}
