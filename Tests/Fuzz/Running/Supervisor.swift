import Foundation

/// Has all inputs of one reader tried by other processes, so that one run finds all that fail.
struct Supervisor: Sendable {
    /// A reader that fails this often is left alone.
    private static let failureLimit = 30

    let settings: FuzzSettings
    let reader: String
    /// Where workers write, and saved inputs go.
    let folder: URL

    struct Finding: Sendable {
        var number: Int
        var what: String
    }

    struct Outcome: Sendable {
        var tried = 0
        /// Of those, how many were read without an error.
        var accepted = 0
        var findings: [Finding] = []
    }

    /// Tries the inputs, as many processes at once as are asked for.
    func run() throws -> Outcome {
        let share = (settings.inputs + settings.jobs - 1) / settings.jobs
        let results = Results()
        DispatchQueue.concurrentPerform(iterations: settings.jobs) { job in
            let range = min(job * share, settings.inputs)..<min((job + 1) * share, settings.inputs)
            results.add(Result { try tryInputs(range, job) })
        }
        var outcome = Outcome()
        for result in results.all {
            let part = try result.get()
            outcome.tried += part.tried
            outcome.accepted += part.accepted
            outcome.findings += part.findings
        }
        outcome.findings.sort { ($0.number, $0.what) < ($1.number, $1.what) }
        return outcome
    }

    private func tryInputs(_ range: Range<Int>, _ job: Int) throws -> Outcome {
        var outcome = Outcome()
        var next = range.lowerBound
        while next < range.upperBound {
            let run = try work(next..<range.upperBound, name: "worker-\(job)")
            outcome.findings += run.complaints
            outcome.accepted += run.accepted
            guard let failure = run.failure else {
                outcome.tried += range.upperBound - next
                return outcome
            }
            outcome.findings.append(failure)
            outcome.tried += failure.number + 1 - next
            next = failure.number + 1
            if outcome.findings.count > Self.failureLimit { return outcome }
        }
        return outcome
    }

    /// Writes the files of an input into a folder and gives its path.
    func save(_ finding: Finding) throws -> String {
        let name = "\(reader)-\(settings.seed)-\(finding.number)"
        let target = folder.appendingPathComponent(name)
        let outcome = try work(
            finding.number..<(finding.number + 1), name: "saver", more: ["--save", target.path])
        return outcome.failure == nil ? target.path : "not saved"
    }

    /// One process. What it complained of, and the input at which it died.
    private func work(
        _ range: Range<Int>, name: String, more: [String] = []
    ) throws -> (complaints: [Finding], accepted: Int, failure: Finding?) {
        let place = folder.appendingPathComponent("\(reader)-\(name)")
        let (state, output, errors) = (
            place.appendingPathExtension("state"), place.appendingPathExtension("out"),
            place.appendingPathExtension("err")
        )
        for file in [state, output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments =
            ["worker", "--from", "\(range.lowerBound)", "--to", "\(range.upperBound)", "--state", state.path]
            + settings.arguments(reader: reader) + more
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        let complaints = try String(contentsOf: output, encoding: .utf8).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            return parts.count == 2 ? Int(parts[0]).map { Finding(number: $0, what: String(parts[1])) } : nil
        }
        let last = WorkerState(try Data(contentsOf: state)) ?? WorkerState(number: range.lowerBound, accepted: 0)
        if process.terminationReason == .exit, process.terminationStatus == 0 {
            return (complaints, last.accepted, nil)
        }
        let words = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        return (complaints, last.accepted, Finding(number: last.number, what: how(process, words)))
    }

    /// How a process ended, in words.
    private func how(_ process: Process, _ errors: String) -> String {
        let status = process.terminationStatus
        if process.terminationReason == .exit {
            switch status {
            case Watchdog.hung: return "takes more than \(settings.seconds) seconds"
            case Watchdog.hoarded: return "takes more than \(settings.megabytes) MB"
            default: return "ends with status \(status): \(errors.prefix(300))"
            }
        }
        let reason = errors.split(separator: "\n").first { $0.contains("rror") }.map { ": \($0)" } ?? ""
        return "crashes with signal \(status)\(reason)"
    }
}

/// Gathers what the jobs find. Unchecked, since the lock guards the only variable.
private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private var found: [Result<Supervisor.Outcome, any Error>] = []

    func add(_ result: Result<Supervisor.Outcome, any Error>) { lock.withLock { found.append(result) } }
    var all: [Result<Supervisor.Outcome, any Error>] { lock.withLock { found } }
}
