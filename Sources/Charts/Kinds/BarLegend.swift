/// The legend of bars of several series, in the order of the bars.
enum BarLegend {
    static func entries(_ spec: ChartSpec, _ data: ChartData, target: ChartTarget?) -> [LegendEntry] {
        var entries: [LegendEntry] = []
        if data.series.count > 1 {
            entries = data.series.indices.map { index in
                let series = data.series[index]
                let isMissing = !series.values.contains { $0.number != nil }
                let sign = isMissing ? " " + data.signs(of: index) : ""
                return LegendEntry(symbol: .swatch(color: series.colorClass), text: series.name + sign)
            }
        }
        if let target { entries.append(LegendEntry(symbol: .rule(.target), text: target.label)) }
        let preliminary = data.series.first { $0.values.contains(where: \.isPreliminary) }
        if let color = preliminary?.colorClass, let text = spec.preliminaryText {
            let hatch = SVGDocument.hatchID(spec, color)
            entries.append(LegendEntry(symbol: .swatch(color: color, hatch: hatch), text: text))
        }
        return entries
    }
}
