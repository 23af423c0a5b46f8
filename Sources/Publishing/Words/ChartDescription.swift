import Charts

/// A chart in words, from its data: range, first and last, extremes, gaps.
struct ChartDescription {
    let phrases: Phrases

    func text(title: String, categories: [String], series: [ChartSeries]) -> String {
        guard let first = categories.first, let last = categories.last else { return phrases.emptyFigure }
        var sentences = [title + "."]
        if categories.count > 1 {
            sentences.append(
                phrases.choose(
                    "\(categories.count) mục, từ \(first) đến \(last).", "\(categories.count) categories, from \(first) to \(last)."))
        }
        for one in series {
            let prefix = series.count > 1 ? one.name + ": " : ""
            sentences.append(prefix + facts(categories, one) + ".")
        }
        return sentences.joined(separator: " ")
    }

    private func facts(_ categories: [String], _ series: ChartSeries) -> String {
        let known = zip(categories, series.values).compactMap { category, value -> (String, Double, String)? in
            switch value {
            case .number(let number, let label), .qualified(let number, let label): (category, number, label)
            case .missing: nil
            }
        }
        guard let first = known.first, let last = known.last else { return phrases.emptyFigure }
        var parts: [String] = []
        if known.count <= 6 {
            parts.append(known.map { "\($0.0) \($0.2)" }.joined(separator: "; "))
        } else {
            parts.append(phrases.choose("đầu \(first.2) (\(first.0))", "first \(first.2) (\(first.0))"))
            parts.append(phrases.choose("cuối \(last.2) (\(last.0))", "last \(last.2) (\(last.0))"))
            if let low = known.min(by: { $0.1 < $1.1 }), let high = known.max(by: { $0.1 < $1.1 }) {
                parts.append(phrases.choose("thấp nhất \(low.2) (\(low.0))", "lowest \(low.2) (\(low.0))"))
                parts.append(phrases.choose("cao nhất \(high.2) (\(high.0))", "highest \(high.2) (\(high.0))"))
            }
        }
        let gaps = zip(categories, series.values).compactMap { category, value in
            if case .missing = value { category } else { nil }
        }
        if !gaps.isEmpty {
            parts.append(phrases.choose("không có số: ", "no number: ") + gaps.joined(separator: ", "))
        }
        return parts.joined(separator: "; ")
    }
}
