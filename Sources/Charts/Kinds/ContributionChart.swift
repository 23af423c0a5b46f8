/// Signed parts in rows, each from where the one before ended, and their total under them.
struct ContributionChart {
    let spec: ChartSpec
    let data: ChartData
    let total: ContributionTotal
    let ticks: TickFormat

    private var values: [ChartValue] { (data.series.first?.values ?? []) + [total.value.drawable] }
    private var rising: String { data.series.first?.colorClass ?? "s1" }
    private var falling: String { rising == "s2" ? "s1" : "s2" }

    /// From where to where each row's bar runs; the last row is the total.
    private var spans: [(from: Double, to: Double)?] {
        let numbers = values.map(\.number)
        let sum = numbers.dropLast().reduce(0.0) { $0 + ($1 ?? 0) }
        // Parts that do not make the total must not look as if they did.
        let addsUp = !numbers.contains(nil) && abs(sum - (numbers.last.flatMap { $0 } ?? 0)) <= max(total.tolerance, 0)
        var running = 0.0
        return numbers.enumerated().map { index, number in
            guard let number else { return nil }
            guard addsUp, index < numbers.count - 1 else { return (0, number) }
            running += number
            return (running - number, running)
        }
    }

    var drawing: Drawing {
        let width = ChartLayout.width(spec)
        let typography = ChartLayout.typography(width)
        let isNarrow = ChartLayout.isNarrow(width)
        let (values, spans) = (values, spans)

        // 1. Scales, with room at both ends for the numbers.
        let axis = ValueAxis(
            numbers: spans.compactMap { $0 }.flatMap { [$0.from, $0.to] }, wanted: spec.domain, fromZero: true,
            count: isNarrow ? 3 : 5, format: ticks)
        let categories = data.categories + [ChartCategory(label: total.name)]
        let lying = LyingNames(categories, width: width, typography)
        func room(_ isBelow: Bool) -> Double {
            let labels = values.filter { (($0.number ?? 0) < 0) == isBelow }.map { typography.width($0.label) + 10 }
            return labels.max() ?? 8
        }
        let x = LinearScale(
            domain: axis.domain,
            range: (lying.left + (axis.domain.lowerBound < 0 ? room(true) : 0), width - ChartLayout.edge - room(false)))
        let header = Header(axisTitle: spec.axisTitle, legend: legend, width: width, typography)
        let top = header.height + 2
        let thickness = isNarrow ? 14.0 : 18
        let rows = LyingRows(
            names: lying.texts, categories: categories, laneThickness: thickness, laneCount: 1, isNarrow: isNarrow,
            top: top, width: width, typography)

        // 2. Marks, from the back to the front.
        var drawing = Drawing(width: width, height: 0, typography: typography, hatches: hatches)
        drawing.marks = header.marks
        drawing.marks += connectors(spans, x, rows, thickness)
        for (index, value) in values.enumerated() {
            drawing.marks += rowMarks(
                index, value, spans[index], x, laneTop: rows.laneTops[index], thickness, categories, typography)
        }
        let zero = x(0)
        drawing.marks.append(RuleMark(from: Point(x: zero, y: top), to: Point(x: zero, y: rows.bottom), role: .axis))
        drawing.marks += rows.marks(left: lying.left)
        drawing.height = (rows.bottom + 4).rounded(.up)
        return drawing
    }

    private var legend: [LegendEntry] {
        let numbers = values.dropLast().compactMap(\.number)
        guard numbers.contains(where: { $0 > 0 }), numbers.contains(where: { $0 < 0 }) else { return [] }
        return [
            LegendEntry(symbol: .swatch(color: rising), text: total.riseText),
            LegendEntry(symbol: .swatch(color: falling), text: total.fallText),
        ]
    }

    private func color(_ index: Int, _ number: Double) -> String {
        index == values.count - 1 ? "pending" : number < 0 ? falling : rising
    }

    private var hatches: [String] {
        var colors: [String] = []
        for (index, value) in values.enumerated() where value.isTentative {
            let color = color(index, value.number ?? 0)
            if !colors.contains(color) { colors.append(color) }
        }
        return colors
    }

    /// From the end of each bar to the start of the next.
    private func connectors(
        _ spans: [(from: Double, to: Double)?], _ x: LinearScale, _ rows: LyingRows, _ thickness: Double
    ) -> [any Mark] {
        zip(spans, spans.dropFirst()).enumerated().compactMap { index, pair in
            guard let end = pair.0?.to, let next = pair.1 else { return nil }
            let isLast = index == spans.count - 2
            guard isLast ? next.to == end || abs(next.to - end) <= total.tolerance : next.from == end, end != 0 else {
                return nil
            }
            return RuleMark(
                from: Point(x: x(end), y: rows.laneTops[index]),
                to: Point(x: x(end), y: rows.laneTops[index + 1] + thickness), role: .axis)
        }
    }

    private func rowMarks(
        _ index: Int, _ value: ChartValue, _ span: (from: Double, to: Double)?, _ x: LinearScale, laneTop: Double,
        _ thickness: Double, _ categories: [ChartCategory], _ typography: Typography
    ) -> [any Mark] {
        let baseline = typography.baseline(centeredAt: laneTop + thickness / 2)
        guard let span, let number = value.number else {
            return [
                LabelMark(
                    lines: [value.label], point: Point(x: x(0) + 6, y: baseline), role: .quiet, halo: true,
                    caption: "\(categories[index].label): \(value.label)")
            ]
        }
        var marks: [any Mark] = []
        let (low, high) = (min(x(span.from), x(span.to)), max(x(span.from), x(span.to)))
        if number != 0 {
            let color = color(index, number)
            marks.append(
                BarMark(
                    box: Box(x: low, y: laneTop, width: max(high - low, 1), height: thickness), color: color,
                    hatch: value.isTentative ? SVGDocument.hatchID(spec, color) : nil,
                    caption: "\(categories[index].label): \(value.label)"))
        }
        let isBelow = number < 0
        marks.append(
            LabelMark(
                lines: [value.label], point: Point(x: isBelow ? low - 6 : high + 6, y: baseline),
                anchor: isBelow ? .end : .start, role: index == values.count - 1 ? .strong : .ink, halo: true))
        return marks
    }
}
