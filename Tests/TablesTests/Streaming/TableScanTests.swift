import Hashing
import Samples
import Testing

@testable import Tables

@Suite struct TableScanTests {
    private static let header: String = "kind,day,amount,text\n"

    @Test("Cells are read whatever form they have")
    func cells() {
        let found = Scanned.scan(
            Self.header + "a,2024-02-28,12,x\n\"b\",\"2024-02-29\",\"1.25\",\"y\"\n a , 2024-03-01 , 3 , x \n,,,\n"
                + "\"dài, có dấu\",…,*,\"một \"\"câu\"\"\nhai dòng\"\n")
        #expect(
            found.rows == [
                ["-1", "", "", "-", "-1"], ["0", "2024-02-28", "1200", "x", "0"], ["0", "2024-03-01", "300", "x", "0"],
                ["1", "2024-02-29", "125", "y", "1"], ["2", "", "", "một \"câu\"\nhai dòng", "1"],
            ])
        #expect(found.problems == [])
        #expect(found.rowCount == 5)
    }

    @Test("Columns may come in any order, and those not asked for are passed over")
    func order() {
        let found = Scanned.scan("text,amount,kind,day\nx,5,b,2024-01-01\n")
        #expect(found.rows == [["1", "2024-01-01", "500", "x", "0"]])
    }

    private static let written: [String: String] = [
        "plain": header + "a,2024-01-01,1,x\nb,2024-01-02,2,y\n",
        "CRLF": "kind,day,amount,text\r\na,2024-01-01,1,x\r\n\r\nb,,2,\"y\"\r\n",
        "byte order mark": "\u{FEFF}" + header + "a,2024-01-01,1,x\n",
        "blank lines": "\n\r\n" + header + "\n\na,2024-01-01,1,x\n\n\r\nb,,,\n\n",
        "no last line feed": header + "a,2024-01-01,1,x\nb,2024-01-02,2,yy",
        "no last line feed, quoted": header + "a,2024-01-01,1,x\nb,2024-01-02,2,\"y\"",
        "carriage return at the end": header + "a,2024-01-01,1,x\nb,2024-01-02,2,\"y\"\r",
        "delimiter named": "sep=;\nkind;day;amount;text\na;2024-01-01;1;x\n",
        "semicolon": "kind;day;amount;text\n\"dài, có dấu\";2024-01-01;1;\"x;\"\n",
        "tab": "kind\tday\tamount\ttext\na\t2024-01-01\t1\t\"x\ty\"\n",
        "pipe": "kind|day|amount|text\na|2024-01-01|1|x,y\n",
    ]

    @Test("Every form gives the same with any chunk size and any number of workers", arguments: written.keys.sorted())
    func everyForm(name: String) throws {
        let text = try #require(Self.written[name])
        let (outcome, others) = Scanned.scanAllWays(text)
        #expect(outcome.problems == [])
        #expect(outcome.rowCount > 0)
        #expect(outcome.rows.count == outcome.rowCount)
        #expect(outcome.files.map(\.sha256) == [SHA256Hasher.hexadecimal(of: Array(text.utf8))])
        #expect(others == [])
    }

    private static func random(_ count: Int, _ lineEnd: String, _ numbers: inout RandomNumbers) -> String {
        let kinds = ["a", "b", "\"dài, có dấu\"", "", "\"a\"", " b "]
        let days = ["2024-05-06", "\"1999-12-31\"", "", "…"]
        let amounts = ["0", "17", "3.5", "-2", "\"4\"", "", "*"]
        let texts = [
            "x", "y", "\"một\nhai\"", "\"a,b\"", "\"nói \"\"x\"\"\"", "\"\"", "\"\r\n\r\n\"", "Đắk Lắk", "\",\"",
        ]
        func pick(_ from: [String]) -> String { from[Int.random(in: from.indices, using: &numbers)] }
        var text = String(header.dropLast()) + lineEnd
        for _ in 0..<count {
            if Int.random(in: 0..<9, using: &numbers) == 0 { text += lineEnd }
            text += [pick(kinds), pick(days), pick(amounts), pick(texts)].joined(separator: ",") + lineEnd
        }
        return text
    }

    @Test("Random sound files read alike with any chunk size and workers", arguments: ["\n", "\r\n"], 1...3)
    func randomFiles(lineEnd: String, seed: Int) {
        var numbers = RandomNumbers(seed: UInt64(seed))
        let text = Self.random(60, lineEnd, &numbers)
        let (outcome, others) = Scanned.scanAllWays(text)
        #expect(outcome.problems == [])
        #expect(outcome.rowCount == 60)
        #expect(others == [])
    }

    @Test("A scan reads what the reader of whole tables reads")
    func agreesWithTableReader() throws {
        var numbers = RandomNumbers(seed: 11)
        let text = Self.random(200, "\n", &numbers)
        let table = try #require(read(text, Scanned.schema).value)
        var expected: [[String]] = []
        for row in 0..<table.rowCount {
            let kind = table.string(0, row: row).flatMap { ["a", "b", "dài, có dấu"].firstIndex(of: $0) } ?? -1
            let amount = table.number(2, row: row)?.exactValue?.multiplied(by: Rational(100))?.numerator
            let text = table.string(3, row: row)
            let isX = text.map { $0 == "x" ? "0" : "1" }
            expected.append([
                "\(kind)", table.date(1, row: row)?.date?.iso ?? "", amount.map { "\($0)" } ?? "", text ?? "-",
                isX ?? "-1",
            ])
        }
        // A date or number that is left empty is an error in a table of figures, and simply absent in a record.
        let found = Scanned.scan(text)
        #expect(found.rows.count == 200)
        #expect(expected.filter { !found.rows.contains($0) } == [])
    }

    @Test("Several files are one after another, each with its hash and its own lines")
    func severalFiles() {
        let first = Array((Self.header + "a,2024-01-01,1,x\n").utf8)
        let second = Array("day,kind,text,amount\n2024-01-02,b,y,2\n,z,,\n".utf8)
        let files = [StreamedFile(path: "1.csv", bytes: first), StreamedFile(path: "2.csv", bytes: second)]
        for workers in 1...3 {
            let found = Scanned.scan(files, chunkSize: 8, workers: workers)
            #expect(found.rowCount == 3)
            #expect(found.files.map(\.path) == ["1.csv", "2.csv"])
            #expect(found.files.map(\.sha256) == [first, second].map { SHA256Hasher.hexadecimal(of: $0) })
            #expect(found.problems == ["table.not-allowed 2.csv:3:2"])
        }
    }

    @Test("An empty file, a file with a header only and no file at all are errors")
    func empty() {
        #expect(Scanned.scanAllWays("").outcome.problems == ["table.empty-file a.csv"])
        #expect(Scanned.scanAllWays("").others == [])
        #expect(Scanned.scanAllWays("\n\n").outcome.problems.count == 1)
        #expect(Scanned.scanAllWays("\n\n").others == [])
        for header in [Self.header, String(Self.header.dropLast()), Self.header + "\n\r\n"] {
            let (outcome, others) = Scanned.scanAllWays(header)
            #expect(outcome.problems == ["table.empty-file a.csv:1"])
            #expect(others == [])
        }
        #expect(Scanned.scan([]).problems == ["table.empty-file "])
    }

    @Test("A stream that fails in the middle is an error, and there is no hash", arguments: [1, 7, 40])
    func failingStream(step: Int) {
        let text = Array((Self.header + String(repeating: "a,2024-01-01,1,x\n", count: 20)).utf8)
        let file = StreamedFile(path: "a.csv", size: nil) { () throws(ByteStreamError) in
            FailingStream(text, step: step)
        }
        for chunkSize in [1, 50, 1 << 18] {
            let found = Scanned.scan([file], chunkSize: chunkSize, workers: 2)
            #expect(found.problems == ["table.unreadable a.csv"])
            #expect(found.files == [])
        }
    }

    @Test("A file that cannot be opened is an error, and the next is read")
    func unopenable() {
        let file = StreamedFile(path: "a.csv", size: nil) { () throws(ByteStreamError) in
            throw ByteStreamError(reason: "không có quyền")
        }
        let next = StreamedFile(path: "b.csv", bytes: Array((Self.header + "a,,,\n").utf8))
        let found = Scanned.scan([file, next])
        #expect(found.problems == ["table.unreadable a.csv"])
        #expect(found.rowCount == 1)
    }
}
