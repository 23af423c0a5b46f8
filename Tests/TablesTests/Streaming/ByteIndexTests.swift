import CByteIndex
import Samples
import Testing

@testable import Tables

/// The index of separators against a scanner that looks at one byte after another.
@Suite struct ByteIndexTests {
    struct Index: Equatable {
        var separators: [Int] = []
        var records = 0
        var quotedLineFeeds = 0
        var quotes = 0
        var isFaulty = false
    }

    private static let quote = UInt8(ascii: "\"")

    private static func indexed(_ text: [UInt8], _ delimiter: UInt8) -> Index {
        // What stands after the last byte must not matter, so it is what would matter most.
        let bytes = text + [UInt8](repeating: quote, count: 64)
        var positions = [UInt32](repeating: 0, count: text.count + 64)
        let result = congkhai_index(bytes, text.count, delimiter, &positions)
        return Index(
            separators: positions.prefix(result.separators).map(Int.init), records: result.records,
            quotedLineFeeds: result.quoted_line_feeds, quotes: result.quotes, isFaulty: result.is_faulty != 0)
    }

    /// Separators and counts by toggling at every quote. Whether a quote stands wrong is told by `isFaulty`.
    private static func naive(_ text: [UInt8], _ delimiter: UInt8) -> Index {
        var index = Index()
        var isInside = false
        for (offset, byte) in text.enumerated() {
            switch byte {
            case quote:
                index.quotes += 1
                isInside.toggle()
            case UInt8(ascii: "\n"):
                if isInside {
                    index.quotedLineFeeds += 1
                } else {
                    index.records += 1
                    index.separators.append(offset)
                }
            case delimiter: if !isInside { index.separators.append(offset) }
            default: break
            }
        }
        index.isFaulty = isFaulty(text, Delimiter.allCases.first { $0.byte == delimiter } ?? .comma)
        return index
    }

    private static func isFaulty(_ text: [UInt8], _ delimiter: Delimiter) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            var scanner = RecordScanner(bytes, delimiter)
            var record = Record()
            while scanner.next(into: &record) { if record.fault != nil { return true } }
            return false
        }
    }

    private static func random(_ alphabet: String, _ count: Int, _ numbers: inout RandomNumbers) -> [UInt8] {
        let alphabet = Array(alphabet.utf8)
        return (0..<count).map { _ in alphabet[Int.random(in: alphabet.indices, using: &numbers)] } + [0x0A]
    }

    @Test(
        "Any bytes are cut where a scanner of single bytes cuts them, and wrong quotes are noticed",
        arguments: ["ab,\n\"", "ab,\n\r\"\"", "a,;\n", "\"\n", "a\r\n,", "aaaaaaaaaaaaaaaaaaaaaaaaa,\"\n"])
    func anyBytes(alphabet: String) {
        var numbers = RandomNumbers(seed: UInt64(alphabet.utf8.count))
        for round in 0..<3000 {
            let text = Self.random(alphabet, round % 200, &numbers)
            let found = Self.indexed(text, UInt8(ascii: ","))
            #expect(
                found == Self.naive(text, UInt8(ascii: ",")),
                "\(String(decoding: text, as: UTF8.self).debugDescription)")
        }
    }

    /// Cells that are quoted as they should be.
    private static func sound(_ numbers: inout RandomNumbers) -> [UInt8] {
        let cells = [
            "", "a", "bc", "\"\"", "\"x\"", "\"a,b\"", "\"a\nb\"", "\"\"\"\"", "\"a\"\"\r\n\"\"\"", "\"\"\",\"",
        ]
        let ends = [",", ",", ",", "\n", "\r\n"]
        var text = ""
        for _ in 0..<Int.random(in: 0..<60, using: &numbers) {
            text += cells[Int.random(in: cells.indices, using: &numbers)]
            text += ends[Int.random(in: ends.indices, using: &numbers)]
        }
        return Array((text + "z\n").utf8)
    }

    @Test("Sound text is never called faulty, wherever the borders of blocks lie")
    func soundText() {
        var numbers = RandomNumbers(seed: 7)
        for _ in 0..<3000 {
            let text = Self.sound(&numbers)
            let found = Self.indexed(text, UInt8(ascii: ","))
            #expect(!found.isFaulty)
            #expect(found == Self.naive(text, UInt8(ascii: ",")))
        }
    }

    @Test("A fault is noticed at every place around the border of two blocks", arguments: 55...70)
    func faultsAtBorders(padding: Int) {
        let before = String(repeating: "a", count: padding - 1) + ","
        for (cell, isFaulty) in [
            ("b\"c", true), ("\"b\"c", true), ("\"b\"\rc", true), ("\"b\" ", true), ("\"b", true), ("\"b\"\"", true),
            ("\"b\"\r", false), ("\"b\"\"c\"", false), ("\"\"", false), ("\"\"\"\"", false),
        ] {
            #expect(
                Self.indexed(Array("\(before)\(cell)\n".utf8), UInt8(ascii: ",")).isFaulty == isFaulty,
                "\(cell.debugDescription)")
        }
    }

    @Test("Every delimiter has its own index", arguments: Delimiter.allCases)
    func delimiters(delimiter: Delimiter) {
        var numbers = RandomNumbers(seed: 3)
        for round in 0..<300 {
            let text = Self.random("a,;|\t\n\"", round, &numbers)
            #expect(Self.indexed(text, delimiter.byte) == Self.naive(text, delimiter.byte))
        }
    }

    @Test("Bytes are counted however many there are", arguments: [0, 1, 63, 64, 65, 16_319, 16_320, 16_321, 40_000])
    func counts(count: Int) {
        var numbers = RandomNumbers(seed: UInt64(count))
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...2, using: &numbers) }
        #expect(congkhai_count(bytes, count, 1) == bytes.count { $0 == 1 })
        #expect(congkhai_count([UInt8](repeating: 1, count: count), count, 1) == count)
    }
}
