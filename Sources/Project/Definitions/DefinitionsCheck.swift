import Diagnostics
import Metrics

/// Checks definitions of metrics against each other.
struct DefinitionsCheck {
    let metrics: [MetricDefinition]
    let descriptors: [Descriptor]

    /// A ranking needs a metric of which one way is better, and a dimension field of all that it rests on.
    func checkRankings(_ entries: [YAMLMap], _ problems: inout [Diagnostic]) {
        for metric in metrics {
            guard case .ranking(let rule) = metric.formula,
                let entry = entries.first(where: { $0.location == metric.location }),
                let ranked = metrics.first(where: { $0.name == rule.metric })
            else { continue }
            if ranked.direction == .none || ranked.isRank {
                problems.append(
                    Diagnostic(
                        .error, "metric.not-rankable",
                        vi:
                            "Không xếp hạng được theo “\(ranked.name)”: chỉ số ấy không có direction hoặc đã là thứ hạng.",
                        en: "Nothing can be ranked by “\(ranked.name)”: it declares no direction or is a rank already.",
                        at: entry["metric"]?.location ?? entry.location, excerpt: ranked.name,
                        hint: Localized(
                            vi: "Thêm direction: higher (cao là tốt) hoặc lower vào chỉ số ấy.",
                            en: "Add direction: higher or lower to that metric.")))
            }
            let fields = dimensions(of: ranked)
            if let fields, !fields.contains(rule.among), let node = entry["among"] {
                problems.append(
                    .unknown(
                        "metric.unknown-dimension", vi: "cột phân loại", en: "dimension field", rule.among,
                        among: fields, at: node.location))
            }
            if let least = rule.leastCount, least < 1 || !ranked.isShareOfCounts {
                problems.append(
                    Diagnostic(
                        .error, "metric.least-count",
                        vi:
                            "“least_count” phải từ 1 trở lên và chỉ dùng khi xếp hạng theo chỉ số có mẫu số (type: ratio).",
                        en: "“least_count” must be at least 1 and needs a metric with a denominator (type: ratio).",
                        at: entry["least_count"]?.location ?? entry.location, excerpt: String(least),
                        hint: Localized(
                            vi: "Bỏ khóa này, hoặc viết least_count: 30.",
                            en: "Leave the key out, or write least_count: 30.")))
            }
        }
    }

    /// The dimension fields that all descriptors behind a metric have; nil where one cannot be read.
    private func dimensions(of metric: MetricDefinition) -> [String]? {
        var shared: [String]?
        var seen: Set<String> = []
        var pending = [metric]
        while let next = pending.popLast() {
            guard seen.insert(next.name).inserted else { continue }
            pending += metrics.filter { next.formula.operands.contains($0.name) }
            guard let dataset = next.dataset else { continue }
            guard let descriptor = descriptors.first(where: { $0.name == dataset }) else { return nil }
            let fields = descriptor.fields.filter { $0.dimension != nil }.map(\.name)
            shared = shared.map { $0.filter(fields.contains) } ?? fields
        }
        return shared
    }

    /// Reports each circle once; the names of all metrics in one.
    func circular(_ problems: inout [Diagnostic]) -> Set<String> {
        var reported: Set<String> = []
        for metric in metrics {
            guard let circle = circle(from: metric), !circle.contains(where: reported.contains) else {
                continue
            }
            reported.formUnion(circle)
            let path = (circle + [metric.name]).joined(separator: " → ")
            problems.append(
                Diagnostic(
                    .error, "metric.circular", vi: "Các chỉ số định nghĩa vòng tròn: \(path).",
                    en: "These metrics are defined by each other: \(path).", at: metric.location, excerpt: metric.name,
                    hint: Localized(
                        vi: "Viết lại biểu thức của một trong các chỉ số này.",
                        en: "Rewrite the expression of one of them.")))
        }
        return reported
    }

    /// The metrics on a way from `start` back to itself, in order; nil where there is none.
    private func circle(from start: MetricDefinition) -> [String]? {
        var seen: Set<String> = []
        func visit(_ metric: MetricDefinition, _ path: [String]) -> [String]? {
            for name in metric.formula.operands {
                if name == start.name { return path + [metric.name] }
                guard seen.insert(name).inserted, let next = metrics.first(where: { $0.name == name }) else { continue }
                if let found = visit(next, path + [metric.name]) { return found }
            }
            return nil
        }
        return visit(start, [])
    }
}
