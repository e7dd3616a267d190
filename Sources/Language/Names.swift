/// What the town calls its places, areas, groups and fields, in every language and with aliases.
package struct Names: Sendable {
    package enum Kind: Sendable, CaseIterable {
        case place, area, group, field
    }

    package struct Name: Sendable {
        package let kind: Kind
        /// The key that the name stands for.
        package let key: String
        package let text: String

        package init(_ kind: Kind, key: String, text: String) {
            self.kind = kind
            self.key = key
            self.text = text
        }
    }

    package let list: [Name]

    package init(_ list: [Name]) { self.list = list }
}
