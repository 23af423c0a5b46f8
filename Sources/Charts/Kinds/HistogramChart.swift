/// How values are distributed: bars without gaps over bins of one width, with the values that are pointed out.
struct HistogramChart {
    let spec: ChartSpec
    let data: ChartData
    let bins: HistogramBins
    let ticks: TickFormat

    private var values: [ChartValue] { data.series.first?.values ?? [] }
    private var color: String { data.series.first?.colorClass ?? "s1" }

    var drawing: Drawing {
        let width = ChartLayout.width(spec)
        let typography = ChartLayout.typography(width)

        // 1. Scales.
        let axis = ValueAxis(
            numbers: values.compactMap(\.number), wanted: spec.domain, fromZero: true,
            count: ChartLayout.isNarrow(width) ? 4 : 5, format: ticks)
        let left = ValueAxisMark.width(axis, typography) + ChartLayout.edge
        let places = BinPlaces(bins, count: data.categories.count, from: left, to: width - 14)
        let legend = BarLegend.entries(spec, data, target: nil)
        let header = Header(axisTitle: spec.axisTitle, legend: legend, width: width, typography)
        let items = bins.markers.compactMap { marker in
            places.place(of: marker.value).map { RuleLabels.Item(name: marker.label, x: $0, role: .event) }
        }
        let markers = RuleLabels(items.sorted { $0.x < $1.x }, width: width, typography)
        let top = header.height + markers.height + typography.lineHeight + 2
        let bottom = top + ChartLayout.plotHeight(width)
        let y = LinearScale(domain: axis.domain, range: (bottom, top))

        // 2. Marks, from the back to the front.
        var drawing = Drawing(width: width, height: 0, typography: typography, hatches: BarMarks.hatches(data))
        drawing.marks = header.marks
        drawing.marks.append(
            ValueAxisMark(axis: axis, scale: y, left: left, right: width - 8, typography: typography, marksZero: false))
        let (bars, labels) = barMarks(places, y, typography)
        drawing.marks += bars
        drawing.marks.append(RuleMark(from: Point(x: left, y: y(0)), to: Point(x: width - 8, y: y(0)), role: .axis))
        drawing.marks += markers.marks(top: header.height, plotBottom: bottom)
        drawing.marks += markers.overlay(top: top, plotBottom: bottom) + labels

        // 3. What stands under the plot.
        drawing.marks += edgeMarks(places, top: bottom + 5, width: width, typography)
        let title = WrappedText(bins.edgeTitle, width: width - 2 * ChartLayout.edge, maxLines: 2, typography)
        let half = title.width(typography) / 2
        let middle = max(min((left + width - 14) / 2, width - ChartLayout.edge - half), ChartLayout.edge + half)
        let titleTop = bottom + 8 + typography.lineHeight
        drawing.marks.append(
            LabelMark(
                title, at: Point(x: middle, y: titleTop + typography.ascent), anchor: .middle, role: .quiet, typography)
        )
        drawing.height = (titleTop + title.height(typography) + 4).rounded(.up)
        return drawing
    }

    private func barMarks(
        _ places: BinPlaces, _ y: LinearScale, _ typography: Typography
    ) -> (bars: [any Mark], labels: [any Mark]) {
        let makers = BarMarks(spec: spec, data: data, value: y, isUpright: true)
        let fits = values.allSatisfy { typography.width($0.label) + 2 <= places.width }
        var (marks, labels): ([any Mark], [any Mark]) = ([], [])
        var limit = -Double.infinity
        for (index, value) in values.enumerated() {
            let start = places.start(index)
            let center = start + places.width / 2
            if let number = value.number {
                let segment = Bars.Segment(series: 0, from: 0, to: number, value: value)
                if let box = makers.box(segment, laneStart: start + 0.5, thickness: max(places.width - 1, 0.5)) {
                    marks.append(makers.mark(segment, box: box, category: index))
                }
            }
            let half = typography.width(value.label) / 2
            guard value.number == nil || fits, center - half >= limit else { continue }
            limit = center + half + 1
            labels.append(
                LabelMark(
                    lines: [value.label], point: Point(x: center, y: y(max(value.number ?? 0, 0)) - 5),
                    anchor: .middle, role: value.number == nil ? .quiet : .ink, halo: true))
        }
        return (marks, labels)
    }

    /// The edges of the bins, as many as have room, the name of an open last bin first.
    private func edgeMarks(
        _ places: BinPlaces, top: Double, width: Double, _ typography: Typography
    ) -> [any Mark] {
        var texts: [(text: String, x: Double)] = []
        let count = data.categories.count
        if bins.isOpenEnded, let last = data.categories.last {
            texts.append((last.shortLabel ?? last.label, places.start(count - 1) + places.width / 2))
        }
        let closed = bins.isOpenEnded ? count - 1 : count
        let edges = bins.edges.prefix(closed + 1).enumerated().map { (text: $1.label, x: places.edge($0)) }
        let widest = edges.map { typography.width($0.text) }.max() ?? 0
        let every = [1, 2, 5, 10, 20, 50, 100].first { places.width * Double($0) >= widest + 8 } ?? 200
        texts += edges.enumerated().filter { $0.offset % every == 0 }.map(\.element)
        var taken: [ClosedRange<Double>] = []
        var marks: [any Mark] = []
        for item in texts {
            let half = typography.width(item.text) / 2
            let center = max(min(item.x, width - ChartLayout.edge - half), ChartLayout.edge + half)
            let span = center - half - 3...center + half + 3
            guard !taken.contains(where: { $0.overlaps(span) }) else { continue }
            taken.append(span)
            marks.append(
                LabelMark(
                    lines: [item.text], point: Point(x: center, y: top + typography.ascent), anchor: .middle,
                    role: .quiet))
        }
        return marks
    }
}
