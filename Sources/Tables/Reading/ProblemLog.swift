import Diagnostics

/// The diagnostics of one file. After fifty bad rows, or columns in the header, the rest is only counted: the clerk mends
/// the first and runs again.
struct ProblemLog {
    static let rowLimit = 50
    private static let columnLimit = 50

    private let place: SourceLocation
    private var diagnostics: [Diagnostic] = []
    private var columnsWithErrors = 0
    private var rowsWithErrors = 0
    private var rowsWithWarnings = 0

    /// `place` is the file, or the sheet of a workbook.
    init(place: SourceLocation) { self.place = place }

    var containsError: Bool { columnsWithErrors > 0 || rowsWithErrors > 0 || diagnostics.containsError }

    mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// What is wrong with one column of the header, an error.
    mutating func addColumn(_ error: @autoclosure () -> Diagnostic) {
        columnsWithErrors += 1
        if columnsWithErrors <= Self.columnLimit { diagnostics.append(error()) }
    }

    /// Everything noticed in one row.
    mutating func addRow(_ found: [Diagnostic]) {
        let errors = found.filter { $0.severity == .error }
        let others = found.filter { $0.severity != .error }
        if !errors.isEmpty {
            rowsWithErrors += 1
            if rowsWithErrors <= Self.rowLimit { diagnostics += errors }
        }
        if !others.isEmpty {
            rowsWithWarnings += 1
            if rowsWithWarnings <= Self.rowLimit { diagnostics += others }
        }
    }

    func finish() -> [Diagnostic] {
        var all = diagnostics.sortedByLocation()
        if columnsWithErrors > Self.columnLimit {
            let more = columnsWithErrors - Self.columnLimit
            all.append(
                Diagnostic(
                    .error, "table.too-many-problems",
                    vi:
                        "Còn \(more) cột nữa có lỗi ở dòng tiêu đề (tổng cộng \(columnsWithErrors) cột), không liệt kê hết.",
                    en:
                        "\(more) more columns of the header have errors (\(columnsWithErrors) in all); not all are listed.",
                    at: place,
                    hint: Localized(
                        vi: "Kiểm tra dấu ngăn cách cột và dòng tiêu đề của tệp.",
                        en: "Check the delimiter and the header row of the file.")))
        }
        if rowsWithErrors > Self.rowLimit {
            let more = rowsWithErrors - Self.rowLimit
            all.append(
                Diagnostic(
                    .error, "table.too-many-problems",
                    vi:
                        "Còn \(more) dòng nữa có lỗi trong tệp này (tổng cộng \(rowsWithErrors) dòng), không liệt kê hết.",
                    en:
                        "\(more) more rows of this file have errors (\(rowsWithErrors) rows in all); not all are listed.",
                    at: place,
                    hint: Localized(
                        vi: "Sửa các lỗi đã liệt kê rồi chạy lại; thường cả cột sai cùng một kiểu.",
                        en: "Correct the errors listed and run again; often a whole column is wrong in the same way.")))
        }
        if rowsWithWarnings > Self.rowLimit {
            let more = rowsWithWarnings - Self.rowLimit
            all.append(
                Diagnostic(
                    .warning, "table.too-many-problems",
                    vi:
                        "Còn \(more) dòng nữa có cảnh báo trong tệp này (tổng cộng \(rowsWithWarnings) dòng), không liệt kê hết.",
                    en:
                        "\(more) more rows of this file have warnings (\(rowsWithWarnings) rows in all); not all are listed.",
                    at: place))
        }
        return all
    }
}
