/// What stands on each account, by double entry: the sum over all accounts is always zero.
package struct Ledger: Equatable, Sendable {
    package private(set) var balances: [Account: Int]
    /// Points that ever left the fund.
    package private(set) var issued: Int

    package init(balances: [Account: Int] = [:], issued: Int = 0) {
        self.balances = balances
        self.issued = issued
    }

    package func balance(of account: Account) -> Int { balances[account] ?? 0 }

    /// Zero unless points were made or lost.
    package var imbalance: Int { balances.values.reduce(0, +) }

    mutating func post(_ transfer: Transfer) {
        balances[transfer.debit, default: 0] -= transfer.amount
        balances[transfer.credit, default: 0] += transfer.amount
        if transfer.debit == .fund { issued += transfer.amount }
    }
}
