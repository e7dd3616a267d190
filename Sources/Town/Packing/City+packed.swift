extension Area: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(key)
        packer.pack(names)
        packer.pack(neighbours)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            key: try unpacker.value(),
            names: try unpacker.dictionary(),
            neighbours: try unpacker.array())
    }
}

extension Place: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(key)
        packer.pack(names)
        packer.pack(aliases)
        packer.pack(area)
        packer.pack(kiosk)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            key: try unpacker.value(),
            names: try unpacker.dictionary(),
            aliases: try unpacker.array(),
            area: try unpacker.optional(),
            kiosk: try unpacker.optional())
    }
}

extension Group: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(key)
        packer.pack(names)
        packer.pack(area)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            key: try unpacker.value(),
            names: try unpacker.dictionary(),
            area: try unpacker.optional())
    }
}

extension FieldNames: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(key)
        packer.pack(names)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            key: try unpacker.value(),
            names: try unpacker.dictionary())
    }
}

extension City: Packed {
    package func pack(into packer: inout Packer) {
        packer.pack(areas)
        packer.pack(fields)
        packer.pack(places)
        packer.pack(groups)
    }

    package init(from unpacker: inout Unpacker) throws(UnpackingFailure) {
        self.init(
            areas: try unpacker.dictionary(),
            fields: try unpacker.dictionary(),
            places: try unpacker.dictionary(),
            groups: try unpacker.dictionary())
    }
}
