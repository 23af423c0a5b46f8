import Diagnostics
import Metrics
import Tables

/// Reads until when the records of a metric have their time: `matures: due`, or `{due: …, done: …}`.
struct MaturityReader {
    let metric: MetricDefinition
    let descriptor: Descriptor?

    func read(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> MetricDefinition.Maturity? {
        guard let descriptor, let covers = descriptor.covers, countsRecords(descriptor) else {
            problems.append(
                Diagnostic(
                    .error, "metric.matures",
                    vi:
                        "“matures” chỉ dùng với số đếm hồ sơ theo ngày (at), hoặc tỷ lệ của chúng, trong bộ dữ liệu kind: events.",
                    en:
                        "“matures” needs counts of records by a date (at), or a ratio of such, in a dataset of kind: events.",
                    at: node.location,
                    hint: Localized(vi: "Bỏ khóa này.", en: "Leave the key out.")))
            return nil
        }
        var done: String?
        var due: YAMLNode? = node
        if node.node.mapping != nil {
            guard let map = YAMLMap(node, keys: ["due", "done"], &problems) else { return nil }
            due = map.required("due", &problems)
            if let place = map["done"] {
                done = DescriptorReader.field(place, descriptor.fields.filter { $0.schema.type == .date }, &problems)
                if done == nil { return nil }
            }
        }
        let scope = RowScope(descriptor.fields, descriptor.parts)
        guard let due, let date = due.expression(scope.names, .date, &problems) else { return nil }
        let text =
            "(\(date.text)) > date('\(covers.upperBound.iso)')" + (done.map { " and not is_available(\($0))" } ?? "")
        do throws(ExpressionError) {
            let condition = try ExpressionParser.parse(text, names: scope.names, expected: .boolean)
            return MetricDefinition.Maturity(isUndue: condition, asOf: covers.upperBound)
        } catch {
            // The date has been read by itself, and the rest is made here.
            assertionFailure("\(text): \(error)")
            return nil
        }
    }

    /// Whether it counts records in the period of a date, or is a ratio of what does.
    private func countsRecords(_ descriptor: Descriptor) -> Bool {
        switch metric.formula {
        case .simple, .ratio:
            metric.formula.measures.allSatisfy { name in
                guard let measure = descriptor.measures.first(where: { $0.name == name }),
                    measure.aggregate == .count, case .at = measure.timing
                else { return false }
                return true
            }
        case .derived, .rank, .reported, .cumulative, .index, .ranking: false
        }
    }
}
