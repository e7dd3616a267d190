import Bus
import Foundation
import Logging

let arguments = CommandLine.arguments
var options = BusOptions(
    broker: BrokerAddress(host: "127.0.0.1", port: Int32(arguments[1])), clientID: "yui-echo",
    subscriptions: ["yui/v1/tama/+/+/in"])
if arguments.count > 2 { options.sendMaximum = Int(arguments[2]) ?? 200 }
if arguments.count > 3 { options.receiveMaximum = Int32(arguments[3]) ?? 1000 }
let loop = BusLoop(options: options, turn: EchoTurn(), logger: Logger(label: "echo"))
signal(SIGTERM, SIG_IGN)
let source = DispatchSource.makeSignalSource(signal: SIGTERM)
source.setEventHandler { loop.stop() }
source.resume()
Thread.detachNewThread {
    do { try loop.run() } catch { print(error) }
    print(loop.counters)
    exit(0)
}
dispatchMain()
