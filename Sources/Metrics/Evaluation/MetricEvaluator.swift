import Diagnostics
import Statistics
import Tables

/// Why a metric cannot be evaluated as asked.
public enum MetricError: Error, Sendable, Hashable {
    case unknownMetric(String)
    case plan(PlanError, dataset: String)
    /// A derived metric failed in its own arithmetic, for one group: a period and members by dimension field.
    case arithmetic(EvaluationFailure, metric: String, period: Period, members: [String: [String]])
}

/// Evaluates metrics by making plans and joining what the executors return.
public struct MetricEvaluator: Sendable {
    private let catalogue: Catalogue
    private let executors: [String: any PlanExecutor]
    /// Which numbers may be added up over time.
    let comparability: Comparability
    /// Pages and editions ask for the same numbers again and again.
    private let memo = Memo<MetricRequest, Result<[MetricPoint], MetricError>>()

    /// `executors` and `facts` by name of dataset.
    public init(catalogue: Catalogue, executors: [String: any PlanExecutor], facts: [String: RowFacts]) {
        self.catalogue = catalogue
        self.executors = executors
        comparability = Comparability(catalogue: catalogue, facts: facts)
    }

    /// Points sorted by period, then by the order of members. Empty where no row matches.
    public func evaluate(_ request: MetricRequest) throws(MetricError) -> [MetricPoint] {
        guard let metric = catalogue.metric(request.metric) else { throw .unknownMetric(request.metric) }
        return try memo.value(for: request) {
            Result { () throws(MetricError) in try evaluate(metric, request) }
        }.get()
    }

    /// `metric` need not be one of the catalogue.
    private func evaluate(_ metric: MetricDefinition, _ request: MetricRequest) throws(MetricError) -> [MetricPoint] {
        switch metric.formula {
        case .cumulative(_, let formula, let window):
            var single = metric
            single.formula = formula
            return try CumulativeEvaluator(comparability: comparability, formula: formula, window: window) {
                [single] request throws(MetricError) in try evaluate(single, request)
            }.evaluate(request)
        case .index(let definition):
            return try IndexEvaluator(
                catalogue: catalogue, metric: metric, definition: definition,
                evaluate: { request throws(MetricError) in try evaluate(request) }
            ).points(request)
        case .ranking(let rule):
            return try RankEvaluator(
                catalogue: catalogue, comparability: comparability, metric: metric, rule: rule,
                evaluate: { request throws(MetricError) in try evaluate(request) }
            ).points(request)
        case .derived(let expression): return try derived(metric, expression, request)
        case .simple(let measure):
            let points = try rows(metric, [measure], request).map { row in
                point(metric, row, quantity: row.readings[0].quantity)
            }
            return try marked(points, metric, request)
        case .reported(let measure):
            return try rows(metric, [measure], request).map { stated($0, metric, [measure]) }.map { row in
                point(metric, row, quantity: perCents(row.readings[0].quantity, of: measure, metric))
            }
        case .ratio(let numerator, let denominator):
            let points = try rows(metric, [numerator, denominator], request).map { row in
                let (top, bottom) = (row.readings[0].quantity, row.readings[1].quantity)
                return point(
                    metric, row, quantity: Self.ratio(top, bottom, numerator, denominator), numerator: top,
                    denominator: bottom)
            }
            return try marked(points, metric, request)
        case .rank(let measure, let of):
            return try rows(metric, [measure, of], request).map { stated($0, metric, [measure, of]) }.map { row in
                point(metric, row, quantity: row.readings[0].quantity, denominator: row.readings[1].quantity)
            }
        }
    }

    /// How often every value occurs among the records that a median or another percentile is taken from, for each group
    /// of `request` that has any. Nothing for metrics that are made otherwise.
    public func distributions(_ request: MetricRequest) throws(MetricError) -> [GroupKey: Distribution] {
        guard let metric = catalogue.metric(request.metric) else { throw .unknownMetric(request.metric) }
        guard case .simple(let measure) = metric.formula, let dataset = metric.dataset,
            let executor = executors[dataset]
        else { return [:] }
        do throws(PlanError) {
            return try executor.distributions(of: Self.plan(metric, dataset, [measure], request))
        } catch {
            throw .plan(error, dataset: dataset)
        }
    }

    // MARK: - From measures

    private func rows(
        _ metric: MetricDefinition, _ measures: [String], _ request: MetricRequest
    ) throws(MetricError) -> [PlanRow] {
        guard let dataset = metric.dataset, let executor = executors[dataset] else { throw .unknownMetric(metric.name) }
        do throws(PlanError) {
            return try executor.execute(Self.plan(metric, dataset, measures, request))
        } catch {
            throw .plan(error, dataset: dataset)
        }
    }

    /// The points of a metric whose records may not be due yet, those of which some are not marked.
    private func marked(
        _ points: [MetricPoint], _ metric: MetricDefinition, _ request: MetricRequest
    ) throws(MetricError) -> [MetricPoint] {
        guard let undue = Self.undue(metric, request) else { return points }
        var counts: [GroupKey: Int] = [:]
        for row in try rows(metric, undue.measures, undue.request) {
            counts[row.key] = row.readings.first?.quantity.whole
        }
        return points.map { point in
            guard let count = counts[point.key], count > 0, case .value(let value, .exact) = point.quantity else {
                return point
            }
            var point = point
            point.quantity = .value(value, .undue)
            point.undue = count
            return point
        }
    }

    /// What is asked to know how many records are not due yet: those that the metric counts, the denominator's of a ratio.
    private static func undue(
        _ metric: MetricDefinition, _ request: MetricRequest
    ) -> (measures: [String], request: MetricRequest)? {
        guard let maturity = metric.maturity, let measure = metric.formula.measures.last else { return nil }
        var request = request
        request.filters.append(maturity.isUndue)
        return ([measure], request)
    }

    private static func plan(
        _ metric: MetricDefinition, _ dataset: String, _ measures: [String], _ request: MetricRequest
    ) -> Plan {
        Plan(
            dataset: dataset, measures: measures, dimensions: request.dimensions, members: request.members,
            filters: request.filters + (metric.filter.map { [$0] } ?? []), periods: request.periods)
    }

    /// The plans that evaluating `request` will carry out, those for the metrics shown beside it included.
    static func plans(for request: MetricRequest, _ catalogue: Catalogue) -> [Plan] {
        var plans: [Plan] = []
        var seen: Set<String> = []
        var pending = [request.metric]
        while let name = pending.popLast() {
            guard seen.insert(name).inserted, let metric = catalogue.metric(name) else { continue }
            pending += metric.beside
            pending += metric.formula.operands
            if case .ranking(let rule) = metric.formula {
                var wider = request
                wider.metric = rule.metric
                wider.members[rule.among] = nil
                if !wider.dimensions.contains(rule.among) { wider.dimensions.append(rule.among) }
                plans += self.plans(for: wider, catalogue)
            }
            if let dataset = metric.dataset, !metric.formula.measures.isEmpty {
                plans.append(plan(metric, dataset, metric.formula.measures, request))
                if let undue = undue(metric, request) {
                    plans.append(plan(metric, dataset, undue.measures, undue.request))
                }
            }
        }
        return plans
    }

    private func point(
        _ metric: MetricDefinition, _ row: PlanRow, quantity: Quantity, numerator: Quantity? = nil,
        denominator: Quantity? = nil
    ) -> MetricPoint {
        let names = metric.formula.measures
        let dataset = metric.dataset.flatMap(catalogue.dataset)
        let inputs = zip(names, row.readings).map { name, reading in
            MetricPoint.Input(
                dataset: metric.dataset ?? "", measure: name, of: dataset?.measure(name)?.of, reading: reading)
        }
        var point = MetricPoint(
            metric: metric.name, key: row.key, quantity: quantity, numerator: numerator, denominator: denominator,
            inputs: inputs)
        if point.states.contains(.preliminary) { point.quantity = quantity.asPreliminary }
        return point
    }

    /// A rank, or a share without its counts, is what a source says of one unit and one period. No sum of several is
    /// another: of what no source states there is nothing to say. A stock does have a last value.
    private func stated(_ row: PlanRow, _ metric: MetricDefinition, _ measures: [String]) -> PlanRow {
        let dataset = metric.dataset.flatMap(catalogue.dataset)
        var row = row
        for (index, name) in measures.enumerated() {
            switch (row.readings[index].derivation, dataset?.measure(name)?.additivity) {
            case (.aggregated(.sum), _), (.rolledUp, .flow), (.rolledUp, .fromParts), (.rolledUp, nil):
                if row.readings[index].quantity.anyValue != nil {
                    row.readings[index].quantity = .absent(.notAvailable)
                }
            default: break
            }
        }
        return row
    }

    /// A reported share is kept in per cents, as most sources write it; a field of percentages holds the fraction.
    private func perCents(_ quantity: Quantity, of measure: String, _ metric: MetricDefinition) -> Quantity {
        let dataset = metric.dataset.flatMap(catalogue.dataset)
        guard metric.format == .percent, case .value(let value, let qualifier) = quantity,
            let field = dataset?.measure(measure)?.of, dataset?.field(field)?.schema.isPercent == true
        else { return quantity }
        return value.multiplied(by: Rational(100)).map { .value($0, qualifier) } ?? .notComputable(.overflow)
    }

    /// A ratio is computed from exact counts only; over zero the question does not arise.
    static func ratio(_ top: Quantity, _ bottom: Quantity, _ numerator: String, _ denominator: String) -> Quantity {
        for (name, quantity) in [(numerator, top), (denominator, bottom)] {
            if let obstacle = quantity.obstacle(name) { return .notComputable(obstacle) }
        }
        if top == .absent(.notApplicable) || bottom == .absent(.notApplicable) { return .absent(.notApplicable) }
        guard let one = top.exactValue, let two = bottom.exactValue else { return .absent(.notAvailable) }
        if two.isZero { return .notComputable(.zeroDenominator) }
        return one.divided(by: two).map { .value($0, .exact) } ?? .notComputable(.overflow)
    }

    // MARK: - From metrics

    private func derived(
        _ metric: MetricDefinition, _ expression: TypedExpression, _ request: MetricRequest
    ) throws(MetricError) -> [MetricPoint] {
        let found = try OperandPoints(expression.names, request, catalogue, of: metric) {
            request throws(MetricError) in try evaluate(request)
        }
        var points: [MetricPoint] = []
        for key in found.keys {
            let operands = found.points(at: key)
            var members = request.members
            for (field, member) in zip(request.dimensions, key.members) { members[field] = member.map { [$0] } }
            let group = (period: key.period, members: members)
            var quantity = try value(of: expression, operands, metric.name, group)
            let sides = quantity.exactValue == nil ? nil : expression.quotient
            let numerator = try sides.map { sides throws(MetricError) in
                try value(of: sides.numerator, operands, metric.name, group)
            }
            let denominator = try sides.map { sides throws(MetricError) in
                try value(of: sides.denominator, operands, metric.name, group)
            }
            if operands.values.contains(where: \.quantity.isPreliminary) { quantity = quantity.asPreliminary }
            points.append(
                MetricPoint(
                    metric: metric.name, key: key, quantity: quantity, numerator: numerator, denominator: denominator,
                    inputs: expression.names.flatMap { operands[$0]?.inputs ?? [] },
                    operands: operands.mapValues(\.quantity)))
        }
        return points
    }

    private func value(
        of expression: TypedExpression, _ operands: [String: MetricPoint], _ metric: String,
        _ group: (period: Period, members: [String: [String]])
    ) throws(MetricError) -> Quantity {
        func quantity(_ name: String) -> Quantity { operands[name]?.quantity.computable ?? .absent(.notAvailable) }
        do throws(EvaluationFailure) {
            let value = try expression.evaluate(calendar: catalogue.calendar) { name in
                switch quantity(name) {
                case .value(let value, let qualifier): .number(value, qualifier)
                case .absent(let absence): .absent(absence)
                case .notComputable: .absent(.notAvailable)
                }
            }
            switch value {
            case .number(let number, let qualifier): return .value(number, qualifier)
            case .absent, .string, .date, .boolean:
                let obstacle = expression.names.lazy.compactMap { quantity($0).obstacle($0) }.first
                return obstacle.map(Quantity.notComputable) ?? .absent(.notApplicable)
            }
        } catch {
            switch error {
            case .absent(let name, _):
                return quantity(name).obstacle(name).map(Quantity.notComputable) ?? .absent(.notApplicable)
            case .qualified(let name): return .notComputable(quantity(name).obstacle(name) ?? .qualified(name))
            case .divisionByZero, .overflow, .wrongType, .impossibleDay, .noCalendar, .undeclaredYears:
                throw .arithmetic(error, metric: metric, period: group.period, members: group.members)
            }
        }
    }
}
