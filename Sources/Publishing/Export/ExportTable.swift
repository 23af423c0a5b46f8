import Diagnostics
import Metrics
import Spreadsheets
import Tables

/// A table as machines read it: numbers with a dot and without grouping, dates in ISO form, codes beside their words.
struct ExportTable: Sendable {
    struct Column: Sendable, Hashable {
        /// In CSV, JSON and the description of the data.
        var name: String
        /// At the head of a sheet.
        var title: String
        var type: FieldType
        /// What the column means, for the description of the data.
        var description: String?
        /// The unit of its numbers.
        var measuredIn: String?
        var minimum: Rational?
        var maximum: Rational?
    }

    enum Value: Sendable, Hashable {
        /// There is nothing to say; a value that is missing for a reason has it in a column beside.
        case none
        case text(String)
        /// A code, and what it stands for, which sheets show instead.
        case code(String, label: String)
        case number(Rational, Spreadsheet.NumberFormat = .general)
        case date(CalendarDate)
    }

    var columns: [Column]
    /// As many values in each as there are columns.
    var rows: [[Value]]

    /// RFC 4180 with a header, UTF-8 without a byte order mark, LF.
    func csv() -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, column) in columns.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            CSVText.append(column.name, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
        for row in rows {
            for (index, value) in row.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                switch value {
                case .none: break
                case .number(let number, _): NumberText.appendMachine(number, to: &bytes)
                case .date(let date): bytes += date.iso.utf8
                case .text(let text), .code(let text, _): CSVText.append(text, to: &bytes)
                }
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// An array of objects with the same names as the columns; what has no value is null.
    func json() -> [UInt8] {
        let names = columns.map { Array((quoted($0.name) + ": ").utf8) }
        var bytes = Array("[".utf8)
        for (position, row) in rows.enumerated() {
            bytes += (position == 0 ? "\n  {" : ",\n  {").utf8
            for (index, value) in row.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                bytes += names[index]
                Self.append(value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes += (rows.isEmpty ? "]\n" : "\n]\n").utf8
        return bytes
    }

    private static func append(_ value: Value, to bytes: inout [UInt8]) {
        switch value {
        case .none: bytes += "null".utf8
        case .number(let number, _): NumberText.appendMachine(number, to: &bytes)
        case .date(let date): bytes += quoted(date.iso).utf8
        case .text(let text), .code(let text, _): bytes += (text.isEmpty ? "null" : quoted(text)).utf8
        }
    }

    /// The sheet with the table's rows, under the titles of its columns.
    func sheet(named name: String) -> Spreadsheet.Sheet {
        Spreadsheet.Sheet(
            name: name,
            columns: columns.indices.map { index in
                let width = width(index)
                return Spreadsheet.Column(title: columns[index].title, width: width, wraps: width == Self.widest)
            }, rows: rows.map { $0.map(Self.cell) })
    }

    private static func cell(_ value: Value) -> Spreadsheet.Cell {
        switch value {
        case .none: .none
        case .text(let text): text.isEmpty ? .none : .text(text)
        case .code(_, let label): label.isEmpty ? .none : .text(label)
        case .number(let number, .general): .number(number.doubleValue)
        case .number(let number, let format): .formatted(number.doubleValue, format)
        case .date(let date): .date(Int(date.dayNumber))
        }
    }

    /// Wider columns have their texts broken into lines.
    private static let widest = 60

    /// In characters: as wide as the title's longest word and most of what stands under it, within reason.
    private func width(_ index: Int) -> Int {
        let words = columns[index].title.split(separator: " ").map(\.count).max() ?? 0
        var longest = 0
        for row in rows.prefix(200) where longest < Self.widest {
            let length =
                switch row[index] {
                case .none: 0
                case .text(let text), .code(_, label: let text): text.unicodeScalars.count
                case .number(let number, _): NumberText.machine(number).utf8.count + 2
                case .date: 10
                }
            longest = max(longest, length)
        }
        return min(Self.widest, max(8, words + 4, longest + 2))
    }
}
