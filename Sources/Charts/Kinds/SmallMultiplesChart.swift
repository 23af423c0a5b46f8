/// A small line chart for each series, all on one scale, with the same series behind each to compare with.
struct SmallMultiplesChart {
    let spec: ChartSpec
    let data: ChartData
    let ticks: TickFormat
    /// One value for each category.
    private let reference: ChartSeries?
    private let width: Double
    private let typography: Typography

    private static let referenceDash = "5 2"

    init(spec: ChartSpec, data: ChartData, reference: ChartSeries?, ticks: TickFormat) {
        (self.spec, self.data, self.ticks) = (spec, data, ticks)
        var only = spec
        only.series = reference.map { [$0] } ?? []
        self.reference = ChartData(only).series.first
        width = ChartLayout.width(spec)
        typography = ChartLayout.typography(width)
    }

    var drawing: Drawing {
        // 1. One scale for all.
        let others = (reference?.values.compactMap(\.number) ?? []) + (spec.target.map { [$0.value] } ?? [])
        let axis = ValueAxis(
            numbers: data.numbers + others, wanted: spec.domain, fromZero: false, count: 3, format: ticks)
        let left = ValueAxisMark.width(axis, typography) + ChartLayout.edge
        let header = Header(axisTitle: spec.axisTitle, legend: legend, width: width, typography)
        let grid = PanelGrid(
            data.series.map(\.name), left: left, top: header.height + 2, width: width, typography)

        // 2. Panels.
        var marks = header.marks
        for (index, panel) in grid.panels.enumerated() {
            let box = panel.box
            let role: LabelMark.Role = data.series[index].highlighted ? .strong : .ink
            marks.append(
                LabelMark(
                    grid.titles[index], at: Point(x: box.x, y: panel.titleTop + typography.ascent), role: role,
                    typography))
            let y = LinearScale(domain: axis.domain, range: (box.maxY, box.y))
            if panel.isFirst {
                marks.append(
                    ValueAxisMark(axis: axis, scale: y, left: box.x, right: box.maxX, typography: typography))
            } else {
                marks += axis.ticks.map { tick in
                    RuleMark(
                        from: Point(x: box.x, y: y(tick.value)), to: Point(x: box.maxX, y: y(tick.value)),
                        role: tick.value == 0 ? .axis : .grid)
                }
            }
            marks += panelMarks(index, box, y)
            if panel.isLowest { marks += categoryMarks(box) }
        }
        let height = grid.bottom + typography.lineHeight + 2
        return Drawing(width: width, height: height.rounded(.up), typography: typography, marks: marks)
    }

    /// What is the same in every panel is named once.
    private var legend: [LegendEntry] {
        var entries: [LegendEntry] = []
        if let reference {
            entries.append(
                LegendEntry(
                    symbol: .line(color: reference.colorClass, dash: Self.referenceDash, shape: nil),
                    text: reference.name))
        }
        if let target = spec.target { entries.append(LegendEntry(symbol: .rule(.target), text: target.label)) }
        for category in data.categories {
            guard let name = category.breakBefore else { continue }
            entries.append(LegendEntry(symbol: .upright(.seriesBreak), text: "\(category.label): \(name)"))
        }
        for event in spec.annotations where data.categories.indices.contains(event.category) {
            entries.append(LegendEntry(symbol: .upright(.event), text: event.label))
        }
        return entries + LegendEntry.preliminary(spec, data)
    }

    private func panelMarks(_ index: Int, _ box: Box, _ y: LinearScale) -> [any Mark] {
        let series = data.series[index]
        let count = data.categories.count
        let inset = 6.0
        let step = count > 1 ? (box.width - 2 * inset) / Double(count - 1) : 0
        let centers = (0..<count).map { count > 1 ? box.x + inset + Double($0) * step : box.midX }
        var marks = RuleLabels.items(spec, centers: centers, step: step, left: box.x).map { item -> any Mark in
            RuleMark(from: Point(x: item.x, y: box.y), to: Point(x: item.x, y: box.maxY), role: item.role)
        }
        let target = spec.target.map { target -> (Point, Point) in
            (Point(x: box.x, y: y(target.value)), Point(x: box.maxX, y: y(target.value)))
        }
        if let target { marks.append(RuleMark(from: target.0, to: target.1, role: .target)) }
        if let reference {
            let behind = LineSegments(reference.values, categories: data.categories, centers: centers, y: y)
            marks += behind.runs.map { run in
                LineMark(
                    points: run.points, color: reference.colorClass, weight: .context, dash: Self.referenceDash)
            }
        }
        let segments = LineSegments(series.values, categories: data.categories, centers: centers, y: y)
        marks += segments.runs.map { run in
            LineMark(
                points: run.points, color: series.colorClass, weight: series.highlighted ? .highlighted : .normal,
                dash: run.isPreliminary ? LineMark.preliminaryDash : nil)
        }
        let alone = segments.runs.filter { $0.points.count == 1 }.map { $0.points[0] }
        for (place, item) in segments.points.enumerated() {
            let value = series.values[item.category]
            let isLast = place == segments.points.count - 1
            guard isLast || value.isTentative || alone.contains(item.point) else { continue }
            marks.append(
                PointMark(
                    center: item.point, shape: .circle, color: series.colorClass, radius: isLast ? 3.5 : 2.5,
                    isHollow: value.isTentative, caption: data.caption(series: index, category: item.category)))
        }
        guard let last = segments.points.last else {
            let text = WrappedText(spec.emptyText, width: box.width - 8, maxLines: 2, typography)
            let baseline = box.maxY - 6 - Double(text.lines.count - 1) * typography.lineHeight
            var label = LabelMark(text, at: Point(x: box.midX, y: baseline), anchor: .middle, role: .quiet, typography)
            label.halo = true
            return marks + [label]
        }
        let label = ValueLabels.Candidate(
            text: series.values[last.category].label, point: last.point, rank: 1, isStrong: series.highlighted)
        return marks
            + ValueLabels.marks(
                [label], points: [last.point], lines: segments.pieces + (target.map { [$0] } ?? []), bounds: box,
                reachesFar: true, typography)
    }

    /// The first and the last category, where both have room.
    private func categoryMarks(_ box: Box) -> [any Mark] {
        guard let first = data.categories.first, let last = data.categories.last else { return [] }
        let baseline = box.maxY + 5 + typography.ascent
        let end = WrappedText(last.shortLabel ?? last.label, width: box.width, maxLines: 1, typography)
        let at = Point(x: box.maxX, y: baseline)
        let marks: [any Mark] = [LabelMark(end, at: at, anchor: .end, role: .quiet, typography)]
        let start = first.shortLabel ?? first.label
        guard data.categories.count > 1, typography.width(start) + end.width(typography) + 10 <= box.width else {
            return marks
        }
        return marks + [LabelMark(lines: [start], point: Point(x: box.x, y: baseline), role: .quiet)]
    }
}
