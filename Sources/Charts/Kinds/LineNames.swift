/// Where the names of a line chart stand: at the ends of the lines, or in a legend where there is no room.
struct LineNames {
    let ends: EndLabels?
    let legend: [LegendEntry]
    private let named: [Int]
    private let spec: ChartSpec

    init(spec: ChartSpec, data: ChartData, width: Double, height: Double, _ typography: Typography) {
        self.spec = spec
        let isDrawn = data.series.map { series in series.values.contains { $0.number != nil } }
        // A single line is named by the chart's title.
        let needed = data.series.count > 1 ? Array(data.series.indices) : []
        named = needed.filter { isDrawn[$0] }
        // Where numbers do not stand beside the points, the last one stands beside the name.
        let printsLast = data.series.count > 3 || data.categories.count > 12
        var entries = named.map { index -> EndLabels.Entry in
            let series = data.series[index]
            let last = printsLast && series.values.last?.number != nil ? series.values.last?.label : nil
            return EndLabels.Entry(
                text: series.name + (last.map { " " + $0 } ?? ""), symbol: (series.colorClass, .of(series: index)),
                isStrong: series.highlighted)
        }
        if let target = spec.target {
            entries.append(EndLabels.Entry(text: target.label, symbol: nil, isStrong: false))
        }
        let hasRoom = named.isEmpty || !ChartLayout.isNarrow(width)
        ends = hasRoom ? EndLabels(entries, width: width, height: height, typography) : nil

        let inLegend = ends == nil ? needed : needed.filter { !isDrawn[$0] }
        var legend = inLegend.map { index -> LegendEntry in
            let series = data.series[index]
            let sign = isDrawn[index] ? "" : " " + data.signs(of: index)
            let symbol = LegendEntry.Symbol.line(
                color: series.colorClass, dash: LineMark.dash(index), shape: .of(series: index))
            return LegendEntry(symbol: symbol, text: series.name + sign)
        }
        if ends == nil, let target = spec.target {
            legend.append(LegendEntry(symbol: .rule(.target), text: target.label))
        }
        self.legend = legend + LegendEntry.preliminary(spec, data)
    }

    func marks(
        _ segments: [LineSegments], y: LinearScale, right: Double, bounds: ClosedRange<Double>
    ) -> [any Mark] {
        guard let ends else { return [] }
        let lasts = named.compactMap { segments[$0].points.last }
        let lastCategory = spec.categories.count - 1
        var wanted = lasts.map(\.point.y)
        var leaders = lasts.map { $0.category == lastCategory ? Optional($0.point) : nil }
        if let target = spec.target {
            wanted.append(y(target.value))
            leaders.append(nil)
        }
        return ends.marks(wanted: wanted, x: right, leaders: leaders, bounds: bounds)
    }
}
