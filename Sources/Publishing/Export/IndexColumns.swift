import Metrics

/// What the files say of indices and ranks besides their numbers: what each criterion gives, who is tied.
struct IndexColumns {
    let columns: [(name: String, values: [ComputedColumn.Value])]

    init(_ points: [(metric: MetricDefinition, point: MetricPoint)]) {
        var names: [String] = []
        for (metric, _) in points {
            guard case .index(let definition) = metric.formula else { continue }
            for item in definition.all where !names.contains(item.name) { names.append(item.name) }
        }
        var columns = names.map { name in
            let values = points.map { _, point -> ComputedColumn.Value in
                let given = point.score?.contributions.first { $0.criterion == name && !$0.isLeftOut }
                return given.map { .init(text: nil, machine: .number($0.points)) } ?? .none
            }
            return (name: "points_" + name, values: values)
        }
        let isRanked = points.contains { metric, _ in if case .ranking = metric.formula { true } else { false } }
        if isRanked {
            let values = points.map { _, point in
                point.edition.map { ComputedColumn.Value(text: nil, machine: .word($0.isTied ? "true" : "false")) }
                    ?? .none
            }
            columns.append((name: "tied", values: values))
        }
        self.columns = columns
    }
}
