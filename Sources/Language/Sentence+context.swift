internal import Town

/// A pending question is answered before anything else is tried.
extension Sentence {
    /// The readings in the light of what the conversation has just asked.
    func answering(_ expecting: Awaited, _ readings: [Reading]) -> [Reading] {
        guard let best = readings.first, !Sentence.alwaysWins.contains(best.intent) else {
            return readings
        }
        switch expecting {
        case .nothing: return readings
        case .yesOrNo, .choice: return [asReply(best, expecting)] + readings.dropFirst()
        case .time: return best.times.isEmpty ? readings : detail(readings, expecting)
        case .people:
            let isNumber = best.intent == .choose || best.slots.people != nil
            return isNumber ? detail(readings, expecting) : readings
        case .place:
            let isPlace = best.slots.place != nil || best.outcome != .act
            return isPlace ? detail(readings, expecting) : readings
        case .text: return detail(readings, expecting)
        }
    }

    /// These are never an answer to a question about a detail.
    private static let alwaysWins: [Intent] = [
        .emergency, .decline, .undo, .help, .setLanguage, .explain,
    ]

    /// The details alone, for the pending question; what else it might be comes behind.
    private func detail(_ readings: [Reading], _ expecting: Awaited) -> [Reading] {
        var first = unknown(expecting)
        if let best = readings.first, best.intent == .unknown { first = best }
        first.confidence = 0.9
        return [first] + readings.filter { $0.intent != .unknown }
    }

    /// "I'll come" is a yes and "can't make it" a no, where that was the question.
    private func asReply(_ reading: Reading, _ expecting: Awaited) -> Reading {
        var reply = reading
        let slots = reading.slots
        let isBare = slots.ref == nil && slots.activity == nil && reading.times.isEmpty
        if reading.intent == .withdraw, slots.ref == nil { reply.intent = .decline }
        if isBare, reading.intent == .join || reading.intent == .offerHelp {
            reply.intent = .accept
        }
        if reading.intent == .choose, slots.choice == nil { reply.slots.choice = 1 }
        return reply
    }
}
