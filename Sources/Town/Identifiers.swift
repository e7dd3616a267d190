/// A number that names one thing of a kind for ever; numbers are never used again.
///
/// They come from counters in the town, so the same journal gives the same numbers.
package struct Identifier<Kind>: Hashable, Comparable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Int.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}

/// A short name that the city's configuration gives to a thing (`suwa-hall`, `nature`).
package struct Key<Kind>: Hashable, Comparable, Sendable {
    package let name: String

    package init(_ name: String) { self.name = name }

    package static func < (a: Self, b: Self) -> Bool { a.name < b.name }
}

extension Key: Codable {
    package init(from decoder: any Decoder) throws {
        name = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

package typealias PersonID = Identifier<Person>
package typealias AddressID = Identifier<Address>
package typealias ActivityID = Identifier<Activity>
package typealias OfferID = Identifier<Offer>
package typealias WishID = Identifier<Wish>
package typealias TransferID = Identifier<Transfer>

/// Words that somebody said, kept outside the journal so that they can be erased.
package enum Words {}
package typealias WordsID = Identifier<Words>

package typealias PlaceKey = Key<Place>
package typealias AreaKey = Key<Area>
package typealias GroupKey = Key<Group>

/// A field of activity (music, disaster, nature …) as the city's configuration lists them.
package enum Field {}
package typealias FieldKey = Key<Field>
