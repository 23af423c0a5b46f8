import Diagnostics
import Metrics
import Synchronization
import Tables

/// How long each phase took, by the clock of the machine.
struct Timings {
    private let clock = ContinuousClock()
    private(set) var phases: [(name: String, duration: Duration)] = []
    let keys = KeyNotes()

    mutating func measure<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
        let start = clock.now
        defer { phases.append((name, start.duration(to: clock.now))) }
        return try body()
    }

    /// One line a phase, in milliseconds, and their sum; then a line for every dataset whose key was checked.
    func table(_ language: Language) -> String {
        let total = phases.reduce(Duration.zero) { $0 + $1.duration }
        return (phases + [("total", total)]).map { phase in
            let (seconds, attoseconds) = phase.duration.components
            let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
            let number = "\(tenths / 10).\(tenths % 10)"
            let name = phase.name + String(repeating: " ", count: max(0, 12 - phase.name.count))
            return name + String(repeating: " ", count: max(0, 10 - number.count)) + number + " ms\n"
        }.joined() + keys.lines(language)
    }
}

/// What checking keys took, noted while records are read.
final class KeyNotes: Sendable {
    private let notes = Mutex<[(dataset: String, report: KeyReport)]>([])

    func add(_ dataset: String, _ report: KeyReport) { notes.withLock { $0.append((dataset, report)) } }

    fileprivate func lines(_ language: Language) -> String {
        let numbers = NumberText(language)
        return notes.withLock { notes in
            notes.map { dataset, report in
                let keys = numbers.number(Rational(report.keys))
                let megabytes = numbers.number(Rational((report.bytes + 999_999) / 1_000_000))
                return language == .vietnamese
                    ? "khóa (\(dataset)): \(keys) khóa, \(megabytes) MB\n"
                    : "key (\(dataset)): \(keys) keys, \(megabytes) MB\n"
            }.joined()
        }
    }
}
