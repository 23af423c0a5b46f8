/// Parts that add up, as areas on top of each other; the first series lies at the bottom.
struct AreaChart {
    let spec: ChartSpec
    let ticks: TickFormat
    private let data: ChartData

    init(spec: ChartSpec, data: ChartData, ticks: TickFormat) {
        (self.spec, self.ticks) = (spec, ticks)
        // A part below zero is no part of a sum: its number stands as a sign, and the sum is not drawn.
        var specification = spec
        specification.series = data.series.map { series in
            var series = series
            series.values = series.values.map { value in
                (value.number ?? 0) < 0 ? .missing(label: value.label) : value
            }
            return series
        }
        self.data = ChartData(specification)
    }

    var drawing: Drawing {
        let runs = AreaRuns(data)
        let width = ChartLayout.width(spec)
        let typography = ChartLayout.typography(width)
        let isNarrow = ChartLayout.isNarrow(width)
        let plotHeight = ChartLayout.plotHeight(width)

        // 1. Scales.
        let axis = ValueAxis(
            numbers: runs.totals + (spec.target.map { [$0.value] } ?? []), wanted: spec.domain, fromZero: true,
            count: isNarrow ? 4 : 5, format: ticks)
        let named = runs.runs.isEmpty ? [] : Array(data.series.indices)
        let entries =
            named.map { endEntry($0) }
            + (spec.target.map { [EndLabels.Entry(text: $0.label, symbol: nil, isStrong: false)] } ?? [])
        let ends = isNarrow ? nil : EndLabels(entries, width: width, height: plotHeight, typography)
        let legend = BarLegend.entries(spec, data, target: spec.target)
        let frame = CategoryFrame(
            spec: spec, data: data, axis: axis,
            legend: ends == nil || named.isEmpty
                ? legend
                : legend.filter { if case .swatch(_, let hatch?) = $0.symbol { !hatch.isEmpty } else { false } },
            measures: CategoryFrame.Measures(right: ends?.width ?? 0, height: plotHeight, reachesEnds: true))

        // 2. Marks, from the back to the front.
        var marks = frame.backMarks()
        for index in named { marks += areaMarks(runs, index, frame) }
        marks += frame.rules.overlay(top: frame.top, plotBottom: frame.bottom)
        if let target = spec.target {
            let place = frame.across(target.value)
            marks += [.targetCasing, .target].map { RuleMark(from: place.0, to: place.1, role: $0) }
        }
        if let ends, let last = runs.runs.last?.categories.last {
            let middles = named.map { index -> Double in
                guard let layer = runs.layers[index][last] else { return frame.bottom }
                return frame.y((layer.from + layer.to) / 2)
            }
            marks += ends.marks(
                wanted: middles + (spec.target.map { [frame.y($0.value)] } ?? []), x: frame.right,
                leaders: entries.map { _ in nil }, bounds: frame.top - 8...frame.bottom + 8)
        }
        let foot = frame.foot(showsSwatches: true)
        return Drawing(
            width: width, height: foot.height, typography: typography, marks: marks + foot.marks,
            hatches: BarMarks.hatches(data))
    }

    private func endEntry(_ index: Int) -> EndLabels.Entry {
        let series = data.series[index]
        let last = series.values.last
        return EndLabels.Entry(
            text: series.name + (last.map { " " + $0.label } ?? ""), symbol: (series.colorClass, .square),
            isStrong: series.highlighted)
    }

    /// The area of a part over each run; where a category stands alone, a narrow bar.
    private func areaMarks(_ runs: AreaRuns, _ index: Int, _ frame: CategoryFrame) -> [any Mark] {
        let series = data.series[index]
        return runs.runs.flatMap { run -> [any Mark] in
            let isHatched = run.isPreliminary && series.values.contains(where: \.isPreliminary)
            let hatch = isHatched ? SVGDocument.hatchID(spec, series.colorClass) : nil
            let sides = run.categories.compactMap { category -> (Point, Point)? in
                runs.layers[index][category].map { layer in
                    let x = frame.centers[category]
                    return (Point(x: x, y: frame.y(layer.to)), Point(x: x, y: frame.y(layer.from)))
                }
            }
            if let only = sides.first, sides.count == 1 {
                let wide = min(frame.spacing * 0.4, 10)
                return [
                    BarMark(
                        box: Box(x: only.0.x - wide / 2, y: only.0.y, width: wide, height: only.1.y - only.0.y),
                        color: series.colorClass, hatch: hatch,
                        caption: data.caption(series: index, category: run.categories[0]))
                ]
            }
            return [
                AreaMark(
                    upper: sides.map(\.0), lower: sides.map(\.1), fill: .data(color: series.colorClass, hatch: hatch),
                    caption: series.name)
            ]
        }
    }
}
