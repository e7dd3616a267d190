package import Town

/// The transfer that thanks somebody for a confirmed part in an activity, from the city's fund.
///
/// `nil` where the activity gives no points. The amount is what the activity promised when it was
/// opened, so a change of rules never changes it.
package func award(
    for activity: ActivityID, to person: PersonID, confirmedBy by: AddressID, at now: Instant,
    in town: borrowing Town, rules: PointsRules
) -> Transfer? {
    guard let plan = town.activities[activity]?.plan, plan.points > 0 else { return nil }
    return Transfer(
        id: TransferID(town.counters.transfers + 1), debit: .fund, credit: .person(person),
        amount: plan.points, rule: "participation", version: rules.version, activity: activity,
        by: by, at: now)
}
