extension Int: Packed {
    package func pack(into packer: inout Packer) { packer.pack(self) }
    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self = try unpacker.int()
    }
}

extension Bool: Packed {
    package func pack(into packer: inout Packer) { packer.pack(self) }
    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self = try unpacker.bool()
    }
}

extension String: Packed {
    package func pack(into packer: inout Packer) { packer.pack(self) }
    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self = try unpacker.string()
    }
}

extension Instant: Packed {
    package func pack(into packer: inout Packer) { packer.pack(seconds) }
    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(seconds: try unpacker.int())
    }
}

extension Interval: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(start)
        packer.pack(seconds)
    }
    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        let start: Instant = try unpacker.value()
        self.init(start: start, end: start + (try unpacker.int()))
    }
}

extension Identifier: Packed {
    package func pack(into packer: inout Packer) { packer.pack(number) }
    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(try unpacker.int())
    }
}

extension Key: Packed {
    package func pack(into packer: inout Packer) { packer.pack(name) }
    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(try unpacker.string())
    }
}

extension Account: Packed {
    package func pack(into packer: inout Packer) {
        switch self {
        case .fund: packer.pack(0)
        case .person(let person): packer.pack(person.number)
        }
    }
    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        let number = try unpacker.int()
        self = number == 0 ? .fund : .person(PersonID(number))
    }
}

/// Enumerations of ours are packed by the place of their case.
protocol PackedByPlace: Packed, CaseIterable, Equatable {}

extension PackedByPlace {
    package func pack(into packer: inout Packer) {
        for (place, value) in Self.allCases.enumerated() where value == self {
            packer.pack(place)
        }
    }
    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        let place = try unpacker.int()
        for (number, value) in Self.allCases.enumerated() where number == place {
            self = value
            return
        }
        throw .noCase(place)
    }
}

extension Reason: PackedByPlace {}
extension Activity.State: PackedByPlace {}
extension Participation.State: PackedByPlace {}
extension Wish.Kind: PackedByPlace {}
extension Intent: PackedByPlace {}
extension Support: PackedByPlace {}
extension Question.Detail: PackedByPlace {}
extension Alarm.Kind: PackedByPlace {}
