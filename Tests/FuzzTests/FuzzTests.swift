import Foundation
import Testing

/// The fuzz command in small, so that it does not rot, and its own detectors.
@Suite struct FuzzTests {
    private struct Outcome {
        var status: Int32
        var output: String
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Runs `fuzz`, which is built beside the test bundle, with findings in a folder that goes afterwards.
    private static func fuzz(_ arguments: String...) throws -> Outcome {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory() + "congkhai-fuzz-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let output = folder.appendingPathComponent("output")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("fuzz")
        process.arguments = ["--root", root, "--findings", folder.path] + arguments
        process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.standardError
        try process.run()
        process.waitUntilExit()
        let text = try String(contentsOf: output, encoding: .utf8)
        try FileManager.default.removeItem(at: folder)
        return Outcome(status: process.terminationStatus, output: text)
    }

    @Test("A few malformed inputs of every kind are read or refused, and nothing else happens")
    func smoke() throws {
        let outcome = try Self.fuzz("--inputs", "60", "--seed", "7", "--seconds", "60", "--megabytes", "1000")
        #expect(outcome.output.split(separator: "\n").count == 14)
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.hasSuffix(" 0 findings") }, "\(outcome.output)")
        #expect(outcome.status == 0)
    }

    @Test(
        "A crash, a hang and too much memory are noticed, with the input, and the run goes on",
        arguments: [
            ("crashing", "crashes with signal", 60, 1000), ("hanging", "takes more than 1 seconds", 1, 1000),
            ("hoarding", "takes more than 200 MB", 60, 200),
        ])
    func detectors(reader: String, finding: String, seconds: Int, megabytes: Int) throws {
        let outcome = try Self.fuzz(
            "--reader", reader, "--inputs", "40", "--jobs", "1", "--seconds", "\(seconds)", "--megabytes",
            "\(megabytes)")
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix("\(reader): 40 inputs"))
        #expect(outcome.output.contains(finding))
        #expect(outcome.output.contains("/\(reader)-1-"))
    }

    @Test("A reader that does not exist is wrong usage")
    func unknownReader() throws { #expect(try Self.fuzz("--reader", "x").status == 64) }
}
