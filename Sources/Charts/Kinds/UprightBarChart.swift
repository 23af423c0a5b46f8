/// Upright bars: single, side by side, or stacked.
struct UprightBarChart {
    let spec: ChartSpec
    let data: ChartData
    let bars: Bars
    let ticks: TickFormat

    private let width: Double
    private let typography: Typography
    private let axis: ValueAxis
    private let left: Double
    private let right: Double
    private let band: BandScale
    private let labels: CategoryLabels
    private let ends: EndLabels?

    /// Nil when the names of the categories have no room under upright bars.
    init?(spec: ChartSpec, data: ChartData, bars: Bars, ticks: TickFormat) {
        (self.spec, self.data, self.bars, self.ticks) = (spec, data, bars, ticks)
        width = ChartLayout.width(spec)
        typography = ChartLayout.typography(width)
        axis = ValueAxis(
            numbers: bars.ends + (spec.target.map { [$0.value] } ?? []), wanted: bars.isShare ? 0...1 : spec.domain,
            fromZero: true, count: ChartLayout.isNarrow(width) ? 4 : 5, format: ticks)
        left = ValueAxisMark.width(axis, typography) + ChartLayout.edge
        let targets = spec.target.map { [EndLabels.Entry(text: $0.label, symbol: nil, isStrong: false)] } ?? []
        ends = EndLabels(targets, width: width, height: 100, typography)
        right = width - max(ends?.width ?? 0, ChartLayout.edge)
        band = BandScale(from: left, to: right, count: data.categories.count)
        labels = CategoryLabels(
            data.categories, centers: band.centers, step: band.step,
            bounds: ChartLayout.edge...width - ChartLayout.edge, typography)
        if !labels.isComplete, !labels.canBeThinned, data.categories.count > 1 { return nil }
    }

    var drawing: Drawing {
        // 1. Scales.
        let legend = BarLegend.entries(spec, data, target: ends == nil ? spec.target : nil)
        let header = Header(axisTitle: spec.axisTitle, legend: legend, width: width, typography)
        let breaks = RuleLabels(
            RuleLabels.items(spec, centers: band.centers, step: band.step, left: left), width: width, typography)
        let labelRoom = typography.lineHeight + 2
        let top = header.height + breaks.height + labelRoom
        let plotBottom = top + ChartLayout.plotHeight(width)
        let hasNegative = axis.domain.lowerBound < 0
        let y = LinearScale(domain: axis.domain, range: (plotBottom - (hasNegative ? labelRoom : 0), top))

        // 2. Marks, from the back to the front.
        var drawing = Drawing(width: width, height: 0, typography: typography, hatches: BarMarks.hatches(data))
        drawing.marks = header.marks
        drawing.marks.append(
            ValueAxisMark(axis: axis, scale: y, left: left, right: right, typography: typography, marksZero: false))
        drawing.marks += breaks.marks(top: header.height, plotBottom: plotBottom)
        let (barMarks, labelMarks) = barMarks(y)
        drawing.marks += barMarks
        drawing.marks.append(RuleMark(from: Point(x: left, y: y(0)), to: Point(x: right, y: y(0)), role: .axis))
        if let target = spec.target {
            let place = y(target.value)
            drawing.marks += [.targetCasing, .target].map { role in
                RuleMark(from: Point(x: left, y: place), to: Point(x: right + 2, y: place), role: role)
            }
            drawing.marks +=
                ends?.marks(wanted: [place], x: right, leaders: [nil], bounds: top - 8...plotBottom + 8) ?? []
        }

        drawing.marks += labelMarks

        // 3. The names of the categories.
        drawing.marks += labels.marks(top: plotBottom + 7)
        drawing.height = (plotBottom + 7 + labels.height + 4).rounded(.up)
        return drawing
    }

    private var laneThickness: Double {
        let lanes = Double(bars.laneCount)
        return min(band.step * (lanes > 1 ? 0.82 : 0.68) / lanes, lanes > 1 ? 44 : 64)
    }

    private func barMarks(_ y: LinearScale) -> (bars: [any Mark], labels: [any Mark]) {
        let makers = BarMarks(spec: spec, data: data, value: y, isUpright: true)
        let thickness = laneThickness
        let cluster = thickness * Double(bars.laneCount)
        let gap = bars.laneCount > 1 ? min(2, thickness * 0.15) : 0
        let printsNumbers = numbersFit(thickness)
        var (marks, labels): ([any Mark], [any Mark]) = ([], [])
        var limit = -Double.infinity
        for (category, lanes) in bars.lanes.enumerated() {
            for (place, lane) in lanes.enumerated() {
                let start = band.center(category) - cluster / 2 + Double(place) * thickness + gap / 2
                for segment in lane.segments {
                    if let box = makers.box(segment, laneStart: start, thickness: thickness - gap) {
                        marks.append(makers.mark(segment, box: box, category: category))
                        if bars.isStacked, let label = makers.insideLabel(segment, box: box, typography) {
                            labels.append(label)
                        }
                    }
                    if !bars.isStacked, printsNumbers {
                        labels.append(number(segment, x: start + (thickness - gap) / 2, y: y(segment.to)))
                    }
                }
                if !lane.signs.isEmpty {
                    let sign = lane.signs.joined(separator: " ")
                    let x = start + (thickness - gap) / 2
                    let half = typography.width(sign) / 2
                    guard x - half >= limit else { continue }
                    limit = x + half
                    labels.append(
                        LabelMark(
                            lines: [sign], point: Point(x: x, y: y(Bars.end(of: lane)) - 5), anchor: .middle,
                            role: .quiet, halo: true, caption: makers.missingCaption(lane, category: category)))
                }
            }
        }
        return (marks, labels)
    }

    private func number(_ segment: Bars.Segment, x: Double, y: Double) -> LabelMark {
        let isBelow = segment.to < 0
        return LabelMark(
            lines: [segment.value.label], point: Point(x: x, y: isBelow ? y + typography.ascent + 3 : y - 5),
            anchor: .middle, role: data.series[segment.series].highlighted ? .strong : .ink, halo: true)
    }

    /// Numbers stand on all bars or on none.
    private func numbersFit(_ thickness: Double) -> Bool {
        guard data.categories.count <= 12 else { return false }
        let room = bars.laneCount > 1 ? thickness : band.step - 4
        return data.series.allSatisfy { $0.values.allSatisfy { typography.width($0.label) <= room } }
    }
}
