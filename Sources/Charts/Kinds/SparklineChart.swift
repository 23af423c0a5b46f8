/// A line the size of a word: no axes, gaps kept, the last number marked.
struct SparklineChart {
    static let size = (width: 120.0, height: 32.0)

    let spec: ChartSpec
    let data: ChartData

    /// The highlighted series, or else the first that has a number.
    private var series: ChartSeries? {
        let drawable = data.series.filter { $0.values.contains { $0.number != nil } }
        return drawable.first(where: \.highlighted) ?? drawable.first
    }

    var drawing: Drawing {
        let (width, height) = Self.size
        var drawing = Drawing(width: width, height: height, typography: Typography(size: 12))
        guard let series else { return drawing }
        let numbers = series.values.compactMap(\.number) + (spec.target.map { [$0.value] } ?? [])
        var (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
        if let domain = spec.domain { (low, high) = (min(low, domain.lowerBound), max(high, domain.upperBound)) }
        let y = LinearScale(domain: low...high, range: (height - 5, 5))
        let inset = 5.0
        let count = series.values.count
        let step = count > 1 ? (width - 2 * inset) / Double(count - 1) : 0
        let centers = (0..<count).map { count > 1 ? inset + Double($0) * step : width / 2 }
        if let target = spec.target {
            let place = y(target.value)
            drawing.marks.append(
                RuleMark(from: Point(x: 0, y: place), to: Point(x: width, y: place), role: .seriesBreak))
        }
        let segments = LineSegments(series.values, categories: data.categories, centers: centers, y: y)
        for run in segments.runs {
            if run.points.count == 1 {
                drawing.marks.append(
                    PointMark(center: run.points[0], shape: .circle, color: series.colorClass, radius: 1.5))
            } else {
                drawing.marks.append(
                    LineMark(
                        points: run.points, color: series.colorClass, weight: .context,
                        dash: run.isPreliminary ? LineMark.preliminaryDash : nil))
            }
        }
        if let last = segments.points.last {
            drawing.marks.append(
                PointMark(
                    center: last.point, shape: .circle, color: series.colorClass, radius: 3,
                    isHollow: series.values[last.category].isTentative,
                    caption: "\(data.categories[last.category].label): \(series.values[last.category].label)"))
        }
        return drawing
    }
}
