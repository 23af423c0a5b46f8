import Testing

@testable import Tables

@Suite struct ScanProblemTests {
    private static let header: String = "kind,day,amount,text\n"

    @Test("Wrong cells and ragged rows are reported where they stand, in the order of the file")
    func places() {
        let text =
            Self.header + "a,2024-01-01,1,x\na,2024-02-30,1,x\nz,2024-01-01,1,x\na,2024-01-01,1\n"
            + "a,2024-01-01,1,\"hai\ndòng\"\nb,,ba,x\na,,,,\n\"dài, có dấu\",2024-13-01,một,x\na,,666,x\n"
        let (outcome, others) = Scanned.scanAllWays(text)
        #expect(
            outcome.problems == [
                "table.impossible-date a.csv:3:3", "table.not-allowed a.csv:4:1", "table.ragged-row a.csv:5:1",
                "table.wrong-type a.csv:8:4", "table.ragged-row a.csv:9:1", "table.impossible-date a.csv:10:15",
                "table.wrong-type a.csv:10:26", "rule.0 a.csv:11:1",
            ])
        #expect(others == [])
    }

    @Test("Of many problems the first twenty are told, and how many more there are")
    func manyProblems() {
        // Both cells of a row are wrong: the first twenty are those of ten rows, not those of one column.
        let text = Self.header + String(repeating: "a,31/12,x,y\n", count: 100)
        let (outcome, others) = Scanned.scanAllWays(text)
        let expected = (2...11).flatMap { ["table.wrong-type a.csv:\($0):3", "table.wrong-type a.csv:\($0):9"] }
        #expect(outcome.problems.count == 21)
        #expect(Array(outcome.problems.prefix(20)) == expected)
        #expect(
            outcome.problems.last
                == "table.too-many-problems a.csv 180 more errors in this file (200 in all); not all are listed.")
        #expect(others == [])
    }

    @Test(
        "The first quote that stands wrong is reported with all that is wrong before it, and reading ends there",
        arguments: [
            ("b,,1,y\"z", "table.stray-quote a.csv:14:7"), ("b,,1,\"y\"z", "table.stray-quote a.csv:14:8"),
            ("b,,1,\"y\"\rz", "table.stray-quote a.csv:14:8"), ("b,,1,\"y", "table.unclosed-quote a.csv:14:6"),
        ])
    func quotes(row: String, problem: String) {
        let sound = "a,2024-01-01,1,\"x,\"\"y\"\"\"\n"
        let after = row.hasSuffix("\"y") ? "" : "\nz,9,9,\"một\nhai\"\n" + String(repeating: sound, count: 30)
        let text =
            Self.header + String(repeating: sound, count: 5) + "a,x,1,x\n" + String(repeating: sound, count: 6) + row
            + after
        let (outcome, others) = Scanned.scanAllWays(text)
        #expect(outcome.problems == ["table.wrong-type a.csv:7:3", problem])
        #expect(outcome.rowCount == 12)
        #expect(others == [])
    }

    @Test("Behind a stray quote the others mean nothing: however the file is cut, the stray one is reported")
    func strayBeforeUnclosed() {
        let text =
            Self.header + "a,,1,x\nb,,1,y\" z,\"hai\ndòng\",2\n" + String(repeating: "a,,1,\"một\nhai\"\n", count: 20)
        let (outcome, others) = Scanned.scanAllWays(text)
        #expect(outcome.problems == ["table.stray-quote a.csv:3:7"])
        #expect(others == [])
    }

    @Test("A cell that is not UTF-8 is reported where it stands")
    func notUTF8() {
        let bytes = Array((Self.header + "a,,1,đẹp\na,,1,").utf8) + [0xFF, 0xFE] + Array("\n".utf8)
        let found = Scanned.scan([StreamedFile(path: "a.csv", bytes: bytes)], chunkSize: 10)
        #expect(found.problems.first == "table.not-utf8 a.csv:3:6")
    }

    @Test("A number with more decimals than fit, or too large, is reported and not rounded")
    func numbersThatDoNotFit() {
        let found = Scanned.scan(Self.header + "a,,1.25,x\na,,1.255,x\na,,99999999999999,x\na,,99999999999999999,x\n")
        #expect(found.rows.map { $0[2] }.filter { !$0.isEmpty } == ["125"])
        #expect(found.problems.count == 3)
    }
}
