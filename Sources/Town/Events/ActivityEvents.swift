/// A plan was drafted; nobody sees it until its owner says so.
package struct ActivityAsked: Event {
    package static let kind = EventKind.activityAsked

    package let activity: ActivityID
    package let plan: Plan
    package let organiser: AddressID
    /// When the draft is given up.
    package let until: Instant

    package init(activity: ActivityID, plan: Plan, organiser: AddressID, until: Instant) {
        self.activity = activity
        self.plan = plan
        self.organiser = organiser
        self.until = until
    }

    package func apply(to town: inout Town) {
        town.counters.activities = max(town.counters.activities, activity.number)
        town.note(wordsOf: plan)
        town.activities[activity] = Activity(plan: plan, organiser: organiser)
        town[town[organiser].person].organises.append(activity)
        town.agenda.note(.draftEnds(activity), at: until)
    }
}

/// The plan was changed by its owner.
package struct ActivityChanged: Event {
    package static let kind = EventKind.activityChanged

    package let activity: ActivityID
    package let plan: Plan

    package init(activity: ActivityID, plan: Plan) {
        self.activity = activity
        self.plan = plan
    }

    package func apply(to town: inout Town) {
        town.note(wordsOf: plan)
        guard let before = town.activities[activity] else { return }
        town.calendar.remove(activity, from: before.plan.interval)
        town.activities[activity]?.plan = plan
        if before.state != .asked {
            town.calendar.add(activity, to: plan.interval)
            town.noteDueTimes(of: activity)
        }
    }
}

/// An activity went on to its next state.
package struct ActivityMoved: Event {
    package static let kind = EventKind.activityMoved

    package let activity: ActivityID
    package let to: Activity.State
    package let by: AddressID?
    package let reason: WordsID?

    package init(
        activity: ActivityID, to: Activity.State, by: AddressID? = nil, reason: WordsID? = nil
    ) {
        self.activity = activity
        self.to = to
        self.by = by
        self.reason = reason
    }

    package func apply(to town: inout Town) {
        guard let before = town.activities[activity] else { return }
        precondition(before.state.next.contains(to), "\(before.state) does not lead to \(to)")
        town.note(words: reason)
        town.activities[activity]?.state = to
        if before.state == .asked, to == .open {
            town.calendar.add(activity, to: before.plan.interval)
            town.noteDueTimes(of: activity)
        }
        if to.isOver { town.release(activity) }
    }
}

/// An activity that is long over leaves the memory; the journal keeps it.
package struct ActivityForgotten: Event {
    package static let kind = EventKind.activityForgotten

    package let activity: ActivityID

    package init(activity: ActivityID) {
        self.activity = activity
    }

    package func apply(to town: inout Town) {
        town.activities[activity] = nil
    }
}

/// Invitations wait for the end of the quiet hours.
package struct InvitationPostponed: Event {
    package static let kind = EventKind.invitationPostponed

    package let activity: ActivityID
    package let until: Instant

    package init(activity: ActivityID, until: Instant) {
        self.activity = activity
        self.until = until
    }

    package func apply(to town: inout Town) { town.agenda.note(.invite(activity), at: until) }
}

/// A reminder waits for the end of the quiet hours.
package struct ReminderPostponed: Event {
    package static let kind = EventKind.reminderPostponed

    package let activity: ActivityID
    package let until: Instant

    package init(activity: ActivityID, until: Instant) {
        self.activity = activity
        self.until = until
    }

    package func apply(to town: inout Town) { town.agenda.note(.reminder(activity), at: until) }
}
