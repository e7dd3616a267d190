import Bookkeeping
import Town

/// "Everyone but Sato came": the organiser says who was there, by exception, and points are given.
extension Scene {
    mutating func confirmAttendance(_ said: Said) {
        let mine = organised(by: said)
        let ready = mine.filter { town.activities[$0]?.state == .running }
        let named = said.reading.slots.ref.map(ActivityID.init)
        let done = mine.last { town.activities[$0]?.state == .confirmed }
        guard let number = named ?? ready.last ?? done else {
            answer(said, Line(mine.isEmpty ? .attendanceNotYours : .attendanceNotYet))
            return
        }
        guard town.activities[number]?.state != .confirmed else {
            answer(said, line(.attendanceDone, number))
            return
        }
        guard mine.contains(number) else {
            answer(said, Line(.attendanceNotYours))
            return
        }
        guard ready.contains(number), let activity = town.activities[number] else {
            answer(said, line(.attendanceEarly, number))
            return
        }
        let slots = said.reading.slots
        if let name = slots.person {
            confirm(number, butFor: name, said)
        } else if slots.everyone || slots.people == activity.participants.count {
            readBackAttendance(number, absent: [], said)
        } else {
            answer(said, line(.attendanceWho, number), Line(.attendanceExample))
        }
    }

    /// What the speaker may confirm: their own, and for staff every one.
    private func organised(by said: Said) -> [ActivityID] {
        let isStaff = town[said.from].roles.contains(.staff)
        let person = town[said.from].person
        let mine =
            isStaff
            ? town.activities.keys.sorted()
            : town[person].organises
        return mine.filter { town.activities[$0]?.state.isOver == false }
            .sorted { a, b in
                (town.activities[a]?.plan.interval.end ?? now, a)
                    < (town.activities[b]?.plan.interval.end ?? now, b)
            }
    }

    private mutating func confirm(_ number: ActivityID, butFor name: String, _ said: Said) {
        let people = town.activities[number]?.participants.map(\.person) ?? []
        let called = people.filter { person in
            town[person].name.flatMap(text(of:)).map { $0.isCalled(name) } ?? false
        }
        guard called.count == 1 else {
            answer(
                said,
                Line(
                    called.isEmpty ? .attendanceNoName : .attendanceManyNames,
                    [
                        "name": .text(name), "names": .list(people.map(Argument.person)),
                    ]))
            return
        }
        readBackAttendance(number, absent: called, said)
    }

    private mutating func readBackAttendance(
        _ number: ActivityID, absent: [PersonID], _ said: Said
    ) {
        guard let activity = town.activities[number] else { return }
        let all = activity.participants.count
        let more: [String: Argument] = [
            "all": .number(all), "came": .number(all - absent.count),
            "absent": .list(absent.map(Argument.person)),
        ]
        ask(
            .attendance(number, absent: absent), at: said.from,
            [line(absent.isEmpty ? .attendanceAll : .attendanceBut, number, more)],
            choices: [.yes, .no], patience: Patience.proposal)
    }

    mutating func resumeAttendance(
        of number: ActivityID, absent: [PersonID], with said: Said
    ) -> Bool {
        if said.answerToYesOrNo == .no {
            settle(said.from)
            answer(said, Line(.attendanceAgain), Line(.attendanceExample))
            return true
        }
        return yesOrNo(said) { $0.close(number, absent: absent, said) }
    }

    /// Everybody's presence, the points, the next state, and a word of thanks to each.
    private mutating func close(_ number: ActivityID, absent: [PersonID], _ said: Said) {
        guard let activity = town.activities[number], activity.state == .running else {
            answer(said, line(.attendanceDone, number))
            return
        }
        for part in activity.participants {
            let came = !absent.contains(part.person)
            record(
                Attended(
                    activity: number, person: part.person, came: came, by: said.from, at: now))
            if came {
                thank(part.person, for: number, confirmedBy: said.from)
            } else {
                notice(part.person, line(.absentNotice, number), Line(.absentNoticeNext))
            }
        }
        record(ActivityMoved(activity: number, to: .confirmed, by: said.from))
        let came = activity.participants.count - absent.count
        answer(
            said,
            line(
                .attendanceConfirmed, number,
                ["came": .number(came), "given": .number(came * activity.plan.points)]))
    }

    private mutating func thank(
        _ person: PersonID, for number: ActivityID, confirmedBy: AddressID
    ) {
        // Who confirms a gathering is never paid for it by that same word.
        let transfer =
            town[confirmedBy].person == person
            ? nil
            : award(
                for: number, to: person, confirmedBy: confirmedBy, at: now, in: town,
                rules: pointsRules)
        guard let transfer else {
            notice(person, line(.thanks, number))
            return
        }
        record(Transferred(transfer: transfer))
        let balance = town.ledger.balance(of: .person(person))
        notice(
            person, line(.thanks, number),
            Line(.thanksPoints, ["points": .number(transfer.amount), "balance": .number(balance)]))
    }
}

extension String {
    /// Whether this full name is meant by `name`: the whole of it or one of its parts.
    func isCalled(_ name: String) -> Bool {
        let wanted = name.lowercased()
        let whole = lowercased()
        return whole == wanted
            || whole.split(whereSeparator: { $0 == " " || $0 == "\u{3000}" })
                .contains { $0 == wanted }
    }
}
