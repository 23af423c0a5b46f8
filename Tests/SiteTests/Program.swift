import Foundation

/// A run of the built executable.
struct Program {
    struct Outcome {
        var status: Int32
        var wasKilled: Bool
        var output: String
        var errors: String
    }

    let process = Process()
    private let outputPath: String
    private let errorPath: String

    /// Starts `congkhai` in `folder`. The environment is what is given, nothing is inherited but the path.
    init(
        _ arguments: [String], in folder: String, environment: [String: String] = [:], prefix: [String] = []
    ) throws {
        let name = NSTemporaryDirectory() + "congkhai-run-" + UUID().uuidString
        (outputPath, errorPath) = (name + ".out", name + ".err")
        for path in [outputPath, errorPath] { try Data().write(to: URL(fileURLWithPath: path)) }
        let command = prefix + [Repository.executable] + arguments
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errorPath))
        try process.run()
    }

    func outputSoFar() throws -> String { try String(contentsOfFile: outputPath, encoding: .utf8) }

    func finish() throws -> Outcome {
        process.waitUntilExit()
        let outcome = Outcome(
            status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
            output: try String(contentsOfFile: outputPath, encoding: .utf8),
            errors: try String(contentsOfFile: errorPath, encoding: .utf8))
        for path in [outputPath, errorPath] { try FileManager.default.removeItem(atPath: path) }
        return outcome
    }

    static func run(
        _ arguments: [String], in folder: String, environment: [String: String] = [:], prefix: [String] = []
    ) throws -> Outcome {
        try Program(arguments, in: folder, environment: environment, prefix: prefix).finish()
    }
}

extension Scratch {
    func congkhai(
        _ arguments: String..., environment: [String: String] = [:], prefix: [String] = []
    ) throws -> Program.Outcome {
        try Program.run(arguments, in: path, environment: environment, prefix: prefix)
    }
}
