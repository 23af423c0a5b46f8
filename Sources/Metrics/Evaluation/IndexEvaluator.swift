import Statistics
import Tables

/// Evaluates a composite index: points of its criteria from their metrics, then the score by its declared rule.
struct IndexEvaluator {
    let catalogue: Catalogue
    let metric: MetricDefinition
    let definition: IndexDefinition
    let evaluate: (MetricRequest) throws(MetricError) -> [MetricPoint]

    func points(_ request: MetricRequest) throws(MetricError) -> [MetricPoint] {
        var request = request
        if request.periods == .stated, let grain = try grain(request) { request.periods = grain }
        let names = metric.formula.operands
        let operands = try OperandPoints(names, request, catalogue, of: metric, evaluate)
        return operands.keys.map { point($0, operands.points(at: $0), names) }
    }

    /// The kind of period in which all criteria have numbers: where some are stated by the month and others by the year,
    /// the longest. Nil where all are stated alike, or none has a length.
    private func grain(_ request: MetricRequest) throws(MetricError) -> Plan.Periods? {
        var kinds: [Set<Plan.Periods>] = []
        var longest: Period?
        for name in metric.formula.operands {
            var operand = request
            operand.metric = name
            let periods = try evaluate(operand).map(\.key.period).filter { $0.grain.months != nil }
            kinds.append(Set(periods.map { .grain($0.grain, $0.cutoff) }))
            for period in periods where period.grain.months ?? 0 > longest?.grain.months ?? 0 { longest = period }
        }
        guard let first = kinds.first, kinds.contains(where: { $0 != first }) else { return nil }
        return longest.map { .grain($0.grain, $0.cutoff) }
    }

    private func point(_ key: GroupKey, _ operands: [String: MetricPoint], _ names: [String]) -> MetricPoint {
        let outcome = score(operands)
        var point = MetricPoint(
            metric: metric.name, key: key, quantity: .absent(.notAvailable),
            inputs: names.flatMap { operands[$0]?.inputs ?? [] }, operands: operands.mapValues(\.quantity))
        switch outcome {
        case .success(let score):
            point.quantity = .value(score.score, .exact)
            point.score = score
            if operands.values.contains(where: \.quantity.isPreliminary) {
                point.quantity = point.quantity.asPreliminary
            }
        case .failure(let obstacle): point.quantity = .notComputable(obstacle.obstacle)
        }
        return point
    }

    private struct Hindrance: Error { var obstacle: Obstacle }

    private func score(_ operands: [String: MetricPoint]) -> Result<IndexScore, Hindrance> {
        Result { () throws(Hindrance) in
            var points: [String: Rational] = [:]
            var lacking: Obstacle?
            for (name, source) in definition.sources {
                let quantity = operands[source.metric]?.quantity.computable ?? .absent(.notAvailable)
                guard let value = quantity.exactValue else {
                    // An estimate is no missing number: nothing may be put in its place.
                    if case .value = quantity {
                        throw Hindrance(obstacle: quantity.obstacle(source.metric) ?? .qualified(source.metric))
                    }
                    if lacking == nil { lacking = quantity.obstacle(source.metric) ?? .missing(source.metric) }
                    continue
                }
                guard let given = source.points(of: value) else {
                    throw Hindrance(obstacle: .outOfRange(source.metric))
                }
                points[name] = given
            }
            do throws(Refusal) {
                return try definition.index.score(points)
            } catch {
                if case .missingCriteria = error, let lacking { throw Hindrance(obstacle: lacking) }
                throw Hindrance(obstacle: .overflow)
            }
        }
    }
}
