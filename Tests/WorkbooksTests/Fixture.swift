import Diagnostics
import Foundation
import Tables
import Testing
import Workbooks

/// The committed workbooks; see the README beside.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    static func open(_ name: String, limits: WorkbookLimits = .standard) throws -> Workbook {
        let opened = Workbook.open(bytes: try bytes(name), path: name, limits: limits)
        try #require(opened.diagnostics == [])
        return try #require(opened.value)
    }

    static func contents(_ name: String, sheet: Int = 1, range: CellRange = .all) throws -> SheetContents {
        let workbook = try open(name)
        let contents = workbook.contents(of: try #require(workbook.sheet(.number(sheet)).value), in: range)
        try #require(contents.diagnostics == [])
        return try #require(contents.value)
    }
}

extension SheetContents {
    /// The value of the cell at `reference`.
    subscript(reference: String) -> CellValue {
        guard let cell = CellReference(reference) else { return .empty }
        return rows.first { $0.number == cell.row }?[cell.column] ?? .empty
    }
}

extension CellValue {
    static func number(_ numerator: Int, _ denominator: Int = 1, percent: Bool = false, decimals: Int? = nil)
        -> CellValue
    {
        Rational(numerator, over: denominator).map {
            .number($0, NumberStyle(isPercent: percent, decimals: decimals))
        } ?? .empty
    }

    static func date(_ iso: String, hasTime: Bool = false) -> CellValue {
        let fields = iso.split(separator: "-").compactMap { Int($0) }
        guard fields.count == 3, let date = CalendarDate(year: fields[0], month: fields[1], day: fields[2]) else {
            return .empty
        }
        return .date(date, hasTime: hasTime)
    }

    static func time(hours: Int, minutes: Int = 0) -> CellValue {
        .time(seconds: Rational(hours * 3600 + minutes * 60))
    }
}
