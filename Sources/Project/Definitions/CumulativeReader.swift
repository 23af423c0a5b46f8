import Diagnostics
import Metrics

/// Reads what a cumulative metric is the sum of, and over what.
struct CumulativeReader {
    /// Of all metrics that are declared.
    let names: Set<String>
    /// Those that are sums themselves.
    let sums: Set<String>
    /// Those that have been read.
    let known: [MetricDefinition]
    let descriptors: [Descriptor]

    struct Sum {
        var of: MetricDefinition
        var formula: MetricDefinition.Formula
    }

    func read(_ entry: YAMLMap, _ problems: inout [Diagnostic]) -> Sum? {
        let window = entry["window"].map { self.window($0, &problems) } ?? .year
        guard let node = entry.required("metric", &problems), let name = node.string(&problems) else { return nil }
        guard names.contains(name) else {
            problems.append(
                .unknown(
                    "metric.unknown-metric", vi: "chỉ số", en: "metric", name, among: names.sorted(), at: node.location)
            )
            return nil
        }
        let metric = known.first { $0.name == name }
        // What should be summed and could not be read has been told of.
        if metric == nil, !sums.contains(name) { return nil }
        guard let metric, metric.addsUp(descriptors.first { $0.name == metric.dataset }?.measures ?? []) else {
            problems.append(
                Diagnostic(
                    .error, "metric.not-additive", vi: "Chỉ số “\(name)” không cộng dồn được theo thời gian.",
                    en: "The metric “\(name)” does not add up over time.", at: node.location, excerpt: name,
                    hint: Localized(
                        vi:
                            "Chỉ cộng dồn số đếm, số cộng được (type: simple, không phải số tồn) và tỷ lệ của chúng (type: ratio).",
                        en:
                            "Only counts and sums that are no stocks (type: simple) and ratios of such (type: ratio) add up."
                    )))
            return nil
        }
        return window.map { Sum(of: metric, formula: .cumulative(of: name, formula: metric.formula, over: $0)) }
    }

    /// `year`, or `12 months`.
    private func window(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> MetricDefinition.Window? {
        guard let text = node.string(&problems) else { return nil }
        if text == "year" { return .year }
        let words = text.split(separator: " ")
        if words.count == 2, words[1] == "months", let months = Int(words[0]), (2...120).contains(months) {
            return .months(months)
        }
        problems.append(
            Diagnostic(
                .error, "metric.window", vi: "“\(text)” không phải là khoảng cộng dồn.",
                en: "“\(text)” is nothing to sum over.", at: node.location, excerpt: text,
                hint: Localized(
                    vi: "Viết window: year (từ đầu năm) hoặc window: 12 months (2 đến 120 tháng gần nhất).",
                    en: "Write window: year (from its beginning) or window: 12 months (the last 2 to 120).")))
        return nil
    }
}
