import Diagnostics
import Metrics

/// Makes the measures of a dataset: each numeric field and each node of `parts` by itself, and those declared.
struct MeasuresReader {
    let fields: [Field]
    let parts: [PartNode]
    let scope: RowScope

    /// The measures, and whether they are all that the descriptor declares.
    func read(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> (measures: [Measure], isComplete: Bool) {
        var isComplete = true
        let stocks = Set(known("stocks", map, &problems))
        let opening = Set(known("opening", map, &problems))
        var measures = implicit(stocks: stocks, opening: opening)
        for node in map.list("measures", &problems) {
            guard let entry = YAMLMap(node, keys: DescriptorKeys.measure, &problems),
                let name = entry.string("name", &problems)
            else {
                isComplete = false
                continue
            }
            let aggregate = entry.choice("aggregate", default: Aggregate.sum, &problems)
            var of: String?
            if aggregate != .count, let target = entry.required("of", &problems) {
                of = countable(target, aggregate, &problems)
                if of == nil {
                    isComplete = false
                    continue
                }
            }
            if measures.contains(where: { $0.name == name }) {
                problems.append(
                    Diagnostic(
                        .error, "descriptor.duplicate-measure", vi: "Đã có số đo “\(name)”.",
                        en: "There is a measure “\(name)” already.", at: entry.location, excerpt: name,
                        hint: Localized(vi: "Đặt tên khác.", en: "Choose another name.")))
                continue
            }
            measures.append(
                Measure(
                    name: name, title: entry.optionalLocalized("title", &problems) ?? Localized(vi: name),
                    measuredIn: entry.unitOfMeasure("measured_in", &problems), aggregate: aggregate, of: of,
                    filter: entry["where"]?.condition(scope, &problems)))
        }
        return (measures, isComplete)
    }

    private func implicit(stocks: Set<String>, opening: Set<String>) -> [Measure] {
        let nodes = parts.flatMap(\.nodes)
        var order = fields.filter(\.isNumeric).map(\.name)
        order += nodes.map(\.name).filter { !order.contains($0) }
        return order.map { name in
            let field = fields.first { $0.name == name }
            let node = nodes.first { $0.name == name }
            let below = Set(node?.names ?? [name])
            let additivity: Additivity =
                if stocks.contains(name) {
                    .stock
                } else if opening.contains(name) {
                    .opening
                } else if !below.isDisjoint(with: stocks.union(opening)) {
                    .fromParts
                } else {
                    .flow
                }
            return Measure(
                name: name, title: field?.title ?? Localized(vi: name),
                measuredIn: field?.measuredIn ?? inherited(node), of: name, additivity: additivity)
        }
    }

    /// A node that is no column is counted in what its parts are counted in.
    private func inherited(_ node: PartNode?) -> UnitOfMeasure? {
        node?.names.lazy.compactMap { name in fields.first { $0.name == name }?.measuredIn }.first
    }

    private func known(_ key: String, _ map: YAMLMap, _ problems: inout [Diagnostic]) -> [String] {
        map.list(key, &problems).compactMap { countable($0, .sum, &problems) }
    }

    /// A numeric field or a node of parts; for distinct counts any field.
    private func countable(
        _ node: YAMLNode, _ aggregate: Aggregate, _ problems: inout [Diagnostic]
    ) -> String? {
        guard let name = node.string(&problems) else { return nil }
        let known = scope.names.filter { aggregate == .countDistinct || $0.value == .number }.keys.sorted()
        if known.contains(name) { return name }
        problems.append(
            .unknown(
                "descriptor.unknown-field", vi: "cột số", en: "numeric field", name, among: known, at: node.location))
        return nil
    }
}
