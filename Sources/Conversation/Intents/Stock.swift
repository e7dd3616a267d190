import Town

/// Wishes and murmurs: small voices that are kept, so that like ones can meet.
extension Scene {
    mutating func stock(_ said: Said, as kind: Wish.Kind) {
        let number = town[said.from].person
        let slots = said.reading.slots
        // A wish is kept until its owner drops it; a remark for thirty days.
        let until = kind == .murmur ? now + 30 * Seconds.day : nil
        let wish = WishID(town.counters.wishes + 1)
        let words = keep(said.text, of: number, until: until)
        record(
            Wished(
                id: wish,
                wish: Wish(
                    person: number, kind: kind, words: words, topics: slots.topics,
                    area: slots.area ?? town[number].area, field: slots.field, until: until)))
        let topic = slots.activity.map { ["topic": Argument.text($0)] }
        let head = Line(phrase(for: kind, hasTopic: topic != nil), topic ?? [:])
        if kind == .wish, town[number].mayConnect == nil {
            ask(
                .connect(wish), at: said.from, [head, Line(.wishConnect)], choices: [.yes, .no])
        } else {
            answer(said, head, Line(kind == .wish ? .wishNext : .murmurNext))
        }
    }

    private func phrase(for kind: Wish.Kind, hasTopic: Bool) -> Phrase {
        switch kind {
        case .wish: hasTopic ? .wishKept : .wishKeptPlain
        case .murmur: .murmurKept
        }
    }

    mutating func resumeConnecting(_ wish: WishID, with said: Said) -> Bool {
        guard said.answerToYesOrNo != .neither else { return false }
        let yes = said.answerToYesOrNo == .yes
        settle(said.from)
        record(WishShared(person: town[said.from].person, yes: yes))
        answer(said, Line(yes ? .wishShared : .wishNotShared))
        return true
    }
}
