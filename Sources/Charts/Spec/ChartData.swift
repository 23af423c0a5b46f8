/// A specification's values as a full grid: one drawable value for every series and category.
struct ChartData: Sendable {
    let categories: [ChartCategory]
    let series: [ChartSeries]

    init(_ spec: ChartSpec) {
        let count = spec.categories.count
        categories = spec.categories
        series = spec.series.map { series in
            var series = series
            var values = series.values.prefix(count).map(\.drawable)
            while values.count < count { values.append(.missing(label: "")) }
            series.values = values
            return series
        }
    }

    /// Every number there is, by series, then by category.
    var numbers: [Double] {
        series.flatMap { $0.values.compactMap(\.number) }
    }

    /// The words that stand for one value when a pointer rests on it.
    func caption(series index: Int, category: Int) -> String {
        let value = series[index].values[category]
        let name = series.count > 1 ? ", " + series[index].name : ""
        return "\(categories[category].label)\(name): \(value.label)"
    }
}

extension ChartData {
    /// The signs of a series' missing values, each once, in order of appearance.
    func signs(of index: Int) -> String {
        var signs: [String] = []
        for case .missing(let label) in series[index].values where !label.isEmpty && !signs.contains(label) {
            signs.append(label)
        }
        return signs.joined(separator: " ")
    }
}
