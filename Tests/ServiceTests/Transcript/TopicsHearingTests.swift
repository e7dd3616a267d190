import Service
import Testing

@Suite struct `The topics as a client hears them` {
    let topics = Topics(city: "tama")

    @Test(arguments: [
        ("yui/v1/tama/line/U1/out", "line/U1"), ("yui/v1/tama/line/U1/in", nil),
        ("yui/v1/tama/line/U1/out/7", nil), ("yui/v1/other/line/U1/out", nil), ("out", nil),
    ])
    func `tell who is spoken to`(topic: String, name: String?) {
        #expect(topics.recipient(of: topic)?.name == name)
    }

    @Test(arguments: [
        ("yui/v1/tama/kiosk/K1/board", "K1"), ("yui/v1/tama/line/K1/board", nil),
        ("yui/v1/other/kiosk/K1/board", nil), ("yui/v1/tama/kiosk/K1/out", nil),
    ])
    func `tell whose board it is`(topic: String, kiosk: String?) {
        #expect(topics.kiosk(ofBoard: topic) == kiosk)
    }
}
