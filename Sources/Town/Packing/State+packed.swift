extension Transfer: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(id)
        packer.pack(debit)
        packer.pack(credit)
        packer.pack(amount)
        packer.pack(rule)
        packer.pack(version)
        packer.pack(activity)
        packer.pack(by)
        packer.pack(at)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            id: try unpacker.value(),
            debit: try unpacker.value(),
            credit: try unpacker.value(),
            amount: try unpacker.int(),
            rule: try unpacker.string(),
            version: try unpacker.int(),
            activity: try unpacker.optional(),
            by: try unpacker.optional(),
            at: try unpacker.value())
    }
}

extension Ledger: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(balances)
        packer.pack(issued)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            balances: try unpacker.dictionary(),
            issued: try unpacker.int())
    }
}

extension Agenda: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(items)
        packer.pack(noted)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            items: try unpacker.array(),
            noted: try unpacker.int())
    }
}

extension Agenda.Item: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(at)
        packer.pack(number)
        packer.pack(due)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            at: try unpacker.value(),
            number: try unpacker.int(),
            due: try unpacker.value())
    }
}

extension Due: Packed {
    package func pack(into packer: inout Packer) {
        switch self {
        case .dayBefore(let activity):
            packer.pack(0)
            packer.pack(activity)
        case .reminder(let activity):
            packer.pack(1)
            packer.pack(activity)
        case .hoursBefore(let activity):
            packer.pack(2)
            packer.pack(activity)
        case .start(let activity):
            packer.pack(3)
            packer.pack(activity)
        case .end(let activity):
            packer.pack(4)
            packer.pack(activity)
        case .attendanceMissing(let activity):
            packer.pack(5)
            packer.pack(activity)
        case .close(let activity):
            packer.pack(6)
            packer.pack(activity)
        case .draftEnds(let activity):
            packer.pack(7)
            packer.pack(activity)
        case .invite(let activity):
            packer.pack(8)
            packer.pack(activity)
        case .offerEnds(let offer):
            packer.pack(9)
            packer.pack(offer)
        case .forget(let activity):
            packer.pack(10)
            packer.pack(activity)
        }
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        switch try unpacker.int() {
        case 0: self = .dayBefore(try unpacker.value())
        case 1: self = .reminder(try unpacker.value())
        case 2: self = .hoursBefore(try unpacker.value())
        case 3: self = .start(try unpacker.value())
        case 4: self = .end(try unpacker.value())
        case 5: self = .attendanceMissing(try unpacker.value())
        case 6: self = .close(try unpacker.value())
        case 7: self = .draftEnds(try unpacker.value())
        case 8: self = .invite(try unpacker.value())
        case 9: self = .offerEnds(try unpacker.value())
        case 10: self = .forget(try unpacker.value())
        case let other: throw .noCase(other)
        }
    }
}

extension Alarm: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(kind)
        packer.pack(address)
        packer.pack(activity)
        packer.pack(at)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            kind: try unpacker.value(),
            address: try unpacker.optional(),
            activity: try unpacker.optional(),
            at: try unpacker.value())
    }
}

extension Counters: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(activities)
        packer.pack(offers)
        packer.pack(wishes)
        packer.pack(transfers)
        packer.pack(words)
        packer.pack(alarms)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            activities: try unpacker.int(),
            offers: try unpacker.int(),
            wishes: try unpacker.int(),
            transfers: try unpacker.int(),
            words: try unpacker.int(),
            alarms: try unpacker.int())
    }
}
