import Town

/// "Check-in code 5512": the number on the kiosk's screen, good for that place and a few minutes.
extension Scene {
    mutating func checkIn(_ said: Said) {
        let person = town[said.from].person
        let here = town[person].engagements.filter { isCheckInTime($0, of: person) }
        guard let code = said.reading.slots.code else {
            answer(said, Line(here.isEmpty ? .checkInNothing : .checkInCode))
            return
        }
        guard let number = here.first(where: { isShown(code, for: $0) }) else {
            refuseCheckIn(code, here: here, said)
            return
        }
        guard town.activities[number]?.participation(of: person)?.state == .joined,
            let place = town.activities[number]?.plan.place
        else {
            answer(said, line(.checkInAlready, number))
            return
        }
        record(CheckedIn(activity: number, person: person, place: place))
        answer(said, line(.checkInDone, number), Line(.checkInNext))
    }

    private mutating func refuseCheckIn(_ code: String, here: [ActivityID], _ said: Said) {
        if let next = here.first {
            answer(said, Line(.checkInWrong), line(.checkInWhere, next))
        } else if let next = nextEngagement(of: said.from) {
            answer(said, line(.checkInEarly, next))
        } else {
            answer(said, Line(.checkInNothing), Line(.searchNext))
        }
    }

    private func isCheckInTime(_ number: ActivityID, of person: PersonID) -> Bool {
        guard let activity = town.activities[number], activity.participation(of: person) != nil
        else { return false }
        let interval = activity.plan.interval
        return !activity.state.isOver && interval.start - Patience.earlyCheckIn <= now
            && now < interval.end
    }

    private func isShown(_ code: String, for number: ActivityID) -> Bool {
        guard let place = town.activities[number]?.plan.place else { return false }
        return knowledge.checkInCodes(at: place, at: now).contains(code)
    }

    private func nextEngagement(of address: AddressID) -> ActivityID? {
        town.person(at: address).engagements
            .filter { town.activities[$0].map { $0.plan.interval.start > now } ?? false }
            .min { a, b in
                (town.activities[a]?.plan.interval.start ?? now, a)
                    < (town.activities[b]?.plan.interval.start ?? now, b)
            }
    }
}
