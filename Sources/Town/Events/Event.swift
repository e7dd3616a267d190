/// Something that happened, as it stands in the journal for ever.
///
/// Each kind is a small value of its own. What residents said and what they are called is never in
/// an event: it carries ids, the words lie beside the journal.
package protocol Event: Codable, Equatable, Sendable {
    static var kind: EventKind { get }

    /// Changes the town as this event says; the only way a town ever changes.
    func apply(to town: inout Town)
}

/// The kinds of events, by the names that stand in the journal.
package enum EventKind: String, CaseIterable, Sendable {
    case timePassed = "time_passed"
    case areaDefined = "area_defined"
    case fieldDefined = "field_defined"
    case placeDefined = "place_defined"
    case groupDefined = "group_defined"
    case personArrived = "person_arrived"
    case addressLinked = "address_linked"
    case roleGranted = "role_granted"
    case languageChosen = "language_chosen"
    case areaChosen = "area_chosen"
    case muted
    case questionAsked = "question_asked"
    case questionSettled = "question_settled"
    case offered
    case offerEnded = "offer_ended"
    case activityAsked = "activity_asked"
    case activityChanged = "activity_changed"
    case activityMoved = "activity_moved"
    case activityForgotten = "activity_forgotten"
    case invitationPostponed = "invitation_postponed"
    case reminderPostponed = "reminder_postponed"
    case proposed
    case declined
    case joined
    case waited
    case withdrew
    case checkedIn = "checked_in"
    case attended
    case transferred
    case wished
    case wishShared = "wish_shared"
    case alarmRaised = "alarm_raised"
    case alarmSolved = "alarm_solved"

    /// The type that a journal row of this kind is decoded to.
    package var type: any Event.Type {
        switch self {
        case .timePassed: TimePassed.self
        case .areaDefined: AreaDefined.self
        case .fieldDefined: FieldDefined.self
        case .placeDefined: PlaceDefined.self
        case .groupDefined: GroupDefined.self
        case .personArrived: PersonArrived.self
        case .addressLinked: AddressLinked.self
        case .roleGranted: RoleGranted.self
        case .languageChosen: LanguageChosen.self
        case .areaChosen: AreaChosen.self
        case .muted: Muted.self
        case .questionAsked: QuestionAsked.self
        case .questionSettled: QuestionSettled.self
        case .offered: Offered.self
        case .offerEnded: OfferEnded.self
        case .activityAsked: ActivityAsked.self
        case .activityChanged: ActivityChanged.self
        case .activityMoved: ActivityMoved.self
        case .activityForgotten: ActivityForgotten.self
        case .invitationPostponed: InvitationPostponed.self
        case .reminderPostponed: ReminderPostponed.self
        case .proposed: Proposed.self
        case .declined: Declined.self
        case .joined: Joined.self
        case .waited: Waited.self
        case .withdrew: Withdrew.self
        case .checkedIn: CheckedIn.self
        case .attended: Attended.self
        case .transferred: Transferred.self
        case .wished: Wished.self
        case .wishShared: WishShared.self
        case .alarmRaised: AlarmRaised.self
        case .alarmSolved: AlarmSolved.self
        }
    }
}
