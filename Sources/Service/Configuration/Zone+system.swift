import Foundation
package import Town

extension Zone {
    /// Changes of the clock are looked up for these years; after them the last offset holds.
    private static let horizon: (from: Double, to: Double) = (1_577_836_800, 2_840_140_800)

    /// The zone of that name (`Asia/Tokyo`) as the system's time zone data has it.
    package init?(named name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        var moment = Date(timeIntervalSince1970: Self.horizon.from)
        var periods = [
            Period(
                start: Instant(seconds: Int(Self.horizon.from)),
                offset: zone.secondsFromGMT(for: moment))
        ]
        while let next = zone.nextDaylightSavingTimeTransition(after: moment),
            next.timeIntervalSince1970 < Self.horizon.to, next > moment
        {
            periods.append(
                Period(
                    start: Instant(seconds: Int(next.timeIntervalSince1970)),
                    offset: zone.secondsFromGMT(for: next)))
            moment = next
        }
        self.init(periods: periods)
    }
}
