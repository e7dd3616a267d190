import Town

/// How a person wants to be spoken to.
extension Scene {
    mutating func setLanguage(_ said: Said) {
        guard let language = said.reading.slots.language else {
            answer(said, Line(.languageWhich))
            return
        }
        record(
            LanguageChosen(
                person: town[said.from].person, language: language, inSoManyWords: true))
        answer(said, Line(.languageSet))
    }

    mutating func setArea(_ said: Said) {
        let slots = said.reading.slots
        guard let area = slots.area ?? slots.place.flatMap({ town.city.places[$0]?.area }) else {
            let areas = town.city.areas.keys.sorted().map(Argument.area)
            answer(said, Line(.areaWhich, ["areas": .list(areas)]))
            return
        }
        record(AreaChosen(person: town[said.from].person, area: area))
        answer(said, Line(.areaSet, ["area": .area(area)]))
    }

    mutating func mute(_ said: Said) {
        let length = said.reading.slots.duration ?? Patience.mute
        let until = When(said.reading, now: now).free(in: settings.zone)?.end ?? now + length
        record(Muted(person: town[said.from].person, until: until))
        answer(said, Line(.muted, ["until": .day(settings.zone.date(of: until))]))
    }

    mutating func unmute(_ said: Said) {
        record(Muted(person: town[said.from].person, until: now))
        answer(said, Line(.unmuted))
    }
}
