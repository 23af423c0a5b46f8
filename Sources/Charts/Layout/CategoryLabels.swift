/// The names under a category axis: all of them where they fit, else the short ones, else every second, third…
struct CategoryLabels: Sendable {
    private struct Label: Sendable {
        let text: WrappedText
        let x: Double
    }

    private let labels: [Label]
    private let typography: Typography
    /// Every name is shown whole.
    let isComplete: Bool
    /// The names are short enough, like those of months, that a reader can fill in the ones left out.
    let canBeThinned: Bool

    /// - Parameters:
    ///   - centers: the place of each category.
    ///   - step: from one place to the next.
    ///   - bounds: what the names may not overstep; those at the ends are moved inwards.
    init(
        _ categories: [ChartCategory], centers: [Double], step: Double, bounds: ClosedRange<Double>,
        _ typography: Typography
    ) {
        self.typography = typography
        let full = categories.map(\.label)
        let short = categories.map { $0.shortLabel ?? $0.label }
        let canBeThinned = (short.map(typography.width).max() ?? 0) <= 84
        self.canBeThinned = canBeThinned
        func labels(_ texts: [String], every: Int, cut: Bool = false) -> [Label]? {
            // The last is always among those shown.
            let shown = texts.indices.filter { (texts.count - 1 - $0) % every == 0 }
            let room = texts.count == 1 ? step : step * Double(every) - ChartLayout.gap
            var labels: [Label] = []
            for index in shown {
                // What is cut anyway is cut so that, moved inwards, it does not touch its neighbour.
                let edge = min(centers[index] - bounds.lowerBound, bounds.upperBound - centers[index])
                let width = cut && texts.count > 1 ? min(room, edge + room / 2) : room
                let text = WrappedText(texts[index], width: max(width, 8), maxLines: 3, typography)
                if text.isCut, !cut { return nil }
                let half = text.width(typography) / 2
                let x = max(min(centers[index], bounds.upperBound - half), bounds.lowerBound + half)
                labels.append(Label(text: text, x: x))
            }
            let touches = zip(labels, labels.dropFirst()).contains { left, right in
                left.x + left.text.width(typography) / 2 + 3 > right.x - right.text.width(typography) / 2
            }
            return touches && !cut ? nil : labels
        }
        if let whole = labels(full, every: 1) ?? labels(short, every: 1) {
            (self.labels, isComplete) = (whole, true)
            return
        }
        isComplete = false
        let steps = [1, 2, 3, 4, 6, 12, 24, 48]
        if !canBeThinned, let cut = steps.filter({ step * Double($0) >= 72 }).first {
            self.labels = labels(full, every: cut, cut: true) ?? []
            return
        }
        self.labels =
            steps.lazy.compactMap { labels(short, every: $0) }.first ?? labels(short, every: 96, cut: true) ?? []
    }

    /// The room they take, from the top of the first line.
    var height: Double { labels.map { $0.text.height(typography) }.max() ?? 0 }

    func marks(top: Double) -> [any Mark] {
        labels.map { label in
            LabelMark(
                label.text, at: Point(x: label.x, y: top + typography.ascent), anchor: .middle, role: .quiet, typography
            )
        }
    }
}
