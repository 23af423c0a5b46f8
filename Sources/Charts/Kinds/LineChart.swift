/// Series over ordered categories: values as heights, or places in a field with 1 on top.
struct LineChart {
    let spec: ChartSpec
    let data: ChartData
    let ticks: TickFormat

    var drawing: Drawing {
        let width = ChartLayout.width(spec)
        let typography = ChartLayout.typography(width)
        let plotHeight = ChartLayout.plotHeight(width)
        let names = LineNames(spec: spec, data: data, width: width, height: plotHeight, typography)

        // 1. Scales, from left to right, then from top to bottom.
        let axis = valueAxis(count: ChartLayout.isNarrow(width) ? 4 : 5)
        let left = ValueAxisMark.width(axis, typography) + ChartLayout.edge
        let right = width - (names.ends.map { max($0.width, 12) } ?? 12)
        let centers = Self.centers(data.categories.count, left: left, right: right)
        let spacing = centers.count > 1 ? centers[1] - centers[0] : right - left
        let breaks = BreakLabels(
            data.categories.indices.compactMap { index in
                data.categories[index].breakBefore.map { ($0, index == 0 ? left : centers[index] - spacing / 2) }
            }, width: width, typography)
        let header = Header(axisTitle: spec.axisTitle, legend: names.legend, width: width, typography)
        let top = header.height + breaks.height + (showsValues ? 9 + typography.ascent : 10)
        let bottom = top + plotHeight
        let y = LinearScale(domain: axis.domain, range: spec.kind == .rank ? (top, bottom - 27) : (bottom, top))

        // 2. Marks, from the back to the front.
        var marks: [any Mark] = header.marks
        marks.append(
            ValueAxisMark(
                axis: axis, scale: y, left: left, right: right, typography: typography, marksZero: spec.kind != .rank))
        marks += breaks.marks(top: header.height, plotBottom: bottom)
        let rules = (spec.target.map { [y($0.value)] } ?? []).map { (Point(x: left, y: $0), Point(x: right, y: $0)) }
        marks += rules.map { RuleMark(from: $0.0, to: $0.1, role: .target) }
        let segments = data.series.map {
            LineSegments($0.values, categories: data.categories, centers: centers, y: y)
        }
        marks += lineMarks(segments)
        marks += pointMarks(segments, spacing: spacing)
        if showsValues {
            let hasEnds = (names.ends?.width ?? 0) > 0
            let labelsTop = header.height + breaks.height
            marks += ValueLabels.marks(
                valueLabels(segments), points: segments.flatMap { $0.points.map(\.point) },
                lines: segments.flatMap(\.pieces) + rules + breaks.rules(plotBottom: bottom),
                bounds: Box(
                    x: left, y: labelsTop, width: (hasEnds ? right + 4 : width - 1) - left,
                    height: bottom - labelsTop - 2),
                typography)
        }
        marks += names.marks(segments, y: y, right: right, bounds: top - 8...bottom + 8)

        // 3. What stands under the plot.
        let missing = MissingRows(data, typography)
        let missingTop = bottom + 5
        let bounds = ChartLayout.edge...width - ChartLayout.edge
        marks += missing.marks(centers: centers, top: missingTop, axisX: left, bounds: left - 6...width)
        let labels = CategoryLabels(
            data.categories, centers: centers, step: spacing, bounds: bounds, typography)
        let labelsTop = missingTop + missing.height + 2
        marks += labels.marks(top: labelsTop)
        let height = labelsTop + labels.height + 4
        return Drawing(width: width, height: height.rounded(.up), typography: typography, marks: marks)
    }

    /// Numbers stand beside points while there are few; with more points only beside the last.
    private var showsValues: Bool { data.series.count == 1 || (data.series.count <= 3 && data.categories.count <= 12) }

    private func valueAxis(count: Int) -> ValueAxis {
        let numbers = data.numbers + (spec.target.map { [$0.value] } ?? [])
        if spec.kind == .rank {
            return ValueAxis(placesOf: max(spec.rankOf ?? 1, Int(min(max(numbers.max() ?? 1, 1), 1e6))), format: ticks)
        }
        return ValueAxis(numbers: numbers, wanted: spec.domain, fromZero: false, count: count, format: ticks)
    }

    private static func centers(_ count: Int, left: Double, right: Double) -> [Double] {
        guard count > 1 else { return [(left + right) / 2] }
        let inset = min((right - left) / Double(count) / 2, 28)
        let step = (right - left - 2 * inset) / Double(count - 1)
        return (0..<count).map { left + inset + Double($0) * step }
    }

    private func lineMarks(_ segments: [LineSegments]) -> [any Mark] {
        let someHighlighted = data.series.contains(where: \.highlighted)
        return drawingOrder.flatMap { index in
            let series = data.series[index]
            let weight: LineMark.Weight =
                series.highlighted ? .highlighted : someHighlighted || data.series.count > 6 ? .context : .normal
            return segments[index].runs.filter { $0.count > 1 }.map { run in
                LineMark(
                    points: run, color: series.colorClass, weight: weight,
                    dash: data.series.count > 1 ? LineMark.dash(index) : nil)
            }
        }
    }

    private func pointMarks(_ segments: [LineSegments], spacing: Double) -> [any Mark] {
        let showsAll = spacing >= 12
        let radius = showsAll && (data.series.count > 4 || spacing < 20) ? 3.25 : 4
        return drawingOrder.flatMap { index in
            let series = data.series[index]
            let alone = segments[index].runs.filter { $0.count == 1 }.map { $0[0] }
            return segments[index].points.enumerated().compactMap { place, item -> PointMark? in
                let isQualified = series.values[item.category].isQualified
                let isLast = place == segments[index].points.count - 1
                let isAlone = alone.contains(item.point)
                guard showsAll || isQualified || isLast || isAlone else { return nil }
                return PointMark(
                    center: item.point, shape: .of(series: index), color: series.colorClass,
                    radius: showsAll || isLast ? radius : 2.5, isHollow: isQualified,
                    caption: data.caption(series: index, category: item.category))
            }
        }
    }

    /// Highlighted series lie on top.
    private var drawingOrder: [Int] {
        data.series.indices.filter { !data.series[$0].highlighted }
            + data.series.indices.filter { data.series[$0].highlighted }
    }

    private func valueLabels(_ segments: [LineSegments]) -> [ValueLabels.Candidate] {
        segments.enumerated().flatMap { index, segment -> [ValueLabels.Candidate] in
            let series = data.series[index]
            let heights = segment.points.map(\.point.y)
            let few = data.categories.count <= 12
            return segment.points.enumerated().compactMap { place, item in
                let isLast = place == segment.points.count - 1
                guard few || isLast else { return nil }
                let isExtreme = item.point.y == heights.min() || item.point.y == heights.max()
                let rank = (series.highlighted ? 10 : 0) + (isLast ? 3 : place == 0 ? 2 : isExtreme ? 1 : 0)
                return ValueLabels.Candidate(
                    text: series.values[item.category].label, point: item.point, rank: rank,
                    isStrong: series.highlighted)
            }
        }
    }
}
