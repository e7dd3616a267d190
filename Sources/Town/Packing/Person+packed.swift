extension Person: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(address)
        packer.pack(language)
        packer.pack(languageIsChosen)
        packer.pack(area)
        packer.pack(interests)
        packer.pack(name)
        packer.pack(engagements)
        packer.pack(organises)
        packer.pack(offers)
        packer.pack(participations)
        packer.pack(lastParticipation)
        packer.pack(lastProposal)
        packer.pack(mutedUntil)
        packer.pack(mayConnect)
        packer.pack(lastMatter)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(address: try unpacker.value(), language: try unpacker.string())
        languageIsChosen = try unpacker.bool()
        area = try unpacker.optional()
        interests = try unpacker.array()
        name = try unpacker.optional()
        engagements = try unpacker.array()
        organises = try unpacker.array()
        offers = try unpacker.array()
        participations = try unpacker.int()
        lastParticipation = try unpacker.optional()
        lastProposal = try unpacker.optional()
        mutedUntil = try unpacker.optional()
        mayConnect = try unpacker.optional()
        lastMatter = try unpacker.optional()
    }
}

extension Address: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(person)
        packer.pack(channel)
        packer.pack(roles)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(person: try unpacker.value(), channel: try unpacker.string())
        roles = try unpacker.array()
    }
}

extension Role: Packed {
    package func pack(into packer: inout Packer) {
        switch self {
        case .organiser(let group):
            packer.pack(0)
            packer.pack(group)
        case .shop(let group):
            packer.pack(1)
            packer.pack(group)
        case .staff: packer.pack(2)
        }
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        switch try unpacker.int() {
        case 0: self = .organiser(try unpacker.value())
        case 1: self = .shop(try unpacker.value())
        case 2: self = .staff
        case let other: throw .noCase(other)
        }
    }
}

extension Matter: Packed {
    package func pack(into packer: inout Packer) {
        switch self {
        case .suggestions(let suggestions):
            packer.pack(0)
            packer.pack(suggestions)
        case .transfer(let transfer):
            packer.pack(1)
            packer.pack(transfer)
        }
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        switch try unpacker.int() {
        case 0: self = .suggestions(try unpacker.array())
        case 1: self = .transfer(try unpacker.value())
        case let other: throw .noCase(other)
        }
    }
}

extension Suggestion: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(activity)
        packer.pack(reasons)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            activity: try unpacker.value(),
            reasons: try unpacker.value())
    }
}

extension Offer: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(person)
        packer.pack(interval)
        packer.pack(topics)
        packer.pack(field)
        packer.pack(support)
        packer.pack(area)
        packer.pack(party)
        packer.pack(until)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            person: try unpacker.value(),
            interval: try unpacker.optional(),
            topics: try unpacker.array(),
            field: try unpacker.optional(),
            support: try unpacker.optional(),
            area: try unpacker.optional(),
            party: try unpacker.int(),
            until: try unpacker.value())
    }
}

extension Wish: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(person)
        packer.pack(kind)
        packer.pack(words)
        packer.pack(topics)
        packer.pack(area)
        packer.pack(field)
        packer.pack(until)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            person: try unpacker.value(),
            kind: try unpacker.value(),
            words: try unpacker.value(),
            topics: try unpacker.array(),
            area: try unpacker.optional(),
            field: try unpacker.optional(),
            until: try unpacker.optional())
    }
}
