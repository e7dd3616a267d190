import Service
import Testing
import Town

@Suite struct `Check-in codes` {
    private let codes = CheckInCodes(secret: [UInt8](repeating: 7, count: 32))
    private let hall = PlaceKey("hall")
    private let noon = Instant(seconds: 1_791_946_800)

    @Test func `have four digits, and change with place, window and secret`() {
        let shown = codes.codes(at: hall, noon)[0]
        #expect(shown.count == 4)
        #expect(shown.allSatisfy { $0.isNumber })
        let others = [
            codes.codes(at: PlaceKey("park"), noon)[0],
            codes.codes(at: hall, noon + 2 * CheckInCodes.window)[0],
            CheckInCodes(secret: [UInt8](repeating: 8, count: 32)).codes(at: hall, noon)[0],
        ]
        #expect(!others.contains(shown))
    }

    @Test func `stay good for one window after they left the screen`() {
        let shown = codes.codes(at: hall, noon)[0]
        #expect(codes.codes(at: hall, noon + CheckInCodes.window).contains(shown))
        #expect(!codes.codes(at: hall, noon + 2 * CheckInCodes.window).contains(shown))
        #expect(codes.changes(after: noon) - noon <= CheckInCodes.window)
    }
}
