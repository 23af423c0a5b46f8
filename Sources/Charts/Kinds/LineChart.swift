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

        // 1. Scales.
        let frame = CategoryFrame(
            spec: spec, data: data, axis: valueAxis(count: ChartLayout.isNarrow(width) ? 4 : 5), legend: names.legend,
            measures: CategoryFrame.Measures(
                right: names.ends?.width ?? 0, height: plotHeight, labelRoom: showsValues ? 9 + typography.ascent : 10,
                rankRoom: spec.kind == .rank ? 27 : nil))

        // 2. Marks, from the back to the front.
        var marks = frame.backMarks(marksZero: spec.kind != .rank)
        let rules = spec.target.map { [frame.across($0.value)] } ?? []
        marks += rules.map { RuleMark(from: $0.0, to: $0.1, role: .target) }
        let segments = data.series.map {
            LineSegments($0.values, categories: data.categories, centers: frame.centers, y: frame.y)
        }
        marks += lineMarks(segments)
        marks += pointMarks(segments, spacing: frame.spacing)
        if showsValues {
            let hasEnds = (names.ends?.width ?? 0) > 0
            marks += ValueLabels.marks(
                valueLabels(segments), points: segments.flatMap { $0.points.map(\.point) },
                lines: segments.flatMap(\.pieces) + rules + frame.rules.rules(plotBottom: frame.bottom),
                bounds: Box(
                    x: frame.left, y: frame.labelsTop, width: (hasEnds ? frame.right + 4 : width - 1) - frame.left,
                    height: frame.bottom - frame.labelsTop - 2),
                typography)
        }
        marks += names.marks(
            segments, y: frame.y, right: frame.right, bounds: frame.top - 8...frame.bottom + 8)

        // 3. What stands under the plot.
        let foot = frame.foot()
        return Drawing(width: width, height: foot.height, typography: typography, marks: marks + foot.marks)
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

    private func lineMarks(_ segments: [LineSegments]) -> [any Mark] {
        let someHighlighted = data.series.contains(where: \.highlighted)
        return drawingOrder.flatMap { index in
            let series = data.series[index]
            let weight: LineMark.Weight =
                series.highlighted ? .highlighted : someHighlighted || data.series.count > 6 ? .context : .normal
            return segments[index].runs.filter { $0.points.count > 1 }.map { run in
                let dash = data.series.count > 1 ? LineMark.dash(index) : nil
                return LineMark(
                    points: run.points, color: series.colorClass, weight: weight,
                    dash: run.isPreliminary ? LineMark.preliminaryDash : dash)
            }
        }
    }

    private func pointMarks(_ segments: [LineSegments], spacing: Double) -> [any Mark] {
        let showsAll = spacing >= 12
        let radius = showsAll && (data.series.count > 4 || spacing < 20) ? 3.25 : 4
        return drawingOrder.flatMap { index in
            let series = data.series[index]
            let alone = segments[index].runs.filter { $0.points.count == 1 }.map { $0.points[0] }
            return segments[index].points.enumerated().compactMap { place, item -> PointMark? in
                let isTentative = series.values[item.category].isTentative
                let isLast = place == segments[index].points.count - 1
                let isAlone = alone.contains(item.point)
                guard showsAll || isTentative || isLast || isAlone else { return nil }
                return PointMark(
                    center: item.point, shape: .of(series: index), color: series.colorClass,
                    radius: showsAll || isLast ? radius : 2.5, isHollow: isTentative,
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
