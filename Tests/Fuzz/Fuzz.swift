import ArgumentParser
import Diagnostics
import Foundation

/// `fuzz`: gives malformed files to everything that reads files. Exit status: 0 nothing found, 1 something found, 64 wrong
/// usage.
@main
struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Gives malformed files to all readers; see Tests/README.md.", subcommands: [Run.self, Worker.self],
        defaultSubcommand: Run.self)
}

struct FuzzSettings: ParsableArguments {
    @Option(help: "Only this reader; may be repeated. (default: all)")
    var reader: [String] = []
    @Option(help: "How many inputs for each reader.")
    var inputs = 100_000
    @Option(help: "Another seed makes other inputs, the same one the same.")
    var seed: UInt64 = 1
    @Option(help: "An input that takes the processor longer, or twenty times as long by the clock, is a finding.")
    var seconds = 10
    @Option(help: "An input at which the process holds more memory is a finding.")
    var megabytes = 400
    @Option(help: "How many processes at once.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount
    @Option(help: "Where the repository lies.")
    var root = "."

    var limits: FuzzLimits { FuzzLimits(seconds: seconds, megabytes: megabytes) }

    func arguments(reader: String) -> [String] {
        [
            "--reader", reader, "--seed", "\(seed)", "--seconds", "\(seconds)", "--megabytes", "\(megabytes)", "--root",
            root,
        ]
    }

    func validate() throws {
        if inputs < 0 || jobs < 1 || seconds < 1 || megabytes < 1 { throw ValidationError("Numbers must be positive.") }
        for name in reader where FuzzReaders.named(name) == nil {
            let known = FuzzReaders.all.map { $0.name }.joined(separator: ", ")
            throw ValidationError("There is no reader “\(name)”. Readers: \(known).")
        }
    }
}

extension FuzzReaders {
    static func named(_ name: String) -> (any FuzzReader.Type)? { (all + failing).first { $0.name == name } }
}

struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tries all inputs. (default)")

    @OptionGroup var settings: FuzzSettings
    @Option(help: "Reads only the input of this number, in this process, and shows what is said of it.")
    var only: Int?
    @Option(help: "Where inputs that fail are saved.")
    var findings = ".build/fuzz"

    func run() throws {
        let names = settings.reader.isEmpty ? FuzzReaders.all.map { $0.name } : settings.reader
        if let only { return try names.forEach { try show($0, only) } }
        let folder = URL(fileURLWithPath: findings)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var isClean = true
        for name in names {
            let start = ContinuousClock.now
            let supervisor = Supervisor(settings: settings, reader: name, folder: folder)
            let outcome = try supervisor.run()
            let seconds = start.duration(to: .now).components.seconds
            say(
                "\(name): \(outcome.tried) inputs in \(seconds) s, \(outcome.accepted) of them read without an error, "
                    + "\(outcome.findings.count) findings")
            try report(outcome.findings, supervisor)
            isClean = isClean && outcome.findings.isEmpty
        }
        if !isClean { throw ExitCode.failure }
    }

    /// One finding of each kind, where its input is, and how many there are.
    private func report(_ findings: [Supervisor.Finding], _ supervisor: Supervisor) throws {
        let kinds = Dictionary(grouping: findings) { $0.what.filter { !$0.isNumber } }
        for same in kinds.values.sorted(by: { $0[0].number < $1[0].number }) {
            say("  input \(same[0].number): \(same[0].what)" + (same.count > 1 ? " (and \(same.count - 1) more)" : ""))
            say("    saved: \(try supervisor.save(same[0]))")
        }
    }

    private func show(_ name: String, _ number: Int) throws {
        guard let type = FuzzReaders.named(name) else { return }
        let reader = try type.init(Corpus(root: settings.root))
        var numbers = FuzzInput.numbers(seed: settings.seed, reader: name, number: number)
        let input = reader.input(&numbers)
        let start = ContinuousClock.now
        let reading = reader.read(input)
        let seconds = start.duration(to: .now)
        say(DiagnosticFormat.text.render(reading.diagnostics, language: .english))
        say("\(name) \(number): \(seconds), usable: \(reading.isUsable)")
        for complaint in ReadingCheck.complaints(reading, input) { say(complaint) }
    }

    private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
