import Diagnostics
import Project

extension FigureGrid {
    /// Reports a second point at coordinates that already have one: the figure would have to choose.
    func checkUnique(_ axes: [Axis], at location: SourceLocation, _ problems: inout [Diagnostic]) -> Bool {
        var seen: Set<[Coordinate]> = []
        for item in points where !seen.insert(axes.map { coordinate($0, of: item) }).inserted {
            problems.append(
                Diagnostic(
                    .error, "figure.ambiguous",
                    vi: "Có nhiều số cho cùng một ô, ví dụ ở kỳ \(item.point.key.period.identifier).",
                    en: "Several numbers fall into one cell, for example for \(item.point.key.period.identifier).",
                    at: location,
                    hint: Localized(
                        vi: "Chọn một kỳ (period: …), hoặc đưa period, metric hay cột phân loại vào x, rows, columns.",
                        en: "Choose one period (period: …), or put period, metric or a dimension into x, rows, columns."
                    )))
            return false
        }
        return true
    }

    /// Reports what would mislead: unlike periods side by side.
    /// - Parameter allowsUnstated: numbers without a period may stand beside those of periods.
    func checkLikePeriods(
        allowsUnstated: Bool, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> Bool {
        var periods = Set(points.map(\.point.key.period))
        if allowsUnstated { periods.remove(.unstated) }
        guard let first = periods.first, periods.count > 1, !periods.allSatisfy({ $0.isLike(first) }) else {
            return true
        }
        let named = periods.sorted().prefix(3).map(\.identifier).joined(separator: ", ")
        problems.append(
            Diagnostic(
                .error, "figure.unlike-periods",
                vi: "Các kỳ khác loại không so sánh được trên một biểu đồ: \(named).",
                en: "Periods of different kinds cannot be compared in one chart: \(named).", at: location,
                hint: Localized(
                    vi: "Chọn một kỳ hoặc một loại kỳ (grain: quarter); bảng (table) thì liệt kê được mọi kỳ.",
                    en: "Choose one period or one grain (grain: quarter); a table can list any.")))
        return false
    }
}
