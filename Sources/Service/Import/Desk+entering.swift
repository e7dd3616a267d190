import Conversation
import Journal
import Town

/// What is entered by staff on the command line, by the same events as everything else.
extension Desk {
    /// Makes somebody known at an address: whoever speaks for the first time, or is imported.
    @discardableResult
    func enter(
        _ sender: Sender, called name: String? = nil, language: String, area: AreaKey? = nil,
        interests: [FieldKey] = [], role: Role? = nil
    ) -> AddressID {
        let person = PersonID(scene.town.people.count + 1)
        let address = AddressID(scene.town.addresses.count + 1)
        let words = name.map { scene.keep($0, of: person) }
        scene.record(
            PersonArrived(
                person: person, address: address, language: language, area: area,
                interests: interests, name: words))
        scene.record(AddressLinked(address: address, person: person, channel: sender.channel))
        if let role { scene.record(RoleGranted(address: address, role: role)) }
        addresses.add(sender, as: address)
        batch.addresses.append(
            AddressRow(channel: sender.channel, sender: sender.id, id: address, person: person))
        return address
    }

    /// Opens an activity without the questions that its organiser would be asked.
    func open(
        _ plan: Plan, title: [String: String], bring: [String: String], organiser: AddressID
    ) {
        let activity = ActivityID(scene.town.counters.activities + 1)
        var plan = plan
        plan.title = keep(title)
        plan.bring = keep(bring)
        scene.record(
            ActivityAsked(
                activity: activity, plan: plan, organiser: organiser,
                until: plan.interval.start))
        scene.record(ActivityMoved(activity: activity, to: .open))
        collect(reply: nil)
    }

    /// What an activity is called belongs to the activity, not to a person.
    private func keep(_ texts: [String: String]) -> [String: WordsID] {
        var kept: [String: WordsID] = [:]
        for (language, text) in texts.sorted(by: { $0.key < $1.key }) {
            kept[language] = scene.keep(text, of: nil)
        }
        return kept
    }

    func define(_ places: [Place]) -> Int {
        let new = places.filter { scene.town.city.places[$0.key] != $0 }
        for place in new { scene.record(PlaceDefined(place: place)) }
        collect(reply: nil)
        return new.count
    }
}
