/// Yui put an activity to somebody unasked.
package struct Proposed: Event {
    package static let kind = EventKind.proposed

    package let person: PersonID
    package let suggestion: Suggestion
    package let at: Instant

    package init(person: PersonID, suggestion: Suggestion, at: Instant) {
        self.person = person
        self.suggestion = suggestion
        self.at = at
    }

    package func apply(to town: inout Town) {
        town[person].lastProposal = at
        town[person].lastMatter = .suggestions([suggestion])
    }
}

/// Somebody has a place.
package struct Joined: Event {
    package static let kind = EventKind.joined

    package let activity: ActivityID
    package let person: PersonID
    package let party: Int
    package let reasons: Reasons

    package init(activity: ActivityID, person: PersonID, party: Int, reasons: Reasons) {
        self.activity = activity
        self.person = person
        self.party = party
        self.reasons = reasons
    }

    package func apply(to town: inout Town) {
        guard let before = town.activities[activity] else { return }
        precondition(before.left >= party, "no place is given twice")
        town.activities[activity]?.waiting.removeAll { $0.person == person }
        town.activities[activity]?.participants.append(
            Participation(person: person, party: party, reasons: reasons))
        town.engage(person, in: activity)
        town[person].lastMatter = .suggestions([Suggestion(activity: activity, reasons: reasons)])
    }
}

/// Somebody would like a place when one falls free.
package struct Waited: Event {
    package static let kind = EventKind.waited

    package let activity: ActivityID
    package let person: PersonID
    package let party: Int

    package init(activity: ActivityID, person: PersonID, party: Int) {
        self.activity = activity
        self.person = person
        self.party = party
    }

    package func apply(to town: inout Town) {
        town.activities[activity]?.waiting.append(
            Participation(person: person, party: party, reasons: []))
        town.engage(person, in: activity)
    }
}

/// Somebody cannot come, or no longer waits.
package struct Withdrew: Event {
    package static let kind = EventKind.withdrew

    package let activity: ActivityID
    package let person: PersonID

    package init(activity: ActivityID, person: PersonID) {
        self.activity = activity
        self.person = person
    }

    package func apply(to town: inout Town) {
        town.activities[activity]?.participants.removeAll { $0.person == person }
        town.activities[activity]?.waiting.removeAll { $0.person == person }
        town[person].engagements.removeAll { $0 == activity }
        town.turnDown(activity, by: person)
    }
}

/// Somebody is there.
package struct CheckedIn: Event {
    package static let kind = EventKind.checkedIn

    package let activity: ActivityID
    package let person: PersonID
    package let place: PlaceKey

    package init(activity: ActivityID, person: PersonID, place: PlaceKey) {
        self.activity = activity
        self.person = person
        self.place = place
    }

    package func apply(to town: inout Town) {
        town.mark(person, in: activity, as: .checkedIn)
    }
}

/// The organiser said whether somebody came.
package struct Attended: Event {
    package static let kind = EventKind.attended

    package let activity: ActivityID
    package let person: PersonID
    package let came: Bool
    package let by: AddressID
    package let at: Instant

    package init(activity: ActivityID, person: PersonID, came: Bool, by: AddressID, at: Instant) {
        self.activity = activity
        self.person = person
        self.came = came
        self.by = by
        self.at = at
    }

    package func apply(to town: inout Town) {
        town.mark(person, in: activity, as: came ? .came : .absent)
        guard came else { return }
        town[person].participations += 1
        town[person].lastParticipation = at
    }
}

/// Points went from one account to another.
package struct Transferred: Event {
    package static let kind = EventKind.transferred

    package let transfer: Transfer

    package init(transfer: Transfer) {
        self.transfer = transfer
    }

    package func apply(to town: inout Town) {
        town.counters.transfers = max(town.counters.transfers, transfer.id.number)
        town.ledger.post(transfer)
        if case .person(let person) = transfer.credit {
            town[person].lastMatter = .transfer(transfer)
        }
    }
}

/// Somebody said no to a proposal; it costs nothing, and they are not asked again for it.
package struct Declined: Event {
    package static let kind = EventKind.declined

    package let activity: ActivityID
    package let person: PersonID

    package init(activity: ActivityID, person: PersonID) {
        self.activity = activity
        self.person = person
    }

    package func apply(to town: inout Town) { town.turnDown(activity, by: person) }
}
