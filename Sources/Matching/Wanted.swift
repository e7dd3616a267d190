package import Town

/// What somebody looks for or offers, as far as they said it.
package struct Wanted: Sendable {
    package var person: PersonID
    package var interval: Interval?
    package var topics: [String]
    package var field: FieldKey?
    package var support: Support?
    package var area: AreaKey?
    package var place: PlaceKey?
    package var party: Int

    package init(
        person: PersonID, interval: Interval? = nil, topics: [String] = [],
        field: FieldKey? = nil, support: Support? = nil, area: AreaKey? = nil,
        place: PlaceKey? = nil, party: Int = 1
    ) {
        self.person = person
        self.interval = interval
        self.topics = topics
        self.field = field
        self.support = support
        self.area = area
        self.place = place
        self.party = party
    }
}

/// An activity that fits, how well, and why.
package struct Match: Equatable, Sendable {
    package let activity: ActivityID
    package let score: Int
    package let reasons: Reasons

    package var suggestion: Suggestion { Suggestion(activity: activity, reasons: reasons) }
}
