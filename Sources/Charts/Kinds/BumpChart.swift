/// Ranks over editions: a row for each place, a line for each unit, its name at the right end.
struct BumpChart {
    let spec: ChartSpec
    let data: ChartData
    let fields: BumpFields
    let ticks: TickFormat

    /// No field is drawn with more places than this.
    private static let mostPlaces = 500

    private var size: Int {
        let ranks = data.numbers.filter { $0 <= Double(Self.mostPlaces) }.map { Int($0.rounded(.up)) }
        let sizes = fields.sizes.compactMap { $0 } + [spec.rankOf].compactMap { $0 }
        return min(max(ranks.max() ?? 1, sizes.max() ?? 1, 1), Self.mostPlaces)
    }

    var drawing: Drawing {
        let width = ChartLayout.width(spec)
        let typography = ChartLayout.typography(width)
        let isNarrow = ChartLayout.isNarrow(width)
        let size = size
        let drawn = data.series.indices.filter { index in data.series[index].values.contains { $0.number != nil } }
        let ends = EndLabels(
            drawn.map { endEntry($0) }, room: width * (isNarrow ? 0.46 : 0.42) - 28, maxLines: isNarrow ? 3 : 2,
            typography)

        // 1. Scales. While there are few places, each is numbered, and its row is as high as a name.
        let namesAll = size <= 25
        let row = namesAll ? max(ends.tallest, typography.lineHeight) + 3 : 9
        let height = max(row * Double(size), ends.totalHeight)
        let axis = ValueAxis(rowsOf: size, namesAll: namesAll, format: ticks)
        let undrawn = data.series.indices.filter { !drawn.contains($0) }.map { index in
            LegendEntry(
                symbol: .line(color: data.series[index].colorClass, dash: nil, shape: .of(series: index)),
                text: data.series[index].name + " " + data.signs(of: index))
        }
        let frame = CategoryFrame(
            spec: spec, data: data, axis: axis, legend: undrawn + LegendEntry.preliminary(spec, data),
            measures: CategoryFrame.Measures(
                right: ends.width, height: height, labelRoom: 4, rankRoom: 0, reachesEnds: isNarrow))

        // 2. Marks, from the back to the front.
        var marks = fieldMarks(frame, size: size) + frame.backMarks(marksZero: false)
        let values = valuesApart(rowHeight: height / Double(size))
        let segments = values.map {
            LineSegments($0, categories: data.categories, centers: frame.centers, y: frame.y)
        }
        for index in drawingOrder { marks += lineMarks(segments[index], index) }
        marks += ends.marks(
            wanted: drawn.map { segments[$0].points.last?.point.y ?? frame.bottom }, x: frame.right,
            leaders: drawn.map { index in
                let last = segments[index].points.last
                return last?.category == data.categories.count - 1 ? last?.point : nil
            }, bounds: frame.top...frame.bottom)
        let foot = frame.foot()
        return Drawing(width: width, height: foot.height, typography: typography, marks: marks + foot.marks)
    }

    /// A strong name carries its printed rank; one without a rank in the last edition carries the sign.
    private func endEntry(_ index: Int) -> EndLabels.Entry {
        let series = data.series[index]
        let last = series.values.last
        let needsLabel = series.highlighted || last?.number == nil
        let label = last.map(\.label) ?? ""
        return EndLabels.Entry(
            text: series.name + (needsLabel && !label.isEmpty ? " " + label : ""),
            symbol: (series.colorClass, .of(series: index)), isStrong: series.highlighted)
    }

    /// Shades the places that an edition does not have.
    private func fieldMarks(_ frame: CategoryFrame, size: Int) -> [any Mark] {
        data.categories.indices.compactMap { index in
            guard fields.sizes.indices.contains(index), let places = fields.sizes[index], places >= 1, places < size
            else { return nil }
            let (top, bottom) = (frame.y(Double(places) + 0.5), frame.y(Double(size) + 0.5))
            let left = max(frame.centers[index] - frame.spacing / 2, frame.left)
            let right = min(frame.centers[index] + frame.spacing / 2, frame.right)
            return AreaMark(
                upper: [Point(x: left, y: top), Point(x: right, y: top)],
                lower: [Point(x: left, y: bottom), Point(x: right, y: bottom)], fill: .band)
        }
    }

    /// Ranks that are shared stand a little apart, so that every unit is seen.
    private func valuesApart(rowHeight: Double) -> [[ChartValue]] {
        var values = data.series.map(\.values)
        for category in data.categories.indices {
            var sharing: [Double: [Int]] = [:]
            for index in values.indices {
                if let rank = values[index][category].number { sharing[rank, default: []].append(index) }
            }
            for (rank, tied) in sharing where tied.count > 1 {
                let step = min(7 / rowHeight, 0.8 / Double(tied.count - 1))
                for (place, index) in tied.enumerated() {
                    let moved = rank + (Double(place) - Double(tied.count - 1) / 2) * step
                    let old = values[index][category]
                    values[index][category] =
                        old.isPreliminary
                        ? .preliminary(moved, label: old.label)
                        : old.isTentative
                            ? .qualified(moved, label: old.label) : .number(moved, label: old.label)
                }
            }
        }
        return values
    }

    /// Highlighted units lie on top.
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
                radius: isContext ? 3.25 : 4.5, isHollow: series.values[item.category].isTentative,
                caption: data.caption(series: index, category: item.category))
        }
        return lines + points
    }
}
