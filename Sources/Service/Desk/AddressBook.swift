package import Town

/// Which sender of which channel is which address of the town.
///
/// It lies outside the journal, so that a person can be forgotten.
package struct AddressBook {
    private var ids: [String: AddressID] = [:]
    private var senders: [Sender?] = []

    package init() {}

    package var count: Int { ids.count }

    package mutating func reserve(_ count: Int) {
        ids.reserveCapacity(count)
        senders.reserveCapacity(count)
    }

    package mutating func add(_ sender: Sender, as address: AddressID) {
        ids[sender.name] = address
        while senders.count < address.number { senders.append(nil) }
        senders[address.number - 1] = sender
    }

    package func address(of sender: Sender) -> AddressID? { ids[sender.name] }

    package func sender(of address: AddressID) -> Sender? {
        senders.indices.contains(address.number - 1) ? senders[address.number - 1] : nil
    }
}
