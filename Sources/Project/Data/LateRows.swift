import Diagnostics
import Metrics
import Tables

/// Finds figures of a time after the day that the site says its data go to: a mistyped year, or a `data_date` that was
/// forgotten.
///
/// What counts is the day on which the period of a row begins, so a year that is not over yet is sound, and a row in which
/// no figure stands (months to come, prepared with `…`) says nothing yet. Other dates, such as due dates, may lie ahead.
enum LateRows {
    static func warnings(_ datasets: [Dataset], after dataDate: CalendarDate) -> [Diagnostic] {
        datasets.compactMap { dataset in
            if let covers = dataset.records?.covers {
                return covers.upperBound > dataDate ? lateRecords(dataset, covers.upperBound, dataDate) : nil
            }
            let late = (0..<dataset.table.rowCount).filter { row in
                guard let start = RowFacts.period(ofRow: row, in: dataset)?.interval?.lowerBound else { return false }
                return start > dataDate && (dataset.kind == .register || hasFigure(row, dataset))
            }
            return late.first.map { lateRows(dataset, first: $0, count: late.count, dataDate) }
        }
    }

    private static func hasFigure(_ row: Int, _ dataset: Dataset) -> Bool {
        dataset.fields.indices.contains { index in
            if dataset.period.fields.contains(dataset.fields[index].name) { return false }
            if case .value? = dataset.table.number(index, row: row) { return true }
            return false
        }
    }

    private static func lateRows(_ dataset: Dataset, first: Int, count: Int, _ dataDate: CalendarDate) -> Diagnostic {
        let more = count - 1
        let vi = more > 0 ? " Cũng vậy ở \(more) dòng khác của bộ dữ liệu." : ""
        let others = more == 1 ? "So does 1 other row" : "So do \(more) other rows"
        let en = more > 0 ? " \(others) of the dataset." : ""
        let period = RowFacts.period(ofRow: first, in: dataset)?.identifier
        return Diagnostic(
            .warning, "data.after-data-date",
            vi: "Số liệu của kỳ bắt đầu sau “số liệu đến ngày” (data_date: \(dataDate.iso)).\(vi)",
            en: "The figures are of a period that begins after the site's data_date (\(dataDate.iso)).\(en)",
            at: dataset.location(ofRow: first, names: dataset.period.fields), excerpt: period,
            hint: Localized(
                vi: "Kiểm tra năm, tháng của dòng này; nếu đúng thì sửa data_date trong site.yaml.",
                en: "Check the year and month of this row; if they are right, correct data_date in site.yaml."))
    }

    private static func lateRecords(_ dataset: Dataset, _ day: CalendarDate, _ dataDate: CalendarDate) -> Diagnostic {
        Diagnostic(
            .warning, "data.after-data-date",
            vi: "Hồ sơ được lấy đến ngày \(day.iso), sau “số liệu đến ngày” (data_date: \(dataDate.iso)).",
            en: "The records go to \(day.iso), beyond the site's data_date (\(dataDate.iso)).", at: dataset.location,
            excerpt: day.iso,
            hint: Localized(
                vi: "Kiểm tra covers trong tệp mô tả; nếu đúng thì sửa data_date trong site.yaml.",
                en: "Check covers in the descriptor; if it is right, correct data_date in site.yaml."))
    }
}
