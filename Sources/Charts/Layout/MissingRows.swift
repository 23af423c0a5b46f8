/// The signs of missing values, in rows under the plot: one row for each series that lacks some.
struct MissingRows: Sendable {
    private struct Row: Sendable {
        /// Nil when the row speaks for several series, or for the only one.
        let series: Int?
        let signs: [String]
    }

    private let rows: [Row]
    private let data: ChartData
    private let showsSwatches: Bool
    private let typography: Typography

    init(_ data: ChartData, showsSwatches: Bool, _ typography: Typography) {
        (self.data, self.showsSwatches) = (data, showsSwatches)
        self.typography = typography
        let signs = data.series.map { series in
            series.values.map { value in if case .missing(let label) = value { label } else { "" } }
        }
        let lacking = data.series.indices.filter { index in signs[index].contains { !$0.isEmpty } }
        if lacking.count <= 3 {
            rows = lacking.map { Row(series: data.series.count > 1 ? $0 : nil, signs: signs[$0]) }
        } else {
            let joined = data.categories.indices.map { category in
                var unique: [String] = []
                for series in lacking where !signs[series][category].isEmpty {
                    if !unique.contains(signs[series][category]) { unique.append(signs[series][category]) }
                }
                return unique.joined(separator: " ")
            }
            rows = [Row(series: nil, signs: joined)]
        }
    }

    var height: Double { rows.isEmpty ? 0 : Double(rows.count) * typography.lineHeight + 2 }

    /// The boxes are kept within `bounds`; of signs that would overlap, the first is drawn.
    func marks(centers: [Double], top: Double, axisX: Double, bounds: ClosedRange<Double>) -> [any Mark] {
        var marks: [any Mark] = []
        for (place, row) in rows.enumerated() {
            let center = top + (Double(place) + 0.5) * typography.lineHeight
            if let series = row.series {
                marks.append(
                    PointMark(
                        center: Point(x: axisX - 12, y: center), shape: showsSwatches ? .square : .of(series: series),
                        color: data.series[series].colorClass, caption: data.series[series].name))
            }
            var limit = -Double.infinity
            for (index, sign) in row.signs.enumerated() where !sign.isEmpty {
                let half = typography.width(sign) / 2
                let x = max(min(centers[index], bounds.upperBound - half), bounds.lowerBound + half)
                guard x - half >= limit else { continue }
                limit = x + half + 1
                marks.append(
                    LabelMark(
                        lines: [sign], point: Point(x: x, y: typography.baseline(centeredAt: center)), anchor: .middle,
                        role: .quiet, caption: row.series.map { data.caption(series: $0, category: index) }))
            }
        }
        return marks
    }
}
