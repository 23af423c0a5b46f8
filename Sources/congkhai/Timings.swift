/// How long each phase took, by the clock of the machine.
struct Timings {
    private let clock = ContinuousClock()
    private(set) var phases: [(name: String, duration: Duration)] = []

    mutating func measure<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
        let start = clock.now
        defer { phases.append((name, start.duration(to: clock.now))) }
        return try body()
    }

    /// One line a phase, in milliseconds, and their sum.
    var table: String {
        let total = phases.reduce(Duration.zero) { $0 + $1.duration }
        return (phases + [("total", total)]).map { phase in
            let (seconds, attoseconds) = phase.duration.components
            let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
            let number = "\(tenths / 10).\(tenths % 10)"
            let name = phase.name + String(repeating: " ", count: max(0, 12 - phase.name.count))
            return name + String(repeating: " ", count: max(0, 10 - number.count)) + number + " ms\n"
        }.joined()
    }
}
