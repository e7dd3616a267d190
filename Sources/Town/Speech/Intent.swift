/// What a sentence wants, by the names of the public contract.
package enum Intent: String, CaseIterable, Codable, Sendable {
    case offerHelp = "offer_help"
    case askHelp = "ask_help"
    case findActivities = "find_activities"
    case makeWish = "make_wish"
    case murmur
    case join
    case choose
    case accept
    case decline
    case withdraw
    case mySchedule = "my_schedule"
    case myPoints = "my_points"
    case givePoints = "give_points"
    case spendPoints = "spend_points"
    case explain
    case checkIn = "check_in"
    case checkOut = "check_out"
    case addSkill = "add_skill"
    case addInterest = "add_interest"
    case setArea = "set_area"
    case setLanguage = "set_language"
    case bringFriend = "bring_friend"
    case mute
    case unmute
    case consult
    case findPlace = "find_place"
    case findGroup = "find_group"
    case reportSafe = "report_safe"
    case undo
    case forgetMe = "forget_me"
    case exportMe = "export_me"
    case help
    case greet
    case thank
    case emergency
    case unknown
    case requestSupport = "request_support"
    case roster
    case confirmAttendance = "confirm_attendance"
    case sendNote = "send_note"
    case changeActivity = "change_activity"
    case cancelActivity = "cancel_activity"
    case findPartner = "find_partner"
    case grantRole = "grant_role"
    case grantPoints = "grant_points"
    case answerConsultation = "answer_consultation"
    case assign
    case escalate
    case drawMeeting = "draw_meeting"
    case areaChart = "area_chart"
    case announce
    case metrics
}

/// The kind of support that is asked for or given: A–C are hands, D–F are co-creation.
package enum Support: String, CaseIterable, Codable, Sendable {
    /// Labour at events and at home.
    case labour = "A"
    /// Filing and applications on someone's behalf.
    case filing = "B"
    /// Office work such as accounts.
    case office = "C"
    /// Running meetings.
    case facilitation = "D"
    /// Liaison: subsidies, introductions.
    case liaison = "E"
    /// Policy: visions and planning.
    case policy = "F"
}
