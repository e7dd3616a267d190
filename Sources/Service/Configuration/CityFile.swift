import Foundation
package import Town

/// What `city.yaml` says: the city's name and zone, and all that it names.
package struct CityFile: Sendable {
    package var city = "tama"
    package var timezone = "Asia/Tokyo"
    package var languages: [String] = ["ja", "en"]
    /// The channels that are served; empty for all.
    package var channels: [String] = []
    package var areas: [Area] = []
    package var fields: [FieldNames] = []
    package var places: [Place] = []
    package var groups: [Group] = []

    init(_ root: ConfigurationNode) {
        let keys: Set<String> = [
            "city", "timezone", "languages", "channels", "areas", "fields", "places", "groups",
        ]
        let members = root.members(known: keys)
        city = members["city"]?.string ?? city
        timezone = members["timezone"]?.string ?? timezone
        languages = members["languages"]?.strings ?? languages
        channels = members["channels"]?.strings ?? []
        areas = (members["areas"]?.items ?? []).compactMap(Area.init)
        fields = (members["fields"]?.items ?? []).compactMap(FieldNames.init)
        places = (members["places"]?.items ?? []).compactMap(Place.init)
        groups = (members["groups"]?.items ?? []).compactMap(Group.init)
        check(members)
    }

    private func check(_ members: [String: ConfigurationNode]) {
        if TimeZone(identifier: timezone) == nil {
            members["timezone"]?.report("unknown time zone “\(timezone)”")
        }
        if languages.isEmpty { members["languages"]?.report("at least one language is needed") }
        let known = Set(areas.map(\.key))
        for (area, node) in zip(areas, members["areas"]?.items ?? []) {
            for neighbour in area.neighbours where !known.contains(neighbour) {
                node.report("unknown area “\(neighbour.name)” among the neighbours")
            }
        }
        for (place, node) in zip(places, members["places"]?.items ?? []) {
            if let area = place.area, !known.contains(area) {
                node.report("unknown area “\(area.name)”")
            }
        }
        for (group, node) in zip(groups, members["groups"]?.items ?? []) {
            if let area = group.area, !known.contains(area) {
                node.report("unknown area “\(area.name)”")
            }
        }
        reportTwins(places.map(\.key.name), members["places"])
        reportTwins(areas.map(\.key.name), members["areas"])
        reportTwins(groups.map(\.key.name), members["groups"])
    }

    private func reportTwins(_ names: [String], _ node: ConfigurationNode?) {
        for (name, count) in Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).sorted(by: {
            $0.key < $1.key
        }) where count > 1 {
            node?.report("the key “\(name)” stands here \(count) times")
        }
    }
}

extension Area {
    fileprivate init?(_ node: ConfigurationNode) {
        let members = node.members(known: ["key", "names", "neighbours"])
        guard let key = node.key(in: members) else { return nil }
        self.init(
            key: AreaKey(key), names: members.names,
            neighbours: (members["neighbours"]?.strings ?? []).map(AreaKey.init))
    }
}

extension FieldNames {
    fileprivate init?(_ node: ConfigurationNode) {
        let members = node.members(known: ["key", "names"])
        guard let key = node.key(in: members) else { return nil }
        self.init(key: FieldKey(key), names: members.names)
    }
}

extension Place {
    fileprivate init?(_ node: ConfigurationNode) {
        let keys: Set<String> = ["key", "names", "aliases", "area", "kiosk", "capacity"]
        let members = node.members(known: keys)
        guard let key = node.key(in: members) else { return nil }
        self.init(
            key: PlaceKey(key), names: members.names, aliases: members["aliases"]?.strings ?? [],
            area: (members["area"]?.string).map(AreaKey.init), kiosk: members["kiosk"]?.string)
    }
}

extension Group {
    fileprivate init?(_ node: ConfigurationNode) {
        let members = node.members(known: ["key", "names", "area"])
        guard let key = node.key(in: members) else { return nil }
        self.init(
            key: GroupKey(key), names: members.names,
            area: (members["area"]?.string).map(AreaKey.init))
    }
}

extension ConfigurationNode {
    /// The key of a thing that the city names: lower-case letters, digits and hyphens.
    fileprivate func key(in members: [String: ConfigurationNode]) -> String? {
        guard let node = members["key"] else {
            report("the key is missing")
            return nil
        }
        guard let key = node.string, !key.isEmpty,
            key.utf8.allSatisfy({
                (97...122).contains($0) || (48...57).contains($0) || $0 == 45
            })
        else {
            node.report("a key has lower-case letters, digits and hyphens only")
            return nil
        }
        return key
    }
}

extension [String: ConfigurationNode] {
    fileprivate var names: NamesByLanguage {
        let pairs = self["names"]?.entries.compactMap { name, value in
            value.string.map { (name, $0) }
        }
        return NamesByLanguage(pairs ?? [], uniquingKeysWith: { first, _ in first })
    }
}
