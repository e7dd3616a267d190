import Fixtures
import Testing

@testable import Bus

@Suite(.timeLimit(.minutes(2))) struct `Over TLS` {
    /// An authority of the test's own, and a certificate for the loopback address under it.
    struct Papers {
        let folder: TemporaryFolder
        var authorities: String { folder.file("ca.pem") }
        var certificate: String { folder.file("cert.pem") }
        var key: String { folder.file("key.pem") }

        init() throws {
            folder = try TemporaryFolder()
            try openssl(
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-days", "2", "-subj", "/CN=Test authority", "-keyout",
                folder.file("ca.key"), "-out", authorities)
            try openssl(
                "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-subj", "/CN=127.0.0.1", "-keyout", key, "-out", folder.file("cert.csr"))
            try folder.write("subjectAltName=IP:127.0.0.1", to: "names")
            try openssl(
                "x509", "-req", "-in", folder.file("cert.csr"), "-CA", authorities, "-CAkey",
                folder.file("ca.key"), "-CAcreateserial", "-days", "2", "-extfile",
                folder.file("names"), "-out", certificate)
        }

        private func openssl(_ arguments: String...) throws {
            let program = try ChildProcess.find("openssl", package: "openssl")
            let child = try ChildProcess(program, arguments, output: folder.file("openssl.log"))
            guard child.wait() == .exited(0) else { throw FixtureError(child.printed) }
        }
    }

    static func broker(with papers: Papers, asksForCertificate: Bool = false) throws -> Broker {
        var settings = Broker.Settings()
        settings.tls = (papers.authorities, papers.certificate, papers.key)
        settings.lines = ["require_certificate \(asksForCertificate)"]
        return try Broker(settings)
    }

    static func options(_ broker: Broker, _ files: TLSFiles) -> BusOptions {
        var options = broker.daemonOptions()
        options.broker = BrokerAddress(host: "127.0.0.1", port: broker.port, usesTLS: true)
        options.tls = files
        options.waitForBroker = 0
        return options
    }

    @Test func `a thousand sentences are answered`() async throws {
        let papers = try Papers()
        let broker = try Self.broker(with: papers)
        let files = TLSFiles(authorities: papers.authorities)
        let running = Running(Self.options(broker, files), Answering(Record()))
        try await running.untilConnected()
        var hearing = Self.options(broker, files)
        hearing.clientID = "resident"
        hearing.subscriptions = ["yui/v1/tama/+/+/out"]
        let resident = Resident(BusClient(options: hearing, logger: quiet))
        try await resident.client.connect()
        for number in 0..<1_000 { resident.client.post(`The bus`.sentence("\(number)")) }
        #expect(try await resident.hear(1_000) == (0..<1_000).map { "re: \($0)" })
        try await running.stop()
    }

    @Test func `a broker may ask for our certificate`() async throws {
        let papers = try Papers()
        let broker = try Self.broker(with: papers, asksForCertificate: true)
        let files = TLSFiles(
            authorities: papers.authorities, certificate: papers.certificate, key: papers.key)
        let running = Running(Self.options(broker, files), Answering(Record()))
        try await running.untilConnected()
        try await running.stop()
    }

    @Test func `a broker nobody vouches for is not trusted, and we say so`() async throws {
        let papers = try Papers()
        let others = try Papers()
        let broker = try Self.broker(with: papers)
        for files in [TLSFiles(authorities: others.authorities), TLSFiles()] {
            let sentence = try await `A broker that cannot be used`.failure(
                of: Self.options(broker, files))
            #expect(sentence.contains("mqtts://127.0.0.1:\(broker.port) cannot be reached"))
            #expect(sentence.contains("certificate verify failed"))
        }
    }

    @Test func `a file that is not there is named`() async throws {
        let papers = try Papers()
        let broker = try Self.broker(with: papers)
        let options = Self.options(broker, TLSFiles(authorities: "/nowhere/ca.pem"))
        let sentence = try await `A broker that cannot be used`.failure(of: options)
        #expect(sentence == "The TLS file /nowhere/ca.pem cannot be read.")
    }
}
