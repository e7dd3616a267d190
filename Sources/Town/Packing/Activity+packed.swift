extension Activity: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(plan)
        packer.pack(organiser)
        packer.pack(state)
        packer.pack(participants)
        packer.pack(waiting)
        packer.pack(turnedDown)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(plan: try unpacker.value(), organiser: try unpacker.value())
        state = try unpacker.value()
        participants = try unpacker.array()
        waiting = try unpacker.array()
        turnedDown = try unpacker.array()
    }
}

extension Plan: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(title)
        packer.pack(topics)
        packer.pack(interval)
        packer.pack(place)
        packer.pack(spot)
        packer.pack(area)
        packer.pack(field)
        packer.pack(support)
        packer.pack(least)
        packer.pack(most)
        packer.pack(points)
        packer.pack(group)
        packer.pack(bring)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            title: try unpacker.dictionary(),
            topics: try unpacker.array(),
            interval: try unpacker.value(),
            place: try unpacker.optional(),
            spot: try unpacker.optional(),
            area: try unpacker.optional(),
            field: try unpacker.optional(),
            support: try unpacker.value(),
            least: try unpacker.int(),
            most: try unpacker.int(),
            points: try unpacker.int(),
            group: try unpacker.optional(),
            bring: try unpacker.dictionary())
    }
}

extension Participation: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(person)
        packer.pack(party)
        packer.pack(reasons)
        packer.pack(state)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            person: try unpacker.value(), party: try unpacker.int(),
            reasons: try unpacker.value())
        state = try unpacker.value()
    }
}
