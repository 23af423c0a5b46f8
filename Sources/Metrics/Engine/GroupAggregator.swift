import Diagnostics
import Statistics
import Tables

/// Turns the rows of one group into one reading a measure. What is missing is never skipped and never zero.
struct GroupAggregator {
    let facts: RowFacts
    let scope: Scope
    let measures: [Measure]

    /// The rows of a group in one period.
    struct Tile {
        var period: Period
        var rows: [Int]
        /// With those that conditions on values leave out.
        var candidates: [Int]
    }

    func readings(over tile: Tile) throws(PlanError) -> [Reading] {
        var readings: [Reading] = []
        for measure in measures { readings.append(try reading(of: measure, over: tile)) }
        return readings
    }

    private func reading(of measure: Measure, over tile: Tile) throws(PlanError) -> Reading {
        var reading = try aggregate(measure, over: tile)
        reading.states = facts.states(of: reading.rows)
        return reading
    }

    private func aggregate(_ measure: Measure, over tile: Tile) throws(PlanError) -> Reading {
        // The filter comes first: rows that do not belong to a measure make no total and leave no gap in it.
        let isOnValues = measure.filter.map(facts.dataset.isConditionOnValues) ?? true
        let (rows, missing) = try scope.additive(
            matching(measure.filter, tile.rows),
            among: isOnValues ? tile.candidates : matching(measure.filter, tile.candidates), tile.period, for: measure)
        if !missing.isEmpty { return Reading(.notComputable(.missingMembers(missing)), rows: rows) }
        guard measure.aggregate != .count, let name = measure.of else {
            return Reading(.value(Rational(rows.count), .exact), derivation: .aggregated(.count), rows: rows)
        }
        if measure.aggregate == .countDistinct { return distinct(name, rows) }
        if rows.isEmpty {
            let isZero = facts.dataset.kind == .register && measure.aggregate == .sum
            return Reading(isZero ? .value(.zero, .exact) : .absent(.notAvailable), rows: [])
        }
        if rows.count == 1 { return facts.reading(name, row: rows[0]) }
        let combined = Self.combine(rows.map { (name, facts.reading(name, row: $0).quantity) }) { values in
            Distribution(values).aggregate(measure.aggregate, share: measure.share)
        }
        return Reading(combined, derivation: .aggregated(measure.aggregate), rows: rows)
    }

    /// The rows for which `filter` holds. An undecidable row does not belong, as a row filter leaves it out too.
    private func matching(_ filter: TypedExpression?, _ rows: [Int]) -> [Int] {
        guard let filter else { return rows }
        return rows.filter { row in
            do throws(EvaluationFailure) {
                return try facts.holds(filter, row: row) == true
            } catch {
                return false
            }
        }
    }

    /// How many different values there are: unknown as soon as one of them is.
    private func distinct(_ field: String, _ rows: [Int]) -> Reading {
        var values: Set<ExpressionValue> = []
        var obstacle: Obstacle?
        for row in rows {
            switch facts.value(field, row: row) {
            case .absent(.notApplicable): continue
            case .absent(.notAvailable): obstacle = obstacle ?? .missing(field)
            case .absent(.suppressed): obstacle = obstacle ?? .withheld(field)
            case .number(_, let qualifier) where qualifier != .exact: obstacle = obstacle ?? .qualified(field)
            case let value: values.insert(value)
            }
        }
        let quantity = obstacle.map(Quantity.notComputable) ?? .value(Rational(values.count), .exact)
        return Reading(quantity, derivation: .aggregated(.countDistinct), rows: rows)
    }

    /// One quantity from several: any that cannot be computed with stands in the way; "not applicable" adds nothing.
    private static func combine(
        _ quantities: [(name: String, quantity: Quantity)], _ body: ([Rational]) -> Rational?
    ) -> Quantity {
        var values: [Rational] = []
        for (name, quantity) in quantities {
            if let obstacle = quantity.obstacle(name) { return .notComputable(obstacle) }
            if let value = quantity.exactValue { values.append(value) }
        }
        if values.isEmpty { return .absent(.notApplicable) }
        return body(values).map { .value($0, .exact) } ?? .notComputable(.overflow)
    }

    // MARK: - Longer periods from shorter ones

    /// A longer period from the shorter ones that fill it: flows add up, closing stocks are the last, opening stocks the
    /// first, and nodes above a stock are made again from their parts (carried-over cases count once).
    ///
    /// Only sums are made this way: the greatest month is not the greatest quarter, nor a mean of means a mean.
    func rolledUp(_ tiles: [Tile]) throws(PlanError) -> [Reading] {
        let allRows = tiles.flatMap(\.rows).sorted()
        let absent = tiles.filter { $0.rows.isEmpty }.map(\.period)
        if !absent.isEmpty {
            return measures.map { _ in Reading(.notComputable(.missingPeriods(absent)), rows: allRows) }
        }
        let derivation = Derivation.rolledUp(tiles.map(\.period))
        var readings: [Reading] = []
        for measure in measures {
            guard measure.aggregate == .sum, let name = measure.of else {
                readings.append(Reading(.absent(.notAvailable), derivation: derivation, rows: allRows))
                continue
            }
            var reading = try longer(name, measure.filter, tiles)
            reading.derivation = derivation
            readings.append(reading)
        }
        return readings
    }

    /// One field or node over all `tiles`.
    private func longer(
        _ name: String, _ filter: TypedExpression?, _ tiles: [Tile]
    ) throws(PlanError) -> Reading {
        var rows: Set<Int> = []
        var states: Set<RowState> = []
        var known: [String: Quantity] = [:]
        // Made again from its parts, a node needs them and nothing else of the dataset.
        let node = facts.dataset.parts.flatMap(\.nodes).first { $0.name == name }
        for part in node?.names ?? [name] {
            let additivity = facts.dataset.measure(part)?.additivity ?? .flow
            if additivity == .fromParts { continue }
            let measure = Measure(
                name: part, title: Localized(vi: part), of: part, filter: filter, additivity: additivity)
            var readings: [Reading] = []
            for tile in tiles { readings.append(try reading(of: measure, over: tile)) }
            rows.formUnion(readings.flatMap(\.rows))
            // A stock is as final as the one period that it is taken from.
            let used =
                switch additivity {
                case .stock: readings.suffix(1)
                case .opening: readings.prefix(1)
                default: readings[...]
                }
            states.formUnion(used.flatMap(\.states))
            switch additivity {
            case .stock, .opening: known[part] = used.first?.quantity
            default: known[part] = Self.combine(used.map { (part, $0.quantity) }, PartsResolver.sum)
            }
        }
        let resolved = PartsResolver(reported: known, trees: node.map { [$0] } ?? []).quantities
        var quantity = resolved[name] ?? .absent(.notAvailable)
        if known[name] == nil, quantity.exactValue == nil, let obstacle = obstacle(node, resolved) {
            quantity = .notComputable(obstacle)
        }
        var reading = Reading(quantity, rows: rows.sorted())
        reading.states = states
        return reading
    }

    /// What keeps a node from being made again from its parts.
    private func obstacle(_ node: PartNode?, _ quantities: [String: Quantity]) -> Obstacle? {
        for child in node?.children ?? [] {
            let quantity = quantities[child.name] ?? .absent(.notAvailable)
            guard let obstacle = quantity.obstacle(child.name) else { continue }
            return quantity == .absent(.notAvailable) ? self.obstacle(child, quantities) ?? obstacle : obstacle
        }
        return nil
    }
}
