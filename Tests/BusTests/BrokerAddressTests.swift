import Bus
import Testing

@Suite struct `A broker's address` {
    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var address: BrokerAddress
        var testDescription: String { text }

        init(_ text: String, _ address: BrokerAddress) {
            self.text = text
            self.address = address
        }
    }

    static let good = [
        Row("mqtt://localhost", BrokerAddress(host: "localhost", port: 1883)),
        Row("mqtt://localhost/", BrokerAddress(host: "localhost", port: 1883)),
        Row("MQTT://localhost:1884", BrokerAddress(host: "localhost", port: 1884)),
        Row(
            "mqtts://bus.tama.example",
            BrokerAddress(
                host: "bus.tama.example", port: 8883, usesTLS: true)),
        Row("mqtts://10.0.0.7:443", BrokerAddress(host: "10.0.0.7", port: 443, usesTLS: true)),
        Row("mqtt://[::1]", BrokerAddress(host: "::1", port: 1883)),
        Row("mqtt://[::1]:1999", BrokerAddress(host: "::1", port: 1999)),
        Row("mqtt://yui@localhost", BrokerAddress(host: "localhost", user: "yui")),
        Row(
            "mqtt://yui:musubi@localhost:2000",
            BrokerAddress(
                host: "localhost", port: 2000, user: "yui", password: "musubi")),
        Row(
            "mqtt://yui:a@b:c@localhost",
            BrokerAddress(
                host: "localhost", user: "yui", password: "a@b:c")),
        Row(
            "mqtt://yu%40i:%E7%B5%90%2F%25@localhost",
            BrokerAddress(
                host: "localhost", user: "yu@i", password: "結/%")),
        Row(
            "mqtt://yui:@localhost",
            BrokerAddress(
                host: "localhost", user: "yui", password: "")),
    ]

    @Test(arguments: good) func `is read`(_ row: Row) throws {
        #expect(try BrokerAddress(parsing: row.text) == row.address)
    }

    static let bad: [(String, BrokerAddressError)] = [
        ("localhost:1883", .noScheme),
        ("", .noScheme),
        ("http://localhost", .unknownScheme("http")),
        ("mqtt://", .badHost),
        ("mqtt://:1883", .badHost),
        ("mqtt://local host", .badHost),
        ("mqtt://localhost/yui", .badHost),
        ("mqtt://[::1", .badHost),
        ("mqtt://localhost:", .badPort("")),
        ("mqtt://localhost:0", .badPort("0")),
        ("mqtt://localhost:65536", .badPort("65536")),
        ("mqtt://localhost:+80", .badPort("+80")),
        ("mqtt://localhost:18 83", .badPort("18 83")),
        ("mqtt://[::1]1883", .badPort("883")),
        ("mqtt://@localhost", .badUser),
        ("mqtt://:secret@localhost", .badUser),
        ("mqtt://yui:100%@localhost", .badPassword),
    ]

    @Test(arguments: bad)
    func `that is wrong is told why`(_ text: String, _ reason: BrokerAddressError) {
        #expect(throws: reason) { try BrokerAddress(parsing: text) }
    }

    @Test func `never shows its password`() throws {
        let address = try BrokerAddress(parsing: "mqtts://yui:musubi@localhost")
        var dumped = ""
        dump(address, to: &dumped)
        let error = BusError.refused(address, reason: "not authorised")
        for shown in ["\(address)", String(reflecting: address), dumped, "\(error)"] {
            #expect(shown.contains("mqtts://yui@localhost:8883"))
            #expect(!shown.contains("musubi"))
        }
    }
}
