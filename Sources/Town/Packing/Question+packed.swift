extension Question: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(place)
        switch self {
        case .choose(let suggestions, let party):
            packer.pack(suggestions)
            packer.pack(party)
        case .wait(let activity, let party):
            packer.pack(activity)
            packer.pack(party)
        case .invitation(let suggestion, let party):
            packer.pack(suggestion)
            packer.pack(party)
        case .publish(let activity):
            packer.pack(activity)
        case .detail(let detail, of: let gist):
            packer.pack(detail)
            packer.pack(gist)
        case .guess(let gist):
            packer.pack(gist)
        case .connect(let wish):
            packer.pack(wish)
        case .attendance(let activity, let absent):
            packer.pack(activity)
            packer.pack(absent)
        case .withdraw(let activities):
            packer.pack(activities)
        case .cancel(let activity, let reason):
            packer.pack(activity)
            packer.pack(reason)
        }
    }

    private var place: Int {
        switch self {
        case .choose: 0
        case .wait: 1
        case .invitation: 2
        case .publish: 3
        case .detail: 4
        case .guess: 5
        case .connect: 6
        case .attendance: 7
        case .withdraw: 8
        case .cancel: 9
        }
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        switch try unpacker.int() {
        case 0: self = .choose(try unpacker.array(), party: try unpacker.int())
        case 1: self = .wait(try unpacker.value(), party: try unpacker.int())
        case 2: self = .invitation(try unpacker.value(), party: try unpacker.int())
        case 3: self = .publish(try unpacker.value())
        case 4: self = .detail(try unpacker.value(), of: try unpacker.value())
        case 5: self = .guess(try unpacker.value())
        case 6: self = .connect(try unpacker.value())
        case 7: self = .attendance(try unpacker.value(), absent: try unpacker.array())
        case 8: self = .withdraw(try unpacker.array())
        case 9: self = .cancel(try unpacker.value(), reason: try unpacker.optional())
        case let other: throw .noCase(other)
        }
    }
}

extension PendingQuestion: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(question)
        packer.pack(expires)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            question: try unpacker.value(),
            expires: try unpacker.value())
    }
}

extension Gist: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(intent)
        packer.pack(interval)
        packer.pack(day)
        packer.pack(duration)
        packer.pack(people)
        packer.pack(ref)
        packer.pack(support)
        packer.pack(field)
        packer.pack(area)
        packer.pack(place)
        packer.pack(spot)
        packer.pack(topics)
        packer.pack(words)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(intent: try unpacker.value())
        interval = try unpacker.optional()
        day = try unpacker.optional()
        duration = try unpacker.optional()
        people = try unpacker.optional()
        ref = try unpacker.optional()
        support = try unpacker.optional()
        field = try unpacker.optional()
        area = try unpacker.optional()
        place = try unpacker.optional()
        spot = try unpacker.optional()
        topics = try unpacker.array()
        words = try unpacker.optional()
    }
}
