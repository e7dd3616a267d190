/// An account of the points ledger.
package enum Account: Hashable, Comparable, Sendable {
    /// The city's fund, from which all points come; it alone may stand below zero.
    case fund
    case person(PersonID)

    /// As it stands in the journal: `fund`, `person:12`.
    package var name: String {
        switch self {
        case .fund: "fund"
        case .person(let person): "person:\(person.number)"
        }
    }

    package init?(name: String) {
        if name == "fund" {
            self = .fund
        } else if name.hasPrefix("person:"), let number = Int(name.dropFirst("person:".count)) {
            self = .person(PersonID(number))
        } else {
            return nil
        }
    }
}

extension Account: Codable {
    package init(from decoder: any Decoder) throws {
        let name = try decoder.singleValueContainer().decode(String.self)
        guard let account = Account(name: name) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no account \(name)"))
        }
        self = account
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

/// Points that went from one account to another, and why; never changed afterwards.
package struct Transfer: Codable, Equatable, Sendable {
    package let id: TransferID
    package let debit: Account
    package let credit: Account
    /// More than zero.
    package let amount: Int
    /// The rule that gave them, by its name in `points.yaml`.
    package let rule: String
    /// The version of the rules that was in force.
    package let version: Int
    package let activity: ActivityID?
    /// Who confirmed it.
    package let by: AddressID?
    package let at: Instant

    package init(
        id: TransferID, debit: Account, credit: Account, amount: Int, rule: String, version: Int,
        activity: ActivityID?, by: AddressID?, at: Instant
    ) {
        precondition(amount > 0, "a transfer moves at least one point")
        self.id = id
        self.debit = debit
        self.credit = credit
        self.amount = amount
        self.rule = rule
        self.version = version
        self.activity = activity
        self.by = by
        self.at = at
    }
}
