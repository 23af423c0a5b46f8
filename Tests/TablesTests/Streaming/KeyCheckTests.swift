import Diagnostics
import Samples
import Testing

@testable import Tables

@Suite struct KeyCheckTests {
    private static let header = "kind,day,amount,text\n"

    private struct Found: Equatable {
        var problems: [String] = []
        var keys: Int?
        var bytes: Int?
    }

    /// Neither looks at the rows nor finds anything in them.
    private final class Ignorer: ScanConsumer {
        func consume(_ batch: ColumnBatch) -> [RowFinding] { [] }
    }

    private static func check(
        _ files: [String], key: [Int], workers: Int = 1, chunkSize: Int = 1 << 18, hashBits: Int = 64
    ) -> Found {
        var schema = Scanned.schema
        schema.key = key.map { schema.fields[Scanned.columns[$0].field].name }
        var scan = TableScan(
            schema: schema.ofRecords(), columns: Scanned.columns, key: key,
            settings: ScanSettings(workers: workers, chunkSize: chunkSize)
        ) { rule, location in Diagnostic(.error, "rule.\(rule)", vi: "", en: "", at: location) }
        scan.keyHashBits = hashBits
        let outcome = scan.run(
            files.enumerated().map { StreamedFile(path: "\($0.offset + 1).csv", bytes: Array($0.element.utf8)) },
            consumers: (0..<workers).map { _ in Ignorer() })
        let problems = outcome.diagnostics.map { problem in
            let place = [problem.location?.line, problem.location?.column].compactMap { $0.map { ":\($0)" } }.joined()
            let isShort = problem.code != "table.duplicate-key" && problem.code != "table.too-many-problems"
            return "\(problem.code) \(problem.location?.file ?? "")\(place)"
                + (isShort ? "" : " " + problem.message.text(in: .english))
        }
        return Found(problems: problems, keys: outcome.keys?.keys, bytes: outcome.keys?.bytes)
    }

    /// The usual outcome, and the settings under which there is another.
    private static func checkAllWays(_ files: [String], key: [Int]) -> (Found, others: [String]) {
        let outcome = check(files, key: key)
        var others: [String] = []
        for workers in 1...4 {
            for chunkSize in [1, 3, 7, 64, 65, 257] {
                let other = check(files, key: key, workers: workers, chunkSize: chunkSize)
                if other.problems != outcome.problems || other.keys != outcome.keys {
                    others.append("\(workers) workers, \(chunkSize) bytes: \(other)")
                }
            }
        }
        return (outcome, others)
    }

    @Test("A repeated key names its line and the line it first stood in, over all files")
    func repeatedKeys() {
        let (found, others) = Self.checkAllWays(
            [
                Self.header + "a,2024-01-01,1,x\na,2024-01-01,1,\"hai\ndòng\"\na,2024-01-01,1,y\n\na,2024-01-01,1,x\n",
                Self.header + "b,,,z\nb,,,\"hai\ndòng\"\nb,,, z \n",
            ], key: [3])
        #expect(
            found.problems == [
                "table.duplicate-key 1.csv:7:1 This row has the same key (text = x) as 1.csv:2.",
                "table.duplicate-key 2.csv:3:1 This row has the same key (text = hai\ndòng) as 1.csv:3.",
                "table.duplicate-key 2.csv:5:1 This row has the same key (text = z) as 2.csv:2.",
            ])
        #expect(found.keys == 7)
        #expect(others == [])
    }

    @Test("Keys of several columns are equal only where all of them are")
    func severalColumns() {
        let (found, others) = Self.checkAllWays(
            [
                Self.header + "a,2024-01-01,1,bc\nb,2024-01-01,1,bc\na,2024-01-02,1,bc\na,2024-01-01,2,bc\n"
                    + "a,2024-01-01,1,b\n\"a\",\"2024-01-01\",1.00,\"bc\"\n"
            ], key: [0, 1, 2, 3])
        #expect(
            found.problems == [
                "table.duplicate-key 1.csv:7:1 This row has the same key (kind = a, day = 2024-01-01, amount = 1.00, text = bc) as 1.csv:2."
            ])
        #expect(others == [])
    }

    @Test("A cell of the key that is empty or cannot be read is an error, and its row has no key")
    func incompleteKeys() {
        let (found, others) = Self.checkAllWays(
            [Self.header + "a,2024-01-01,1,\na,,1,x\na,…,1,x\na,2024-02-30,1,x\na,2024-01-01,1,x\n"], key: [1, 3])
        #expect(
            found.problems == [
                "table.missing-value 1.csv:2:16", "table.missing-value 1.csv:3:3", "table.missing-value 1.csv:4:3",
                "table.impossible-date 1.csv:5:3",
            ])
        #expect(found.keys == 1)
        #expect(others == [])
    }

    @Test("Of many repeated keys the first twenty of a file are told, and how many more there are")
    func many() {
        let rows = (0..<50).map { "a,,,mã \($0 % 10)\n" }.joined()
        let (found, others) = Self.checkAllWays([Self.header + rows, Self.header + "a,,,mã 3\n"], key: [3])
        #expect(found.problems.count == 22)
        #expect(
            found.problems.first == "table.duplicate-key 1.csv:12:1 This row has the same key (text = mã 0) as 1.csv:2."
        )
        #expect(
            found.problems[20]
                == "table.too-many-problems 1.csv 20 more rows of this file repeat a key (40 in all); not all are listed."
        )
        #expect(
            found.problems.last == "table.duplicate-key 2.csv:2:1 This row has the same key (text = mã 3) as 1.csv:5.")
        #expect(others == [])
    }

    @Test("Behind a quote that stands wrong nothing is said of keys")
    func wrongQuote() {
        let (found, others) = Self.checkAllWays([Self.header + "a,,,x\na,,,x\nb,,,y\"z\na,,,x\n"], key: [3])
        #expect(found.problems == ["table.stray-quote 1.csv:4:6"])
        #expect(others.filter { !$0.contains("stray-quote 1.csv:4:6\"]") } == [])
    }

    @Test("Random keys: exactly those are reported that a dictionary finds", arguments: 1...4)
    func random(seed: Int) {
        var numbers = RandomNumbers(seed: UInt64(seed))
        var seen: [String: Int] = [:]
        var expected: [String] = []
        var text = Self.header
        for line in 2..<4000 {
            // Long and short ones, many that differ in their last or first letter only.
            let length = Int.random(in: 0...40, using: &numbers)
            let code =
                "\(Int.random(in: 0..<100_000, using: &numbers))" + String(repeating: "0", count: length)
                + "\(Int.random(in: 0..<3, using: &numbers))"
            text += "a,,,\(code)\n"
            if let first = seen[code] {
                expected.append(
                    "table.duplicate-key 1.csv:\(line):1 This row has the same key (text = \(code)) as 1.csv:\(first).")
            } else {
                seen[code] = line
            }
        }
        for (workers, chunkSize) in [(1, 1 << 18), (3, 1000)] {
            let found = Self.check([text], key: [3], workers: workers, chunkSize: chunkSize)
            #expect(found.problems.filter { $0.contains("duplicate") } == Array(expected.prefix(20)))
            #expect(found.keys == 3998)
        }
    }

    @Test("Different keys whose hashes are equal are no repeated keys", arguments: [0, 1, 4])
    func equalHashes(hashBits: Int) {
        let rows = (0..<300).map { "a,,,mã \($0)\n" }.joined()
        let repeats = (0..<3).map { "b,,,mã \($0 * 100)\n" }.joined()
        let files = [Self.header + rows, Self.header + repeats]
        let found = Self.check(files, key: [3], workers: 2, chunkSize: 500, hashBits: hashBits)
        #expect(found.problems == Self.check(files, key: [3]).problems)
        #expect(
            found.problems
                == (0..<3).map {
                    "table.duplicate-key 2.csv:\($0 + 2):1 This row has the same key (text = mã \($0 * 100)) as 1.csv:\($0 * 100 + 2)."
                })
    }

    @Test("A key takes eight bytes a record beside a fixed sum")
    func memory() {
        let rows = (0..<40_000).map { "a,,,\($0)\n" }.joined()
        let small = Self.check([Self.header + "a,,,x\n"], key: [3])
        let large = Self.check([Self.header + rows], key: [3])
        #expect(large.problems == [])
        #expect((large.bytes ?? 0) - (small.bytes ?? 0) <= 40_000 * 8)
        #expect(Self.check([Self.header + rows], key: []).keys == nil)
    }
}
