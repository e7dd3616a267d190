import Testing

@testable import Bus

@Suite struct `What is to be published` {
    static func message(_ number: Int, qos: Int32 = 1, token: Int? = nil) -> OutboundMessage {
        OutboundMessage(topic: "t/\(number)", payload: [], qos: qos, token: token)
    }

    @Test func `is handed over in order and never more at once than allowed`() {
        var outgoing = Outgoing(sendMaximum: 2)
        outgoing.append((1...3).map { Self.message($0) }, isConnected: true)
        for packet: Int32 in 1...2 {
            outgoing.next().map { outgoing.sent($0, as: packet) }
        }
        #expect(outgoing.next() == nil)
        #expect(outgoing.acknowledged(1)?.topic == "t/1")
        #expect(outgoing.next()?.topic == "t/3")
    }

    @Test func `at QoS 0 does not wait for an acknowledgement`() {
        var outgoing = Outgoing(sendMaximum: 1)
        outgoing.append((1...3).map { Self.message($0, qos: 0) }, isConnected: true)
        var sent = 0
        while let message = outgoing.next() {
            outgoing.sent(message, as: Int32(sent))
            sent += 1
        }
        #expect(sent == 3)
        #expect(outgoing.isEmpty)
    }

    @Test func `is kept over a lost connection only where no outbox has it`() {
        var outgoing = Outgoing(sendMaximum: 2)
        outgoing.append(
            [
                Self.message(1, token: 1), Self.message(2), Self.message(3, token: 3),
                Self.message(4),
            ], isConnected: true)
        for packet: Int32 in 1...2 {
            outgoing.next().map { outgoing.sent($0, as: packet) }
        }
        outgoing.connectionLost()
        outgoing.append([Self.message(5, token: 5), Self.message(6)], isConnected: false)
        var topics: [String] = []
        while let message = outgoing.next() { topics.append(message.topic) }
        #expect(topics == ["t/2", "t/4", "t/6"])
    }

    @Test func `is let go from the oldest when there is too much to keep`() {
        var outgoing = Outgoing(sendMaximum: 1)
        let many = (1...BusLimits.kept + 3).map { Self.message($0) }
        outgoing.append(many, isConnected: false)
        #expect(outgoing.dropped == 3)
        #expect(outgoing.waitingCount == BusLimits.kept)
        #expect(outgoing.next()?.topic == "t/4")
    }

    @Test func `is left to the outbox when too much waits, and fetched in order`() {
        var outgoing = Outgoing(sendMaximum: 1)
        let all = (0..<BusLimits.waiting + 12_000).map { Self.message($0, qos: 0, token: $0) }
        outgoing.append(Array(all.prefix(BusLimits.waiting + 7)), isConnected: true)
        outgoing.append(Array(all.dropFirst(BusLimits.waiting + 7)), isConnected: true)
        #expect(outgoing.leftFrom == BusLimits.waiting)
        #expect(outgoing.wantsFrom == nil)
        var said: [Int?] = []
        while !outgoing.isEmpty {
            if let token = outgoing.wantsFrom {
                outgoing.fetched(Array(all[token...].prefix(BusLimits.fetch)))
            }
            outgoing.next().map { said.append($0.token) }
        }
        #expect(said == all.map(\.token))
    }

    @Test func `keeps its order while a long queue is worked off`() {
        var outgoing = Outgoing(sendMaximum: 1)
        outgoing.append((0..<20_000).map { Self.message($0) }, isConnected: true)
        for number in 0..<20_000 {
            let message = outgoing.next()
            #expect(message?.topic == "t/\(number)")
        }
        #expect(outgoing.isEmpty)
    }
}

@Suite struct `The wait before the next attempt` {
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `doubles up to its limit, never less than half`(seed: UInt64) {
        var chance = Seeded(state: seed)
        var backoff = Backoff()
        var ceiling = BusLimits.firstBackoff
        for _ in 0..<12 {
            #expect((ceiling / 2...ceiling).contains(backoff.next(using: &chance)))
            ceiling = min(ceiling * 2, BusLimits.longestBackoff)
        }
        backoff.reset()
        #expect(backoff.next(using: &chance) <= BusLimits.firstBackoff)
    }
}
