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
                case .number(let number, _): bytes += NumberText.machine(number).utf8
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
        let names = columns.map { quoted($0.name) }
        let objects = rows.map { row in
            "  {" + zip(names, row).map { "\($0): \(Self.json($1))" }.joined(separator: ", ") + "}"
        }
        return Array((objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n").utf8)
    }

    private static func json(_ value: Value) -> String {
        switch value {
        case .none: "null"
        case .number(let number, _): NumberText.machine(number)
        case .date(let date): quoted(date.iso)
        case .text(let text), .code(let text, _): text.isEmpty ? "null" : quoted(text)
        }
    }

    /// The sheet with the table's rows, under the titles of its columns.
    func sheet(named name: String) -> Spreadsheet.Sheet {
        Spreadsheet.Sheet(
            name: name,
            columns: columns.indices.map { index in
                Spreadsheet.Column(title: columns[index].title, width: width(index), wraps: isLong(index))
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

    /// In characters: as wide as the title's longest word and most of what stands under it, within reason.
    private func width(_ index: Int) -> Int {
        let words = columns[index].title.split(separator: " ").map(\.count).max() ?? 0
        let lengths = rows.prefix(200).map { row in
            switch row[index] {
            case .none: 0
            case .text(let text), .code(_, label: let text): text.count
            case .number(let number, _): NumberText.machine(number).count + 2
            case .date: 10
            }
        }
        return min(60, max(8, words + 4, (lengths.max() ?? 0) + 2))
    }

    private func isLong(_ index: Int) -> Bool { width(index) == 60 }
}
