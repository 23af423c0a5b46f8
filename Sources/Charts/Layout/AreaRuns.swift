/// Stacked values over ordered categories, and the runs over which areas may be joined.
///
/// A sum is known only where every part is: a category with a missing part ends a run, and so does a break in the series.
struct AreaRuns: Sendable {
    struct Run: Sendable {
        var categories: [Int]
        var isPreliminary: Bool
    }

    /// By series, then by category: from where to where a part reaches; nil where the sum is not known.
    let layers: [[(from: Double, to: Double)?]]
    private(set) var runs: [Run] = []

    init(_ data: ChartData) {
        var layers = data.series.map { _ in [(from: Double, to: Double)?](repeating: nil, count: data.categories.count)
        }
        for category in data.categories.indices {
            let numbers = data.series.map { $0.values[category].number }
            guard !numbers.contains(nil) else { continue }
            var sum = 0.0
            for (series, number) in numbers.enumerated() {
                layers[series][category] = (sum, sum + (number ?? 0))
                sum += number ?? 0
            }
        }
        self.layers = layers
        guard let first = layers.first else { return }
        for category in first.indices where first[category] != nil {
            let isPreliminary = data.series.contains { $0.values[category].isPreliminary }
            if let last = runs.last?.categories.last, last == category - 1, data.categories[category].breakBefore == nil
            {
                join(category, isPreliminary: isPreliminary || data.series.contains { $0.values[last].isPreliminary })
            } else {
                runs.append(Run(categories: [category], isPreliminary: isPreliminary))
            }
        }
    }

    /// Every sum there is.
    var totals: [Double] { layers.last?.compactMap { $0?.to } ?? [] }

    private mutating func join(_ category: Int, isPreliminary: Bool) {
        let last = runs.count - 1
        if runs[last].categories.count == 1 {
            runs[last] = Run(categories: runs[last].categories + [category], isPreliminary: isPreliminary)
        } else if runs[last].isPreliminary == isPreliminary {
            runs[last].categories.append(category)
        } else {
            runs.append(Run(categories: [category - 1, category], isPreliminary: isPreliminary))
        }
    }
}
