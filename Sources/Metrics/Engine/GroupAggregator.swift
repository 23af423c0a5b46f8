import Tables

/// Turns the rows of one group into one reading a measure. What is missing is never skipped and never zero.
struct GroupAggregator {
    let facts: RowFacts
    let measures: [Measure]

    func readings(over rows: [Int], missingMembers: [String]) -> [Reading] {
        measures.map { measure in
            if !missingMembers.isEmpty {
                return Reading(.notComputable(.missingMembers(missingMembers)), rows: rows)
            }
            return reading(of: measure, over: rows)
        }
    }

    private func reading(of measure: Measure, over all: [Int]) -> Reading {
        var rows = all
        if let filter = measure.filter {
            // An undecidable row does not belong to the measure, as a row filter leaves it out too.
            rows = all.filter { row in
                do throws(EvaluationFailure) {
                    return try filter.holds { facts.value($0, row: row) } == true
                } catch {
                    return false
                }
            }
        }
        guard let name = measure.of else { return Reading(.value(Rational(rows.count), .exact), derivation: .aggregated(.count), rows: rows) }
        if measure.aggregate == .countDistinct { return distinct(name, rows) }
        if rows.isEmpty {
            let isZero = facts.dataset.kind == .register && measure.aggregate == .sum
            return Reading(isZero ? .value(.zero, .exact) : .absent(.notAvailable), rows: [])
        }
        if rows.count == 1 { return facts.reading(name, row: rows[0]) }
        let combined = Self.combine(rows.map { (name, facts.reading(name, row: $0).quantity) }) { values in
            Self.aggregate(values, measure.aggregate)
        }
        return Reading(combined, derivation: .aggregated(measure.aggregate), rows: rows)
    }

    private func distinct(_ field: String, _ rows: [Int]) -> Reading {
        let values = Set(rows.map { facts.value(field, row: $0) })
        return Reading(.value(Rational(values.count), .exact), derivation: .aggregated(.countDistinct), rows: rows)
    }

    /// One quantity from several: any that cannot be computed with stands in the way; "not applicable" adds nothing.
    private static func combine(
        _ quantities: [(name: String, quantity: Quantity)], _ body: ([Rational]) -> Rational?
    ) -> Quantity {
        var values: [Rational] = []
        for (name, quantity) in quantities {
            switch quantity {
            case .value(let value, .exact): values.append(value)
            case .value: return .notComputable(.qualified(name))
            case .absent(.notApplicable): continue
            case .absent(.notAvailable): return .notComputable(.missing(name))
            case .absent(.suppressed): return .notComputable(.withheld(name))
            case .notComputable: return quantity
            }
        }
        if values.isEmpty { return .absent(.notApplicable) }
        return body(values).map { .value($0, .exact) } ?? .notComputable(.overflow)
    }

    private static func aggregate(_ values: [Rational], _ aggregate: Aggregate) -> Rational? {
        switch aggregate {
        case .sum: return PartsResolver.sum(values)
        case .count, .countDistinct: return Rational(values.count)
        case .min: return values.min()
        case .max: return values.max()
        case .average: return PartsResolver.sum(values)?.divided(by: Rational(values.count))
        case .median:
            let sorted = values.sorted()
            let middle = sorted.count / 2
            if sorted.count % 2 == 1 { return sorted[middle] }
            return sorted[middle - 1].adding(sorted[middle])?.divided(by: Rational(2))
        }
    }

    // MARK: - Longer periods from shorter ones

    /// A longer period from the shorter ones that fill it: flows add up, closing stocks are the last, opening stocks the
    /// first, and nodes above a stock are made again from their parts (carried-over cases count once).
    func rolledUp(_ tiles: [(period: Period, rows: [Int], missing: [String])]) -> [Reading] {
        let allRows = tiles.flatMap(\.rows).sorted()
        let periods = tiles.map(\.period)
        let absent = tiles.filter { $0.rows.isEmpty }.map(\.period)
        let missing = Set(tiles.flatMap(\.missing)).sorted()
        let obstacle: Obstacle? =
            if !absent.isEmpty { .missingPeriods(absent) } else if !missing.isEmpty { .missingMembers(missing) } else { nil }
        if let obstacle { return measures.map { _ in Reading(.notComputable(obstacle), rows: allRows) } }

        var longer: [String: Quantity] = [:]
        for measure in facts.dataset.measures where measure.aggregate == .sum && measure.filter == nil {
            guard let name = measure.of else { continue }
            let readings = tiles.map { reading(of: measure, over: $0.rows).quantity }
            switch measure.additivity {
            case .flow: longer[name] = Self.combine(readings.map { (name, $0) }, PartsResolver.sum)
            case .stock: longer[name] = readings.last
            case .opening: longer[name] = readings.first
            case .fromParts: break
            }
        }
        // What no source states for the whole period is open to derivation, as in a row.
        for (name, quantity) in longer {
            if case .notComputable(.missing) = quantity { longer[name] = .absent(.notAvailable) }
        }
        let resolver = PartsResolver(reported: longer, trees: facts.dataset.parts)
        return measures.map { measure in
            guard measure.aggregate == .sum, measure.filter == nil, let name = measure.of else {
                let whole = reading(of: measure, over: allRows)
                return Reading(whole.quantity, derivation: .rolledUp(periods), rows: allRows)
            }
            return Reading(
                resolver.quantities[name] ?? .absent(.notAvailable), derivation: .rolledUp(periods), rows: allRows)
        }
    }
}
