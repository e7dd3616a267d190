import Town

/// Somebody is in danger: the number to call comes first, and staff know at once.
extension Scene {
    mutating func emergency(_ said: Said) {
        raise(Alarm(kind: .emergency, address: said.from, at: now))
        answer(said, Line(.emergency), Line(.emergencyNext), Line(.emergencyStaff))
    }

    /// Tells staff that something needs a person.
    mutating func raise(_ alarm: Alarm) {
        record(AlarmRaised(alarm: AlarmID(town.counters.alarms + 1), what: alarm))
    }

    /// Staff say that an alarm has been seen to.
    mutating func solve(_ said: Said) {
        guard town[said.from].roles.contains(.staff), let ref = said.reading.slots.ref,
            town.alarms[AlarmID(ref)] != nil
        else {
            unknown(said)
            return
        }
        record(AlarmSolved(alarm: AlarmID(ref), by: said.from))
        answer(said, Line(.alarmSolved, ["ref": .number(ref)]))
    }
}
