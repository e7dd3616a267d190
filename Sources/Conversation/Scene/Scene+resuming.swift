import Town

extension Scene {
    /// Takes a sentence as the answer to what Yui asked; false where it is about something else.
    mutating func resume(_ question: Question, with said: Said) -> Bool {
        switch question {
        case .choose(let suggestions, let party):
            resumeChoice(among: suggestions, party: party, with: said)
        case .wait(let activity, let party):
            yesOrNo(said) { $0.wait(for: activity, party: party, said) }
        case .invitation(let suggestion, let party):
            resumeInvitation(suggestion, party: party, with: said)
        case .publish(let activity): resumePublishing(activity, with: said)
        case .detail(let detail, let gist): resumeDetail(detail, of: gist, with: said)
        case .guess(let gist): yesOrNo(said) { $0.act(on: gist, said) }
        case .connect(let wish): resumeConnecting(wish, with: said)
        case .attendance(let activity, let absent):
            resumeAttendance(of: activity, absent: absent, with: said)
        case .withdraw(let activities): resumeWithdrawal(from: activities, with: said)
        case .cancel(let activity, let reason):
            yesOrNo(said) { $0.callOff(activity, reason: reason, said) }
        }
    }

    /// Yes does it, no drops it; anything else is no answer to the question.
    mutating func yesOrNo(_ said: Said, yes: (inout Scene) -> Void) -> Bool {
        switch said.answerToYesOrNo {
        case .yes:
            settle(said.from)
            yes(&self)
            return true
        case .no:
            settle(said.from)
            answer(said, Line(.dropped))
            return true
        case .neither: return false
        }
    }
}

extension Said {
    enum YesOrNo { case yes, no, neither }

    /// "1" is what some people touch for the first choice, which is yes.
    var answerToYesOrNo: YesOrNo {
        if reading.intent == .accept { return .yes }
        if reading.intent == .decline { return .no }
        guard reading.intent == .choose else { return .neither }
        return reading.slots.choice == 1 ? .yes : reading.slots.choice == 2 ? .no : .neither
    }
}
