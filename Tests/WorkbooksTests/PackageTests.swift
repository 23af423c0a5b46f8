import Diagnostics
import Testing
import Workbooks

@Suite struct PackageTests {
    @Test("Rows and cells without positions follow each other; parts without use may be missing")
    func impliedPositions() throws {
        let sheet = try Fixture.contents("implied-positions.xlsx")
        #expect(sheet["A1"] == .text("Dữ liệu giả định"))
        #expect(sheet["B1"] == .number(2))
        #expect(sheet["C3"] == .number(3))
        #expect(sheet["D3"] == .number(4))
        #expect(sheet["A10"] == .number(5))
    }

    @Test("A sheet with cells in its corners is two rows")
    func sparse() throws {
        let sheet = try Fixture.contents("sparse.xlsx")
        #expect(sheet.rows.map(\.number) == [1, 1_048_576])
        #expect(sheet["XFD1048576"] == .number(7))
    }

    @Test("The strict edition, with prefixes, is read as the transitional one; other namespaces are passed over")
    func strict() throws {
        let sheet = try Fixture.contents("strict.xlsx")
        #expect(sheet["A1"] == .text("Dữ liệu giả định"))
        #expect(sheet["B1"] == .number(1, 2, percent: true, decimals: 1))
        #expect(sheet["C1"] == .date("2024-02-29"))
        #expect(sheet.outline.mergedRanges.map(\.text) == ["A1:B1"])
    }

    @Test("Targets are absolute or relative, and in any case of letters")
    func targets() throws {
        for sheet in 1...2 {
            #expect(try Fixture.contents("targets.xlsx", sheet: sheet)["A1"] == .text("Dữ liệu giả định"))
        }
    }

    @Test("A part in UTF-16 is read")
    func utf16() throws {
        #expect(try Fixture.contents("utf-16.xlsx")["A1"] == .text("Dữ liệu giả định"))
    }

    @Test("A tab with a chart has no cells to read")
    func chartSheet() throws {
        let workbook = try Fixture.open("xlsxwriter-values.xlsx")
        #expect(workbook.sheets.map(\.hasCells) == [true, false])
        #expect(workbook.readRows(of: workbook.sheets[1]) { _ in .next }?.code == "workbook.not-a-worksheet")
    }

    @Test(
        "What is no sound workbook ends in one diagnostic in both languages, with a hint",
        arguments: [
            ("broken-absolute.xlsx", "unsafe-entry", nil), ("broken-bomb.xlsx", "too-large", nil),
            ("broken-cell-order.xlsx", "misplaced-cell", nil), ("broken-cell-row.xlsx", "misplaced-cell", nil),
            ("broken-crc.xlsx", "damaged", nil), ("broken-depth.xlsx", "too-large", nil),
            ("broken-duplicate.xlsx", "duplicate-entry", nil), ("broken-encrypted.xlsx", "encrypted", nil),
            ("broken-entity.xlsx", "document-type", nil), ("broken-last-row.xlsx", "misplaced-cell", nil),
            ("broken-merge.xlsx", "misplaced-cell", nil), ("broken-no-relationships.xlsx", "missing-part", nil),
            ("broken-no-sheet.xlsx", "missing-part", nil), ("broken-no-tabs.xlsx", "no-sheets", nil),
            ("broken-no-workbook.xlsx", "missing-part", nil), ("broken-path.xlsx", "unsafe-entry", nil),
            ("broken-row-order.xlsx", "misplaced-cell", nil), ("broken-string.xlsx", "unknown-shared-string", "B2"),
            ("broken-style.xlsx", "unknown-style", "B2"), ("broken-tag.xlsx", "too-large", nil),
            ("broken-target.xlsx", "unsafe-entry", nil), ("broken-truncated.xlsx", "damaged", nil),
            ("broken-type.xlsx", "unknown-cell-type", "B2"), ("broken-xml.xlsx", "malformed-xml", nil),
            ("foreign-docx.docx", "not-a-workbook", nil), ("foreign-page.xls", "web-page", nil),
            ("foreign-xlsb.xlsb", "binary-excel", nil), ("foreign-zip.zip", "not-a-workbook", nil),
            ("libreoffice-report.ods", "open-document", nil), ("libreoffice-report.xls", "old-excel", nil),
            ("password.xlsx", "password", nil),
        ] as [(String, String, String?)])
    func refused(file: String, code: String, cell: String?) throws {
        let problems = Workbook.problems(inBytes: try Fixture.bytes(file), path: file)
        #expect(problems.map(\.code) == ["workbook.\(code)"])
        let problem = try #require(problems.first)
        #expect(problem.severity == .error)
        #expect(problem.message.english != nil)
        #expect(problem.hint?.english != nil)
        #expect(problem.location?.file == file)
        #expect(problem.location?.cell == cell)
    }

    @Test(
        "Bytes of any kind are answered, never crashed on",
        arguments: [[], [0x50], Array("PK\u{3}\u{4}".utf8), [0, 1, 2]])
    func anyBytes(bytes: [UInt8]) {
        #expect(Workbook.problems(inBytes: bytes, path: "x.xlsx").count == 1)
    }

    @Test("A workbook cut off anywhere is an error")
    func everyTruncation() throws {
        let bytes = try Fixture.bytes("strict.xlsx")
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(!Workbook.problems(inBytes: Array(bytes[..<count]), path: "x.xlsx").isEmpty)
        }
    }

    @Test("Single wrong bytes are survived")
    func everyFlip() throws {
        let bytes = try Fixture.bytes("strict.xlsx")
        for index in stride(from: 0, to: bytes.count, by: 3) {
            var changed = bytes
            changed[index] ^= 0xFF
            _ = Workbook.problems(inBytes: changed, path: "x.xlsx")
        }
    }

    @Test(
        "Each limit is kept",
        arguments: [
            \WorkbookLimits.entries, \.partBytes, \.totalBytes, \.indexBytes, \.cells, \.textBytes, \.mergedRanges,
            \.depth,
        ] as [WritableKeyPath<WorkbookLimits, Int> & Sendable])
    func limits(limit: WritableKeyPath<WorkbookLimits, Int> & Sendable) throws {
        var limits = WorkbookLimits.standard
        limits[keyPath: limit] = 3
        let file = "libreoffice-report.xlsx"
        let problems = Workbook.problems(inBytes: try Fixture.bytes(file), path: file, limits: limits)
        #expect(problems.contains { $0.code == "workbook.too-large" })
    }
}
