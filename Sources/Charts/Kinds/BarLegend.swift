/// The legend of bars of several series, in the order of the bars.
enum BarLegend {
    static func entries(_ data: ChartData, target: ChartTarget?) -> [LegendEntry] {
        var entries: [LegendEntry] = []
        if data.series.count > 1 {
            entries = data.series.indices.map { index in
                let series = data.series[index]
                let isMissing = !series.values.contains { $0.number != nil }
                let sign = isMissing ? " " + data.signs(of: index) : ""
                return LegendEntry(symbol: .swatch(color: series.colorClass), text: series.name + sign)
            }
        }
        if let target { entries.append(LegendEntry(symbol: .target, text: target.label)) }
        return entries
    }
}
