import Charts

/// A chart in words, from its data: range, first and last, extremes, gaps, breaks.
struct ChartDescription {
    let phrases: Phrases

    /// - Parameter isTrend: the categories follow each other in time.
    /// - Parameter breaks: for each category, the name of the break of the series before it.
    func text(
        title: String, categories: [String], series: [ChartSeries], isTrend: Bool, breaks: [String?] = [],
        target: String? = nil, remarks: [String] = []
    ) -> String {
        guard let first = categories.first, let last = categories.last else { return phrases.emptyFigure }
        var sentences = [title + "."]
        if categories.count > 1 {
            let count =
                isTrend
                ? phrases.counted(categories.count, "mục", "period", "periods")
                : phrases.counted(categories.count, "mục", "category", "categories")
            sentences.append(
                count + (isTrend ? phrases.choose(", từ \(first) đến \(last).", ", from \(first) to \(last).") : "."))
        }
        for one in series {
            let prefix = series.count > 1 ? one.name + ": " : ""
            sentences.append(prefix + facts(categories, one, isTrend: isTrend) + ".")
        }
        for (category, name) in zip(categories, breaks) {
            guard let name else { continue }
            sentences.append(
                phrases.choose(
                    "Chuỗi số đứt quãng trước \(category): \(name).", "The series breaks before \(category): \(name)."))
        }
        if let target { sentences.append(target + ".") }
        return (sentences + remarks).joined(separator: " ")
    }

    private func facts(_ categories: [String], _ series: ChartSeries, isTrend: Bool) -> String {
        let known = zip(categories, series.values).compactMap { category, value -> (String, Double, String)? in
            switch value {
            case .number(let number, let label), .qualified(let number, let label), .preliminary(let number, let label):
                (category, number, label)
            case .missing: nil
            }
        }
        guard let first = known.first, let last = known.last else {
            return phrases.choose("chưa có số liệu", "no data")
        }
        var parts: [String] = []
        if known.count <= 6 {
            parts.append(known.map { "\($0.0) \($0.2)" }.joined(separator: "; "))
        } else {
            if isTrend {
                parts.append(phrases.choose("đầu \(first.2) (\(first.0))", "first \(first.2) (\(first.0))"))
                parts.append(phrases.choose("cuối \(last.2) (\(last.0))", "last \(last.2) (\(last.0))"))
            }
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
