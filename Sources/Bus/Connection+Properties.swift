import CMosquitto
import Foundation

// MQTT 5 properties and the library's words, as Swift values.
extension Connection {
    /// The property list of a message or a will; the caller frees it.
    static func properties(of message: OutboundMessage) -> OpaquePointer? {
        var list: OpaquePointer?
        if message.isJSON {
            unsafe mosquitto_property_add_byte(&list, id(MQTT_PROP_PAYLOAD_FORMAT_INDICATOR), 1)
            unsafe mosquitto_property_add_string(
                &list, id(MQTT_PROP_CONTENT_TYPE), "application/json")
        }
        if let seconds = message.expirySeconds {
            unsafe mosquitto_property_add_int32(
                &list, id(MQTT_PROP_MESSAGE_EXPIRY_INTERVAL), seconds)
        }
        if let topic = message.responseTopic {
            unsafe mosquitto_property_add_string(&list, id(MQTT_PROP_RESPONSE_TOPIC), topic)
        }
        if let bytes = message.correlation {
            unsafe mosquitto_property_add_binary(
                &list, id(MQTT_PROP_CORRELATION_DATA), bytes, UInt16(clamping: bytes.count))
        }
        return unsafe list
    }

    static func responseTopic(in list: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        unsafe mosquitto_property_read_string(list, id(MQTT_PROP_RESPONSE_TOPIC), &text, false)
        guard let text = unsafe text else { return nil }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }

    static func correlation(in list: OpaquePointer) -> [UInt8]? {
        var start: UnsafeMutableRawPointer?
        var count: UInt16 = 0
        let found = unsafe mosquitto_property_read_binary(
            list, id(MQTT_PROP_CORRELATION_DATA), &start, &count, false)
        defer { unsafe free(start) }
        guard unsafe found != nil else { return nil }
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(count)))
    }

    private static func id(_ property: mqtt5_property) -> Int32 {
        Int32(property.rawValue)
    }

    /// What a result means: the library's own below 0x80, the broker's reason from there on.
    static func text(of result: Int32) -> String {
        if result >= 0x80 { return text(ofReason: result) }
        guard let text = unsafe mosquitto_strerror(result) else { return "error \(result)" }
        return unsafe sentencePart(String(cString: text))
    }

    static func text(ofReason reason: Int32) -> String {
        guard let text = unsafe mosquitto_reason_string(reason) else { return "reason \(reason)" }
        return unsafe sentencePart(String(cString: text))
    }

    static func text(ofSystem error: Int32) -> String {
        guard let text = unsafe strerror(error) else { return "error \(error)" }
        return unsafe sentencePart(String(cString: text))
    }

    /// The library ends its sentences; ours go on after them.
    private static func sentencePart(_ text: String) -> String {
        text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
