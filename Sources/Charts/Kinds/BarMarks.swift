/// Makes the bars of lanes, whichever way they run.
struct BarMarks {
    let spec: ChartSpec
    let data: ChartData
    let value: LinearScale
    let isUpright: Bool

    /// A segment's box, with a gap of paper between it and the one before it, and never too thin to be seen.
    func box(_ segment: Bars.Segment, laneStart: Double, thickness: Double) -> Box? {
        guard segment.from != segment.to else { return nil }
        let (start, end) = (value(segment.from), value(segment.to))
        var (low, high) = (min(start, end), max(start, end))
        if segment.from != 0, high - low > 3 {
            if start < end { low += 1.5 } else { high -= 1.5 }
        } else if high - low < 1 {
            if start < end { high = low + 1 } else { low = high - 1 }
        }
        return isUpright
            ? Box(x: laneStart, y: low, width: thickness, height: high - low)
            : Box(x: low, y: laneStart, width: high - low, height: thickness)
    }

    func mark(_ segment: Bars.Segment, box: Box, category: Int) -> BarMark {
        let color = data.series[segment.series].colorClass
        return BarMark(
            box: box, color: color, hatch: segment.value.isTentative ? SVGDocument.hatchID(spec, color) : nil,
            caption: data.caption(series: segment.series, category: category))
    }

    /// The number on a segment, where it has room for it.
    func insideLabel(_ segment: Bars.Segment, box: Box, _ typography: Typography) -> LabelMark? {
        let label = segment.value.label
        guard typography.width(label) + 8 <= box.width, box.height >= typography.size + 4 else { return nil }
        return LabelMark(
            lines: [label], point: Point(x: box.midX, y: typography.baseline(centeredAt: box.midY)), anchor: .middle,
            role: segment.value.isTentative ? .ink : .on(data.series[segment.series].colorClass),
            plate: segment.value.isTentative)
    }

    /// The colours that a hatch is needed for.
    static func hatches(_ data: ChartData) -> [String] {
        var colors: [String] = []
        for series in data.series where series.values.contains(where: \.isTentative) {
            if !colors.contains(series.colorClass) { colors.append(series.colorClass) }
        }
        return colors
    }

    /// What is missing in a lane, in words.
    func missingCaption(_ lane: Bars.Lane, category: Int) -> String? {
        lane.lacking.isEmpty
            ? nil : lane.lacking.map { data.caption(series: $0, category: category) }.joined(separator: "; ")
    }
}
