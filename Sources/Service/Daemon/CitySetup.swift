import Conversation
import Town

extension Desk {
    /// Brings what the configuration names into the town, as far as it is new or changed.
    package func settle(_ file: CityFile) {
        let city = scene.town.city
        for area in file.areas where city.areas[area.key] != area {
            scene.record(AreaDefined(area: area))
        }
        for field in file.fields where city.fields[field.key] != field {
            scene.record(FieldDefined(field: field))
        }
        for place in file.places where city.places[place.key] != place {
            scene.record(PlaceDefined(place: place))
        }
        for group in file.groups where city.groups[group.key] != group {
            scene.record(GroupDefined(group: group))
        }
        collect(reply: nil)
    }
}
