/// Bars that lie: for names that are long, and for phones, where the name stands above its bar.
struct LyingBarChart {
    let spec: ChartSpec
    let data: ChartData
    let bars: Bars
    let ticks: TickFormat

    private let width: Double
    private let typography: Typography
    private let isNarrow: Bool
    private let names: [WrappedText]
    private let left: Double

    init(spec: ChartSpec, data: ChartData, bars: Bars, ticks: TickFormat) {
        (self.spec, self.data, self.bars, self.ticks) = (spec, data, bars, ticks)
        width = ChartLayout.width(spec)
        typography = ChartLayout.typography(width)
        isNarrow = ChartLayout.isNarrow(width)
        let lying = LyingNames(data.categories, width: width, typography)
        (names, left) = (lying.texts, lying.left)
    }

    var drawing: Drawing {
        let header = Header(
            axisTitle: spec.axisTitle, legend: BarLegend.entries(spec, data, target: nil), width: width, typography)
        let target = targetLabel
        let top = header.height + (target.map { $0.height(typography) + 4 } ?? 0) + 2
        let axis = ValueAxis(
            numbers: bars.ends + (spec.target.map { [$0.value] } ?? []), wanted: bars.isShare ? 0...1 : spec.domain,
            fromZero: true, count: isNarrow ? 3 : 5, format: ticks)
        let x = scale(axis)
        let rows = LyingRows(
            names: names, categories: data.categories, laneThickness: laneThickness, laneCount: bars.laneCount,
            isNarrow: isNarrow, top: top, width: width, typography)

        var drawing = Drawing(width: width, height: 0, typography: typography, hatches: BarMarks.hatches(data))
        drawing.marks = header.marks
        if bars.isStacked || !printsNumbers {
            drawing.marks += TickRow(axis: axis, x: x, width: width, typography).marks(top: top, bottom: rows.bottom)
        }
        let (barMarks, labels) = barMarks(x, rows)
        drawing.marks += barMarks
        let zero = x(0)
        drawing.marks.append(RuleMark(from: Point(x: zero, y: top), to: Point(x: zero, y: rows.bottom), role: .axis))
        if let target, let value = spec.target?.value {
            let place = x(value)
            let half = target.width(typography) / 2
            let labelX = max(min(place, width - ChartLayout.edge - half), ChartLayout.edge + half)
            drawing.marks += [.targetCasing, .target].map { role in
                RuleMark(from: Point(x: place, y: top - 3), to: Point(x: place, y: rows.bottom), role: role)
            }
            drawing.marks.append(
                LabelMark(
                    target, at: Point(x: labelX, y: header.height + typography.ascent + 1), anchor: .middle, typography)
            )
        }
        drawing.marks += labels + rows.marks(left: left)
        let ticksHeight = bars.isStacked || !printsNumbers ? typography.lineHeight + 4 : 4
        drawing.height = (rows.bottom + ticksHeight).rounded(.up)
        return drawing
    }

    private var laneThickness: Double {
        bars.laneCount > 1 ? typography.lineHeight : bars.isStacked ? 24 : isNarrow ? 14 : 18
    }

    private var printsNumbers: Bool { !bars.isStacked }

    private var targetLabel: WrappedText? {
        spec.target.map { WrappedText($0.label, width: width * 0.6, maxLines: 2, typography) }
    }

    /// Room is left at both ends for the numbers printed beside the bars.
    private func scale(_ axis: ValueAxis) -> LinearScale {
        var (before, after) = (0.0, 0.0)
        for segment in bars.lanes.joined().flatMap(\.segments) {
            let room = typography.width(segment.value.label) + 8
            if segment.to < 0 { before = max(before, room) } else { after = max(after, room) }
        }
        let signs = bars.lanes.joined().map { typography.width($0.signs.joined(separator: " ")) + 8 }.max() ?? 0
        let tick = typography.width(axis.ticks.last?.text ?? "") / 2
        if bars.isStacked { (before, after) = (0, max(signs > 8 && !bars.isShare ? signs : 0, tick)) }
        return LinearScale(domain: axis.domain, range: (left + before, width - ChartLayout.edge - max(after, 8)))
    }

    private func barMarks(_ x: LinearScale, _ rows: LyingRows) -> (bars: [any Mark], labels: [any Mark]) {
        let makers = BarMarks(spec: spec, data: data, value: x, isUpright: false)
        var (marks, labels): ([any Mark], [any Mark]) = ([], [])
        for (category, lanes) in bars.lanes.enumerated() {
            for (place, lane) in lanes.enumerated() {
                let start = rows.laneTops[category] + Double(place) * laneThickness
                let gap = lanes.count > 1 ? 2.0 : 0
                let baseline = typography.baseline(centeredAt: start + (laneThickness - gap) / 2)
                for segment in lane.segments {
                    if let box = makers.box(segment, laneStart: start, thickness: laneThickness - gap) {
                        marks.append(makers.mark(segment, box: box, category: category))
                        if bars.isStacked, let label = makers.insideLabel(segment, box: box, typography) {
                            labels.append(label)
                        }
                    }
                    guard !bars.isStacked else { continue }
                    let isBelow = segment.to < 0
                    labels.append(
                        LabelMark(
                            lines: [segment.value.label],
                            point: Point(x: x(segment.to) + (isBelow ? -6 : 6), y: baseline),
                            anchor: isBelow ? .end : .start,
                            role: data.series[segment.series].highlighted ? .strong : .ink, halo: true))
                }
                guard !lane.signs.isEmpty else { continue }
                let signStart = x(Bars.end(of: lane)) + 6
                let signs = WrappedText(
                    lane.signs.joined(separator: " "), width: width - ChartLayout.edge - signStart, maxLines: 1,
                    typography)
                labels.append(
                    LabelMark(
                        lines: signs.lines, point: Point(x: signStart, y: baseline), role: .quiet, halo: true,
                        caption: makers.missingCaption(lane, category: category)))
            }
        }
        return (marks, labels)
    }
}
