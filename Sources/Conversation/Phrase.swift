/// The keys of `wording.yaml`: everything that Yui can say.
///
/// `yui check` holds each language's file against this list.
package enum Phrase: String, CaseIterable, Sendable {
    case choiceYes
    case choiceNo
    case choiceLater
    case choiceNumber

    case greet
    case greetNext
    case thank
    case help
    case helpResident
    case helpOrganiser
    case helpPerson
    case unknown
    case notYet
    case exampleSearch
    case exampleSchedule
    case exampleAttendance
    case nothingPending
    case dropped
    case declined
    case refUnknown

    case guessOffer
    case guessAsk
    case guessSearch
    case guessWish
    case guessMurmur
    case guessWithdraw
    case guessSchedule
    case guessPoints

    case timePast
    case timeDoubtful
    case timeUnclear
    case whenSoon

    case offerFound
    case offerFoundDay
    case offerFoundWhen
    case searchFound
    case searchFoundDay
    case searchFoundWhen
    case listHours
    case listDay
    case chooseOne
    case chooseTwo
    case chooseMany
    case chooseAgain
    case offerKept
    case offerKeptNear
    case offerKeptNext
    case searchEmpty
    case searchEmptyNear
    case searchNext

    case joinDone
    case joinDoneParty
    case joinBring
    case joinReminders
    case joinReminderDay
    case joinReminder
    case joinSoon
    case joinNext
    case joinAlready
    case joinOver
    case joinOwn
    case joinTooMany
    case joinClash
    case joinClashNext
    case joinFull
    case joinTooFew
    case waitQuestion
    case waitAlready
    case waitDone
    case waitNext
    case refilled
    case refilledNext

    case withdrawn
    case withdrawnRefill
    case withdrawnNext
    case withdrawnFromWaiting
    case withdrawNone
    case withdrawNoneThen
    case withdrawNotIn
    case withdrawWhich

    case askWhat
    case askWhen
    case askHours
    case askPlace
    case askReadBack
    case askChanged
    case askDraft
    case askReadBackNext
    case askDropped
    case askPublished
    case askPublishedNext
    case askTooMany
    case placeOpen

    case organiserFilled
    case organiserShort
    case organiserFew
    case organiserExpired

    case cancelQuestion
    case cancelWhich
    case cancelNone
    case cancelledDone
    case cancelledNotice
    case cancelledReason
    case cancelledNoticeNext
    case expiredWaiting

    case scheduleHead
    case scheduleJoined
    case scheduleWaiting
    case scheduleOrganised
    case scheduleMore
    case scheduleEmpty

    case points
    case pointsComing
    case pointsLast
    case pointsNone

    case explainHead
    case explain
    case reasonOpen
    case reasonTime
    case reasonTopic
    case reasonField
    case reasonArea
    case reasonNearby
    case reasonUrgent
    case reasonTurn
    case explainNothing
    case explainPoints
    case explainPointsBy

    case checkInCode
    case checkInDone
    case checkInNext
    case checkInAlready
    case checkInWrong
    case checkInWhere
    case checkInEarly
    case checkInNothing

    case attendanceAll
    case attendanceBut
    case attendanceWho
    case attendanceExample
    case attendanceNoName
    case attendanceManyNames
    case attendanceNotYet
    case attendanceEarly
    case attendanceNotYours
    case attendanceAgain
    case attendanceDone
    case attendanceConfirmed
    case thanks
    case thanksPoints
    case absentNotice
    case absentNoticeNext
    case whoCame

    case rosterHead
    case rosterNames
    case rosterWaiting
    case rosterEmpty
    case rosterNotYours

    case reminderDay
    case reminderHours
    case reminderNext
    case invitation
    case invitationNext

    case wishKept
    case wishKeptPlain
    case wishConnect
    case wishShared
    case wishNotShared
    case wishNext
    case murmurKept
    case murmurNext

    case emergency
    case emergencyNext
    case emergencyStaff
    case alarmSolved

    case languageSet
    case languageWhich
    case areaSet
    case areaWhich
    case muted
    case unmuted

    case errorUnreadable
    case errorEmpty
    case errorTooLong
    case errorReused
    case errorFailed
    case errorChannel
}
