/// The town as bytes: the form of a snapshot, and what its digest is taken over.
extension Town: Packed {
    /// Goes up whenever the form changes; an older snapshot is then passed over and replayed.
    private static let format = 1

    package func pack(into packer: inout Packer) {
        packer.pack(Self.format)
        packer.pack(counters)
        packer.pack(lastSweep)
        packer.pack(city)
        packer.pack(people, count: people.count)
        packer.pack(addresses, count: addresses.count)
        packer.pack(activities)
        packer.pack(offers)
        packer.pack(wishes)
        packer.pack(questions)
        packer.pack(alarms)
        packer.pack(ledger)
        packer.pack(agenda)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init()
        let format = try unpacker.int()
        guard format == Self.format else { throw .otherFormat(format) }
        counters = try unpacker.value()
        lastSweep = try unpacker.value()
        city = try unpacker.value()
        for _ in 0..<(try unpacker.count()) { people.append(try unpacker.value()) }
        for _ in 0..<(try unpacker.count()) { addresses.append(try unpacker.value()) }
        activities = try unpacker.dictionary()
        offers = try unpacker.dictionary()
        wishes = try unpacker.dictionary()
        questions = try unpacker.dictionary()
        alarms = try unpacker.dictionary()
        ledger = try unpacker.value()
        agenda = try unpacker.value()
        for (number, activity) in activities
        where activity.state != .asked && !activity.state.isOver {
            calendar.add(number, to: activity.plan.interval)
        }
    }
}
