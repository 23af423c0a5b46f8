/// One value on a track, with its target across: the smallest chart that says "how far".
///
/// It is about 40 high and as wide as the specification says. Of several values the last number is drawn.
struct BulletChart {
    private static let thickness = 18.0
    private static let inset = 4.0

    let spec: ChartSpec
    let data: ChartData

    var drawing: Drawing {
        let width = ChartLayout.width(spec)
        let typography = ChartLayout.typography(width)
        guard let (series, category) = place else { return EmptyChart(spec: spec).drawing }
        let value = data.series[series].values[category]
        let numbers = [value.number, spec.target?.value].compactMap { $0 }
        let axis = ValueAxis(
            numbers: numbers, wanted: spec.domain, fromZero: true, count: 4, format: TickFormat { "\($0)" })
        let x = LinearScale(domain: axis.domain, range: (1, width - typography.width(value.label) - 10))
        let top = spec.target == nil ? 6 : typography.lineHeight + 5
        let center = top + Self.thickness / 2

        var drawing = Drawing(width: width, height: top + Self.thickness + 5, typography: typography)
        drawing.hatches = BarMarks.hatches(data)
        drawing.marks = trackMarks(axis.domain, x, Box(x: 0, y: top, width: 0, height: Self.thickness))
        if let number = value.number {
            let makers = BarMarks(spec: spec, data: data, value: x, isUpright: false)
            let segment = Bars.Segment(series: series, from: 0, to: number, value: value)
            let thickness = Self.thickness - 2 * Self.inset
            if let box = makers.box(segment, laneStart: top + Self.inset, thickness: thickness) {
                drawing.marks.append(makers.mark(segment, box: box, category: category))
            }
        }
        drawing.marks.append(
            LabelMark(
                lines: [value.label],
                point: Point(x: width - ChartLayout.edge, y: typography.baseline(centeredAt: center)), anchor: .end,
                role: value.number == nil ? .quiet : .strong))
        drawing.marks += targetMarks(x, top: top, width: width, typography)
        return drawing
    }

    /// Where the last number stands, or else the last value.
    private var place: (series: Int, category: Int)? {
        guard !data.categories.isEmpty, !data.series.isEmpty else { return nil }
        for (index, series) in data.series.enumerated() {
            if let last = series.values.lastIndex(where: { $0.number != nil }) { return (index, last) }
        }
        return (0, data.categories.count - 1)
    }

    private func targetMarks(_ x: LinearScale, top: Double, width: Double, _ typography: Typography) -> [any Mark] {
        guard let target = spec.target else { return [] }
        let text = WrappedText(target.label, width: width - 2 * ChartLayout.edge, maxLines: 1, typography)
        let place = x(target.value)
        let half = text.width(typography) / 2
        let labelX = max(min(place, width - ChartLayout.edge - half), ChartLayout.edge + half)
        return [
            TargetTickMark(from: Point(x: place, y: top - 3), to: Point(x: place, y: top + Self.thickness + 3)),
            LabelMark(text, at: Point(x: labelX, y: typography.ascent), anchor: .middle, role: .quiet, typography),
        ]
    }

    /// The track, darker on the good side of the target.
    private func trackMarks(_ domain: ClosedRange<Double>, _ x: LinearScale, _ row: Box) -> [any Mark] {
        let ends = (x(domain.lowerBound), x(domain.upperBound))
        func track(_ from: Double, _ to: Double, isGood: Bool) -> TrackMark {
            TrackMark(box: Box(x: from, y: row.y, width: to - from, height: row.height), isGood: isGood)
        }
        guard let target = spec.target else { return [track(ends.0, ends.1, isGood: false)] }
        let place = x(target.value)
        return [
            track(ends.0, place, isGood: spec.lowerIsBetter), track(place, ends.1, isGood: !spec.lowerIsBetter),
        ]
    }
}
