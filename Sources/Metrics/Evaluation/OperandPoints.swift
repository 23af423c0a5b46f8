import Tables

/// The numbers of several metrics by what they stand for: what a metric made from others is computed from.
struct OperandPoints {
    /// Of every metric that has one, by its name.
    private(set) var byKey: [GroupKey: [String: MetricPoint]] = [:]
    /// By period, then in the order of members.
    private(set) var keys: [GroupKey] = []

    init(
        _ names: [String], _ request: MetricRequest, _ catalogue: Catalogue, of metric: MetricDefinition,
        _ evaluate: (MetricRequest) throws(MetricError) -> [MetricPoint]
    ) throws(MetricError) {
        for name in names {
            var operand = request
            operand.metric = name
            for point in try evaluate(operand) {
                if byKey[point.key] == nil { keys.append(point.key) }
                byKey[point.key, default: [:]][name] = point
            }
        }
        let fields = request.dimensions.map { name in
            catalogue.datasets(of: metric).lazy.compactMap { catalogue.dataset($0)?.field(name) }.first
        }
        let members = MemberOrder(fields: fields)
        keys.sort { $0.period == $1.period ? members.precedes($0.members, $1.members) : $0.period < $1.period }
    }

    func points(at key: GroupKey) -> [String: MetricPoint] { byKey[key] ?? [:] }
}
