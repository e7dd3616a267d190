/// Somebody offered time.
///
/// A person keeps at most `Limits.offers`; the oldest gives way.
package struct Offered: Event {
    package static let kind = EventKind.offered

    package let id: OfferID
    package let offer: Offer

    package init(id: OfferID, offer: Offer) {
        self.id = id
        self.offer = offer
    }

    package func apply(to town: inout Town) {
        town.counters.offers = max(town.counters.offers, id.number)
        var mine = town[offer.person].offers
        let replaced = mine.filter { town.offers[$0].map { $0.replaces(offer) } ?? true }
        mine.removeAll { replaced.contains($0) }
        for old in replaced { town.offers[old] = nil }
        while mine.count >= Limits.offers { town.offers[mine.removeFirst()] = nil }
        mine.append(id)
        town[offer.person].offers = mine
        town.offers[id] = offer
        town.agenda.note(.offerEnds(id), at: offer.until)
    }
}

extension Offer {
    /// The same time said again is one offer, not two.
    func replaces(_ later: Offer) -> Bool { interval == later.interval }
}

/// An offer is no longer open: it was taken up, withdrawn or has run out.
package struct OfferEnded: Event {
    package static let kind = EventKind.offerEnded

    package let id: OfferID

    package init(id: OfferID) {
        self.id = id
    }

    package func apply(to town: inout Town) {
        guard let offer = town.offers.removeValue(forKey: id) else { return }
        town[offer.person].offers.removeAll { $0 == id }
    }
}

/// Somebody said what they would like to try, or remarked on the neighbourhood.
package struct Wished: Event {
    package static let kind = EventKind.wished

    package let id: WishID
    package let wish: Wish

    package init(id: WishID, wish: Wish) {
        self.id = id
        self.wish = wish
    }

    package func apply(to town: inout Town) {
        town.counters.wishes = max(town.counters.wishes, id.number)
        town.wishes[id] = wish
        town.note(words: wish.words)
    }
}

/// A person said whether Yui may connect them with those who wish the same.
package struct WishShared: Event {
    package static let kind = EventKind.wishShared

    package let person: PersonID
    package let yes: Bool

    package init(person: PersonID, yes: Bool) {
        self.person = person
        self.yes = yes
    }

    package func apply(to town: inout Town) {
        town[person].mayConnect = yes
    }
}
