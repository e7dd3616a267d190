import Testing
import Town

@Suite struct `An activity` {
    @Test func `goes through its states in order`() {
        let path: [Activity.State] = [
            .asked, .open, .filled, .open, .running, .confirmed, .closed,
        ]
        for (state, next) in zip(path, path.dropFirst()) {
            #expect(state.next.contains(next), "\(state) → \(next)")
        }
    }

    @Test(arguments: [Activity.State.closed, .cancelled, .expired])
    func `that is over stays over`(state: Activity.State) {
        #expect(state.next.isEmpty)
        #expect(state.isOver)
        #expect(!state.takesPeople)
    }

    @Test func `cannot be confirmed before it has begun, nor called off after`() {
        #expect(!Activity.State.open.next.contains(.confirmed))
        #expect(!Activity.State.filled.next.contains(.confirmed))
        #expect(!Activity.State.confirmed.next.contains(.cancelled))
    }
}

@Suite struct `Every kind of event` {
    @Test(arguments: EventKind.allCases)
    func `has a type that says the same kind`(kind: EventKind) {
        #expect(kind.type.kind == kind)
    }
}
