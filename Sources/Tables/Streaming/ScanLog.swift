import Diagnostics

/// A row in which something contradicts itself, found by the consumer of a scan.
public struct RowFinding: Sendable, Hashable {
    /// Position in the batch.
    public var row: Int
    /// The consumer's own number of the rule.
    public var rule: Int

    public init(row: Int, rule: Int) {
        self.row = row
        self.rule = rule
    }
}

/// What one worker noticed: the first problems with their places, and how many there were. Of a record only the cell in
/// question is kept: records are about persons, and logs are read by others.
struct ScanLog {
    /// The clerk mends the first and runs again; often a whole column is wrong in the same way.
    static let limit = 20

    enum Kind: Sendable {
        case cell(field: Int, CellProblem, String)
        case notUTF8
        case ragged(found: Int, expected: Int)
        case strayQuote
        case unclosedQuote
        case rule(Int)
    }

    struct Problem: Sendable {
        var kind: Kind
        var chunk: Int
        /// Where in the chunk, and how many problems were noticed before: what the order of problems goes by.
        var offset: Int
        var number: Int
        /// Line feeds in the chunk before it.
        var line: Int
        /// In characters, from 1.
        var column: Int

        var place: (Int, Int, Int) { (chunk, offset, number) }
    }

    struct Findings: Sendable {
        var problems: [Problem] = []
        /// How many there were, by chunk.
        var counts: [Int: Int] = [:]
        /// The first chunk in which a quote stands wrong.
        var faultyChunk: Int?

        var count: Int { counts.values.reduce(0, +) }
    }

    private(set) var findings = Findings()
    private var noticed = 0
    private var chunk = 0
    private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var start = 0

    /// What is added next lies in `chunk`, with offsets from `start`.
    mutating func beginChunk(_ chunk: Chunk, from start: Int) {
        self.chunk = chunk.number
        bytes = chunk.text
        self.start = start
    }

    /// A quote stands wrong: from there on nobody can say where records end.
    mutating func addFault(_ kind: Kind, at offset: Int) {
        findings.faultyChunk = min(findings.faultyChunk ?? chunk, chunk)
        add(kind, row: nil, at: offset)
    }

    mutating func add(_ kind: Kind, row: Int?, at offset: Int) {
        noticed += 1
        findings.counts[chunk, default: 0] += 1
        // A chunk is gone through column by column, so a problem that stands earlier may come later.
        let isFull = findings.problems.count == Self.limit
        let last = findings.problems.indices.max { findings.problems[$0].place < findings.problems[$1].place }
        if isFull, let last, findings.problems[last].place < (chunk, offset, noticed) { return }
        let position = start + offset
        var lineStart = position
        while lineStart > 0, bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
        let column = String(decoding: bytes[lineStart..<position], as: UTF8.self).count + 1
        let problem = Problem(
            kind: kind, chunk: chunk, offset: offset, number: noticed,
            line: bytes[..<lineStart].count { $0 == 0x0A }, column: column)
        if isFull, let last { findings.problems[last] = problem } else { findings.problems.append(problem) }
    }
}
