/// A series over time with the mean and the limits of what chance explains; what goes beyond has a shape of its own.
struct ControlChart {
    let spec: ChartSpec
    let data: ChartData
    let limits: ControlLimits
    let ticks: TickFormat

    private var values: [ChartValue] { data.series.first?.values ?? [] }

    /// One point for each category, without what no axis can hold.
    private var points: [ControlLimits.Point] {
        func sound(_ value: Double?) -> Double? { value.flatMap { $0.isDrawable ? $0 : nil } }
        return data.categories.indices.map { index in
            guard limits.points.indices.contains(index) else {
                return ControlLimits.Point(center: nil, lower: nil, upper: nil)
            }
            var point = limits.points[index]
            point.center = sound(point.center)
            point.lower = point.center == nil ? nil : sound(point.lower)
            point.upper = point.center == nil ? nil : sound(point.upper)
            return point
        }
    }

    var drawing: Drawing {
        let width = ChartLayout.width(spec)
        let typography = ChartLayout.typography(width)
        let points = points
        let ends = endLabels(points, width: width, typography)

        // 1. Scales.
        let bounds = points.flatMap { [$0.center, $0.lower, $0.upper].compactMap { $0 } }
        let numbers = values.compactMap(\.number) + bounds + (spec.target.map { [$0.value] } ?? [])
        let axis = ValueAxis(
            numbers: numbers, wanted: spec.domain, fromZero: false, count: ChartLayout.isNarrow(width) ? 4 : 5,
            format: ticks)
        var changes: [Int: String] = [:]
        for (index, point) in points.enumerated() { changes[index] = point.baselineBefore }
        let frame = CategoryFrame(
            spec: spec, data: data, axis: axis, legend: legend(points, namesRules: ends == nil),
            measures: CategoryFrame.Measures(
                right: ends?.labels.width ?? 0, height: ChartLayout.plotHeight(width),
                labelRoom: 9 + typography.ascent), changes: changes)

        // 2. Marks, from the back to the front.
        let phases = ControlPhases(points, categories: data.categories, frame: frame).marks
        var marks = phases.filter { $0 is AreaMark } + frame.backMarks() + phases.filter { !($0 is AreaMark) }
        let target = spec.target.map { [frame.across($0.value)] } ?? []
        marks += target.map { RuleMark(from: $0.0, to: $0.1, role: .target) }
        let segments = LineSegments(values, categories: data.categories, centers: frame.centers, y: frame.y)
        marks += segments.runs.filter { $0.points.count > 1 }.map { run in
            LineMark(
                points: run.points, color: "common", weight: .context,
                dash: run.isPreliminary ? LineMark.preliminaryDash : nil)
        }
        marks += pointMarks(segments, points, spacing: frame.spacing)
        let bounding = Box(
            x: frame.left, y: frame.labelsTop, width: (ends == nil ? width - 1 : frame.right + 2) - frame.left,
            height: frame.bottom - frame.labelsTop - 2)
        marks += ValueLabels.marks(
            valueLabels(segments, points), points: segments.points.map(\.point),
            lines: segments.pieces + target + frame.rules.rules(plotBottom: frame.bottom), bounds: bounding,
            pointRadius: frame.spacing < 12 ? 3 : 5, reachesFar: true, typography)
        if let ends {
            marks += ends.labels.marks(
                wanted: ends.values.map { frame.y($0) }, x: frame.right, leaders: ends.values.map { _ in nil },
                bounds: frame.top - 8...frame.bottom + 8)
        }
        let foot = frame.foot()
        return Drawing(width: width, height: foot.height, typography: typography, marks: marks + foot.marks)
    }

    /// The names of the mean, the limits and the target at the right end; nil where there is no room for them.
    private func endLabels(
        _ points: [ControlLimits.Point], width: Double, _ typography: Typography
    ) -> (labels: EndLabels, values: [Double])? {
        guard !ChartLayout.isNarrow(width) else { return nil }
        let last = points.last { $0.center != nil }
        let named: [(Double?, String?, Bool)] = [
            (last?.upper, limits.upperLabel, false), (last?.center, limits.centerLabel, true),
            (last?.lower, limits.lowerLabel, false), (spec.target?.value, spec.target?.label, false),
        ]
        let shown = named.compactMap { value, text, isStrong -> (Double, EndLabels.Entry)? in
            guard let value, let text else { return nil }
            return (value, EndLabels.Entry(text: text, symbol: nil, isStrong: isStrong))
        }
        let labels = EndLabels(
            shown.map(\.1), width: width, height: ChartLayout.plotHeight(width), typography)
        return labels.map { ($0, shown.map(\.0)) }
    }

    private func legend(_ points: [ControlLimits.Point], namesRules: Bool) -> [LegendEntry] {
        let drawn = zip(points, values).filter { $1.number != nil }.map(\.0.variation)
        var entries = LegendEntry.variations(drawn, limits.variationWords)
        let last = points.last { $0.center != nil }
        let limitRole: RuleMark.Role = last?.isProvisional == true ? .dashedLimit : .limit
        if namesRules {
            if let text = limits.centerLabel, last != nil {
                entries.append(LegendEntry(symbol: .rule(.center), text: text))
            }
            let named = [(last?.upper, limits.upperLabel), (last?.lower, limits.lowerLabel)].compactMap { value, text in
                value == nil ? nil : text
            }
            if !named.isEmpty {
                entries.append(LegendEntry(symbol: .rule(limitRole), text: named.joined(separator: "; ")))
            }
            if let target = spec.target { entries.append(LegendEntry(symbol: .rule(.target), text: target.label)) }
        }
        if points.contains(where: { $0.isProvisional && $0.center != nil }) {
            entries.append(LegendEntry(symbol: .rule(.dashedLimit), text: limits.provisionalText))
        }
        return entries + LegendEntry.preliminary(spec, data)
    }

    private func pointMarks(
        _ segments: LineSegments, _ points: [ControlLimits.Point], spacing: Double
    ) -> [any Mark] {
        let radius = spacing >= 20 ? 4.0 : spacing >= 12 ? 3.25 : 2.25
        return segments.points.map { item in
            let variation = points[item.category].variation
            let words = variation == .common ? "" : " (\(limits.variationWords[variation]))"
            return PointMark(
                center: item.point, shape: .of(variation), color: variation.rawValue,
                radius: variation == .common ? radius : radius + 1, isHollow: values[item.category].isTentative,
                caption: data.caption(series: 0, category: item.category) + words)
        }
    }

    /// All numbers while there are few points, else the last, and those that chance does not explain where there is room.
    private func valueLabels(_ segments: LineSegments, _ points: [ControlLimits.Point]) -> [ValueLabels.Candidate] {
        segments.points.enumerated().compactMap { place, item in
            let isLast = place == segments.points.count - 1
            let isSpecial = points[item.category].variation != .common
            guard isLast || isSpecial || data.categories.count <= 12 else { return nil }
            return ValueLabels.Candidate(
                text: values[item.category].label, point: item.point, rank: isLast ? 2 : 0, isStrong: isLast)
        }
    }
}
