/// Two categories and a line between them for each series: the numbers at both ends, the names at the right one.
struct SlopeChart {
    let spec: ChartSpec
    let data: ChartData
    let ticks: TickFormat

    var drawing: Drawing {
        // A slope has two ends; anything else is a line.
        guard data.categories.count == 2 else { return LineChart(spec: spec, data: data, ticks: ticks).drawing }
        let width = ChartLayout.width(spec)
        let typography = ChartLayout.typography(width)
        let isNarrow = ChartLayout.isNarrow(width)
        let ends = EndLabels(
            data.series.indices.map { endEntry($0) } + targetEntry, room: width * (isNarrow ? 0.5 : 0.4) - 28,
            maxLines: 3, leaderWidth: data.series.count > 8 ? 26 : 14, typography)
        let starts = data.series.filter { $0.values[0].number != nil }.map(\.values[0].label)

        // 1. Scales.
        let header = Header(
            axisTitle: spec.axisTitle, legend: LegendEntry.preliminary(spec, data), width: width, typography)
        let left = (starts.map(typography.width).max() ?? 0) + ChartLayout.edge + 20
        let right = width - ends.width
        let rules = RuleLabels(
            RuleLabels.items(spec, centers: [left, right], step: right - left, left: left), width: width, typography)
        let heads = CategoryLabels(
            data.categories, centers: [left, right], step: right - left,
            bounds: ChartLayout.edge...width - ChartLayout.edge, typography)
        let headsTop = header.height + rules.height
        let top = headsTop + heads.height + 8
        let needed = max(ends.totalHeight, typography.lineHeight * Double(starts.count))
        let bottom = top + max(ChartLayout.plotHeight(width), needed)
        let numbers = data.numbers + (spec.target.map { [$0.value] } ?? [])
        let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
        let y = LinearScale(domain: low...high, range: (bottom - 10, top + 10))

        // 2. Marks, from the back to the front.
        var marks = header.marks + rules.marks(top: header.height, plotBottom: bottom) + heads.marks(top: headsTop)
        marks += [left, right].map { x in
            RuleMark(from: Point(x: x, y: top), to: Point(x: x, y: bottom), role: .axis)
        }
        if let target = spec.target {
            let place = y(target.value)
            marks.append(RuleMark(from: Point(x: left, y: place), to: Point(x: right, y: place), role: .target))
        }
        let segments = data.series.map {
            LineSegments($0.values, categories: data.categories, centers: [left, right], y: y)
        }
        for index in drawingOrder { marks += lineMarks(segments[index], index) }
        marks += startMarks(segments, x: left, bounds: top...bottom, typography)
        let lasts = segments.map { $0.points.last }
        marks += ends.marks(
            wanted: lasts.map { $0?.point.y ?? bottom } + (spec.target.map { [y($0.value)] } ?? []), x: right,
            leaders: lasts.map { $0?.category == 1 ? $0?.point : nil } + (spec.target == nil ? [] : [nil]),
            bounds: top...bottom)
        return Drawing(width: width, height: (bottom + 6).rounded(.up), typography: typography, marks: marks)
    }

    private func endEntry(_ index: Int) -> EndLabels.Entry {
        let series = data.series[index]
        return EndLabels.Entry(
            text: series.values[1].label + " " + series.name, symbol: (series.colorClass, .of(series: index)),
            isStrong: series.highlighted)
    }

    private var targetEntry: [EndLabels.Entry] {
        spec.target.map { [EndLabels.Entry(text: $0.label, symbol: nil, isStrong: false)] } ?? []
    }

    /// The numbers at the left end, each led to its point where it had to move.
    private func startMarks(
        _ segments: [LineSegments], x: Double, bounds: ClosedRange<Double>, _ typography: Typography
    ) -> [any Mark] {
        let starting = data.series.indices.filter { data.series[$0].values[0].number != nil }
        let points = starting.compactMap { segments[$0].points.first?.point }
        let sizes = points.map { _ in typography.lineHeight }
        let centers = Spread.centers(points.map(\.y), sizes: sizes, bounds: bounds)
        return zip(zip(starting, points), centers).flatMap { pair, center -> [any Mark] in
            let (index, point) = pair
            let series = data.series[index]
            let label = LabelMark(
                lines: [series.values[0].label],
                point: Point(x: x - 18, y: typography.baseline(centeredAt: center)), anchor: .end,
                role: series.highlighted ? .strong : .ink)
            guard abs(center - point.y) > 4 else { return [label] }
            let leader = LineMark(
                points: [Point(x: x - 15, y: center), Point(x: x - 6, y: point.y)], color: series.colorClass,
                weight: .leader)
            return [leader, label]
        }
    }

    /// Highlighted series lie on top.
    private var drawingOrder: [Int] {
        data.series.indices.filter { !data.series[$0].highlighted }
            + data.series.indices.filter { data.series[$0].highlighted }
    }

    private func lineMarks(_ segments: LineSegments, _ index: Int) -> [any Mark] {
        let series = data.series[index]
        let isContext = !series.highlighted && (data.series.count > 6 || data.series.contains(where: \.highlighted))
        let lines = segments.runs.filter { $0.points.count > 1 }.map { run in
            LineMark(
                points: run.points, color: series.colorClass,
                weight: series.highlighted ? .highlighted : isContext ? .context : .normal,
                dash: run.isPreliminary ? LineMark.preliminaryDash : nil)
        }
        let points = segments.points.map { item in
            PointMark(
                center: item.point, shape: .of(series: index), color: series.colorClass,
                isHollow: series.values[item.category].isTentative,
                caption: data.caption(series: index, category: item.category))
        }
        return lines + points
    }
}
