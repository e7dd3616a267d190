/// The clock reached a moment at which something was due.
package struct TimePassed: Event {
    package static let kind = EventKind.timePassed

    package let to: Instant

    package init(to: Instant) {
        self.to = to
    }

    package func apply(to town: inout Town) {
        town.agenda.take(by: to)
        town.sweep(at: to)
    }
}

/// The city named an area, or changed what it says of it.
package struct AreaDefined: Event {
    package static let kind = EventKind.areaDefined

    package let area: Area

    package init(area: Area) {
        self.area = area
    }

    package func apply(to town: inout Town) {
        town.city.areas[area.key] = area
    }
}

/// The city named a field of activity.
package struct FieldDefined: Event {
    package static let kind = EventKind.fieldDefined

    package let field: FieldNames

    package init(field: FieldNames) {
        self.field = field
    }

    package func apply(to town: inout Town) {
        town.city.fields[field.key] = field
    }
}

/// The city named a place, or changed what it says of it.
package struct PlaceDefined: Event {
    package static let kind = EventKind.placeDefined

    package let place: Place

    package init(place: Place) {
        self.place = place
    }

    package func apply(to town: inout Town) {
        town.city.places[place.key] = place
    }
}

/// The city named a group, or changed what it says of it.
package struct GroupDefined: Event {
    package static let kind = EventKind.groupDefined

    package let group: Group

    package init(group: Group) {
        self.group = group
    }

    package func apply(to town: inout Town) {
        town.city.groups[group.key] = group
    }
}
