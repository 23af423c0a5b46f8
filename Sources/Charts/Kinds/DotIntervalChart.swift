/// A row for each category: a dot with its interval, and the mean of all across.
struct DotIntervalChart {
    let spec: ChartSpec
    let data: ChartData
    let intervals: DotIntervals
    let ticks: TickFormat

    private var values: [ChartValue] { data.series.first?.values ?? [] }
    private var color: String { data.series.first?.colorClass ?? "s1" }

    var drawing: Drawing {
        let width = ChartLayout.width(spec)
        let typography = ChartLayout.typography(width)
        let isNarrow = ChartLayout.isNarrow(width)

        // 1. Scales.
        let ends = values.indices.compactMap { interval($0) }.flatMap { [$0.lowerBound, $0.upperBound] }
        let rules = [(intervals.mean, RuleMark.Role.center), (spec.target, .target)].compactMap { rule, role in
            rule.flatMap { $0.value.isDrawable ? ($0, role) : nil }
        }
        let axis = ValueAxis(
            numbers: values.compactMap(\.number) + ends + rules.map(\.0.value), wanted: spec.domain, fromZero: false,
            count: isNarrow ? 3 : 5, format: ticks)
        let lying = LyingNames(data.categories, width: width, shortBeside: true, typography)
        let names = lying.texts
        let labelWidth = values.map { typography.width($0.label) }.max() ?? 0
        let x = LinearScale(
            domain: axis.domain, range: (lying.left + 8, width - labelWidth - ChartLayout.edge - 14))
        let header = Header(axisTitle: spec.axisTitle, legend: legend(ends), width: width, typography)
        let items = rules.map { RuleLabels.Item(name: $0.0.label, x: x($0.0.value), role: $0.1) }
        let labels = RuleLabels(items.sorted { $0.x < $1.x }, width: width, typography)
        let top = header.height + labels.height + 2
        let thickness = lying.areAbove ? 11 : typography.lineHeight
        let rows = LyingRows(
            names: names, categories: data.categories, laneThickness: thickness, laneCount: 1,
            isNarrow: lying.areAbove, top: top, width: width, typography)

        // 2. Marks, from the back to the front.
        var marks = header.marks
        marks += TickRow(axis: axis, x: x, width: width, typography).marks(top: top, bottom: rows.bottom)
        marks += labels.marks(top: header.height, plotBottom: rows.bottom)
        marks += rows.marks(left: lying.left)
        for (index, value) in values.enumerated() {
            marks += rowMarks(
                index, value, x, center: rows.laneTops[index] + thickness / 2,
                right: width - ChartLayout.edge, typography)
        }
        let height = rows.bottom + typography.lineHeight + 4
        return Drawing(width: width, height: height.rounded(.up), typography: typography, marks: marks)
    }

    /// An interval that an axis can hold, of a value there is.
    private func interval(_ index: Int) -> ClosedRange<Double>? {
        guard values[index].number != nil, intervals.intervals.indices.contains(index),
            let interval = intervals.intervals[index], interval.lowerBound.isDrawable, interval.upperBound.isDrawable
        else { return nil }
        return interval
    }

    private func legend(_ ends: [Double]) -> [LegendEntry] {
        let bars = ends.isEmpty ? [] : [LegendEntry(symbol: .interval(color: color), text: intervals.intervalText)]
        return bars + LegendEntry.preliminary(spec, data)
    }

    private func rowMarks(
        _ index: Int, _ value: ChartValue, _ x: LinearScale, center: Double, right: Double, _ typography: Typography
    ) -> [any Mark] {
        var marks: [any Mark] = []
        if let interval = interval(index) {
            marks.append(IntervalMark(from: x(interval.lowerBound), to: x(interval.upperBound), y: center))
        }
        if let number = value.number {
            marks.append(
                PointMark(
                    center: Point(x: x(number), y: center), shape: .circle, color: color, radius: 4.5,
                    isHollow: value.isTentative, caption: data.caption(series: 0, category: index)))
        }
        marks.append(
            LabelMark(
                lines: [value.label], point: Point(x: right, y: typography.baseline(centeredAt: center)), anchor: .end,
                role: value.number == nil ? .quiet : .ink))
        return marks
    }
}
