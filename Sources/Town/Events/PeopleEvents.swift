/// Somebody spoke to Yui for the first time, or was entered by staff.
package struct PersonArrived: Event {
    package static let kind = EventKind.personArrived

    package let person: PersonID
    /// Where unasked messages go.
    package let address: AddressID
    package let language: String
    package let area: AreaKey?
    package let interests: [FieldKey]
    package let name: WordsID?

    package init(
        person: PersonID, address: AddressID, language: String, area: AreaKey? = nil,
        interests: [FieldKey] = [], name: WordsID? = nil
    ) {
        self.person = person
        self.address = address
        self.language = language
        self.area = area
        self.interests = interests
        self.name = name
    }

    package func apply(to town: inout Town) {
        precondition(person.number == town.people.count + 1, "people are numbered in order")
        var newcomer = Person(address: address, language: language)
        newcomer.area = area
        newcomer.interests = interests
        newcomer.name = name
        town.people.append(newcomer)
        town.note(words: name)
    }
}

/// A sender of a channel is this person from now on; which sender lies outside the journal.
package struct AddressLinked: Event {
    package static let kind = EventKind.addressLinked

    package let address: AddressID
    package let person: PersonID
    package let channel: String

    package init(address: AddressID, person: PersonID, channel: String) {
        self.address = address
        self.person = person
        self.channel = channel
    }

    package func apply(to town: inout Town) {
        precondition(address.number == town.addresses.count + 1, "addresses are numbered in order")
        town.addresses.append(Address(person: person, channel: channel))
    }
}

/// An address may do more than every resident may.
package struct RoleGranted: Event {
    package static let kind = EventKind.roleGranted

    package let address: AddressID
    package let role: Role
    /// Staff; `nil` when it was set up on the command line.
    package let by: AddressID?

    package init(address: AddressID, role: Role, by: AddressID? = nil) {
        self.address = address
        self.role = role
        self.by = by
    }

    package func apply(to town: inout Town) {
        if !town[address].roles.contains(role) { town[address].roles.append(role) }
    }
}

/// A person is answered in another language from now on.
package struct LanguageChosen: Event {
    package static let kind = EventKind.languageChosen

    package let person: PersonID
    package let language: String
    /// Asked for, rather than picked up from how the person writes.
    package let inSoManyWords: Bool

    package init(person: PersonID, language: String, inSoManyWords: Bool) {
        self.person = person
        self.language = language
        self.inSoManyWords = inSoManyWords
    }

    package func apply(to town: inout Town) {
        town[person].language = language
        if inSoManyWords { town[person].languageIsChosen = true }
    }
}

/// A person said where they feel at home.
package struct AreaChosen: Event {
    package static let kind = EventKind.areaChosen

    package let person: PersonID
    package let area: AreaKey

    package init(person: PersonID, area: AreaKey) {
        self.person = person
        self.area = area
    }

    package func apply(to town: inout Town) {
        town[person].area = area
    }
}

/// Nothing unasked until then; in the past, to be heard again.
package struct Muted: Event {
    package static let kind = EventKind.muted

    package let person: PersonID
    package let until: Instant

    package init(person: PersonID, until: Instant) {
        self.person = person
        self.until = until
    }

    package func apply(to town: inout Town) {
        town[person].mutedUntil = until
    }
}

/// Something needs a person of the city.
package struct AlarmRaised: Event {
    package static let kind = EventKind.alarmRaised

    package let alarm: AlarmID
    package let what: Alarm

    package init(alarm: AlarmID, what: Alarm) {
        self.alarm = alarm
        self.what = what
    }

    package func apply(to town: inout Town) {
        town.alarms[alarm] = what
        town.counters.alarms = max(town.counters.alarms, alarm.number)
    }
}

/// Somebody of the city has seen to it.
package struct AlarmSolved: Event {
    package static let kind = EventKind.alarmSolved

    package let alarm: AlarmID
    /// `nil` where what it was about has ended.
    package let by: AddressID?

    package init(alarm: AlarmID, by: AddressID?) {
        self.alarm = alarm
        self.by = by
    }

    package func apply(to town: inout Town) {
        town.alarms[alarm] = nil
    }
}
