import Diagnostics
import Foundation
import Tables
import Testing

/// The cases of csv-spectrum, written anew: what readers of delimited text get wrong.
@Suite struct SpectrumTests {
    private static let cases = (try? Fixtures.names(in: "Spectrum", ending: ".json")) ?? []

    @Test("All cases are there")
    func coverage() { #expect(Self.cases.count == 11) }

    @Test("Delimited text gives its cells, with each delimiter", arguments: cases, Delimiter.allCases)
    func cells(name: String, delimiter: Delimiter) throws {
        let expected = try JSONDecoder().decode(
            [[String: String]].self, from: Data(Fixtures.bytes("Spectrum/\(name)")))
        let file = name.replacing(".json", with: ".csv")
        let bytes = Self.rewritten(try Fixtures.bytes("Spectrum/\(file)"), delimiter)
        let names = try #require(expected.first).keys.sorted()
        let schema = TableSchema(fields: names.map { FieldSchema(name: $0, type: .string) })
        let result = TableReader.read([(path: file, bytes: bytes)], schema: schema)
        #expect(result.diagnostics == [])
        let table = try #require(result.value)
        #expect(table.rowCount == expected.count)
        for (row, record) in expected.enumerated() {
            for (field, name) in names.enumerated() { #expect(table.string(field, row: row) ?? "" == record[name]) }
        }
    }

    /// With another delimiter in place of the commas outside quotes.
    private static func rewritten(_ bytes: [UInt8], _ delimiter: Delimiter) -> [UInt8] {
        var isQuoted = false
        let sign: UInt8 =
            switch delimiter {
            case .comma: 0x2C
            case .semicolon: 0x3B
            case .tab: 0x09
            case .pipe: 0x7C
            }
        return bytes.map { byte in
            if byte == 0x22 { isQuoted.toggle() }
            return byte == 0x2C && !isQuoted ? sign : byte
        }
    }

    @Test("Quotes in the wrong place are reported where they are, and the rows after them are read")
    func badQuotes() throws {
        let schema = TableSchema(fields: [
            FieldSchema(name: "a", type: .integer), FieldSchema(name: "b", type: .string),
        ])
        let bytes = try Fixtures.bytes("Spectrum/bad-quotes.csv")
        let result = TableReader.read([(path: "bad-quotes.csv", bytes: bytes)], schema: schema)
        #expect(result.diagnostics.map(\.code) == ["table.stray-quote", "table.stray-quote"])
        #expect(
            result.diagnostics.map(\.location) == [
                SourceLocation(file: "bad-quotes.csv", line: 2, column: 6),
                SourceLocation(file: "bad-quotes.csv", line: 3, column: 6),
            ])
        #expect(result.value?.rowCount == 1)
    }
}
