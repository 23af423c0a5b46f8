import Statistics
import Tables

/// Sums of a count, or ratios of the sums of two, along like periods: from the beginning of the year, or over so many
/// months. A sum that lacks a period, or runs over a break of the series, is refused with its reason.
struct RunningTotals {
    private let comparability: Comparability
    /// How the number of a single period is made.
    private let formula: MetricDefinition.Formula

    init(_ comparability: Comparability, _ formula: MetricDefinition.Formula) {
        self.comparability = comparability
        self.formula = formula
    }

    typealias Sum = Result<MetricPoint, Incomparable>

    /// - Parameter points: of one group, like periods in time without one left out; a gap is a point without a value.
    /// - Returns: one for each point, with its key. Where a window reaches back before the first point, what lies there
    ///   is missing.
    func sums(_ points: [MetricPoint], over window: MetricDefinition.Window) -> [Sum] {
        let lengths = points.map { window.count(at: $0.key.period) }
        guard !lengths.contains(nil) else { return points.map { _ in .failure(.unlikePeriods) } }
        do throws(Refusal) {
            let counts = lengths.compactMap { $0 }
            guard case .ratio = formula else {
                let totals = try Self.running(points, counts, window, \.counted)
                return points.indices.map { index in
                    sum(points, index, counts[index]) { () throws(Incomparable) in
                        .init(quantity: try Self.known(totals[index], points, index, \.counted))
                    }
                }
            }
            let tops = try Self.running(points, counts, window, \.top)
            let bottoms = try Self.running(points, counts, window, \.bottom)
            let ratios = try Running.ratios(tops, over: bottoms)
            return points.indices.map { index in
                sum(points, index, counts[index]) { () throws(Incomparable) in
                    let top = try Self.known(tops[index], points, index, \.top)
                    let bottom = try Self.known(bottoms[index], points, index, \.bottom)
                    let isZero = bottom.exactValue?.isZero ?? false
                    return .init(
                        quantity: isZero
                            ? .notComputable(.zeroDenominator)
                            : try Self.known(ratios[index], points, index, \.quantity), top: top, bottom: bottom)
                }
            }
        } catch {
            // Not without a period left out, so that they are no series.
            return points.map { _ in .failure(.unlikePeriods) }
        }
    }

    // MARK: - One sum

    private struct Total {
        var quantity: Quantity
        var top: Quantity?
        var bottom: Quantity?
    }

    private func sum(
        _ points: [MetricPoint], _ index: Int, _ count: Int, _ total: () throws(Incomparable) -> Total
    ) -> Sum {
        Result { () throws(Incomparable) in
            let total = try total()
            let parts = points[(index - count + 1)...index]
            for (one, next) in zip(parts, parts.dropFirst()) { try comparability.check(from: one, to: next) }
            var sum = points[index]
            sum.quantity = total.quantity
            sum.numerator = total.top
            sum.denominator = total.bottom
            sum.inputs = Self.merged(parts)
            let undue = parts.reduce(0) { $0 + ($1.undue ?? 0) }
            sum.undue = undue > 0 ? undue : nil
            if undue > 0, case .value(let value, .exact) = sum.quantity { sum.quantity = .value(value, .undue) }
            if sum.states.contains(.preliminary) { sum.quantity = sum.quantity.asPreliminary }
            if let from = parts.first?.key.period.interval?.lowerBound, let to = sum.key.period.interval?.upperBound {
                sum.window = MetricPoint.Window(days: from...to, count: count)
            }
            return sum
        }
    }

    /// Each measure once, over all the periods.
    private static func merged(_ points: ArraySlice<MetricPoint>) -> [MetricPoint.Input] {
        guard var inputs = points.first?.inputs, points.count > 1 else { return points.first?.inputs ?? [] }
        for index in inputs.indices {
            let readings = points.compactMap { $0.inputs.indices.contains(index) ? $0.inputs[index].reading : nil }
            let total = readings.reduce(Rational.zero as Rational?) { sum, reading in
                reading.quantity.exactValue.flatMap { sum?.adding($0) }
            }
            inputs[index].reading = Reading(
                total.map { .value($0, .exact) } ?? .notComputable(.overflow),
                derivation: .rolledUp(points.map(\.key.period)), rows: Set(readings.flatMap(\.rows)).sorted(),
                records: readings.reduce(0) { $0 + $1.records })
            inputs[index].reading.states = readings.reduce(into: []) { $0.formUnion($1.states) }
        }
        return inputs
    }

    // MARK: - Running sums

    private static func running(
        _ points: [MetricPoint], _ counts: [Int], _ window: MetricDefinition.Window, _ part: (MetricPoint) -> Quantity
    ) throws(Refusal) -> [Result<Rational, Refusal>] {
        let values = points.map { part($0).exactValue }
        switch window {
        case .year: return try Running.yearToDate(values, numbers: counts)
        case .months: return Running.sums(values, window: counts.first ?? 1)
        }
    }

    /// A running sum, or what it lacks.
    private static func known(
        _ sum: Result<Rational, Refusal>, _ points: [MetricPoint], _ index: Int, _ part: (MetricPoint) -> Quantity
    ) throws(Incomparable) -> Quantity {
        do throws(Refusal) {
            return .value(try sum.get(), .exact)
        } catch {
            switch error {
            case .missing(let place):
                if let absent = part(points[place]).absent { throw .noValue(points[place].key.period, absent) }
                // The series begins within the window.
                throw missing(before: points[0])
            case .tooFew: throw missing(before: points[0])
            default: throw .tooLarge
            }
        }
    }

    private static func missing(before first: MetricPoint) -> Incomparable {
        first.key.period.previous.map { .noValue($0, .missing) } ?? .unlikePeriods
    }
}

extension MetricPoint {
    /// What a sum takes of it: it is counted while more is to come, and the sum will still change, too.
    fileprivate var counted: Quantity {
        if case .value(let value, .undue) = quantity { .value(value, .exact) } else { quantity.computable }
    }
    fileprivate var top: Quantity { numerator ?? .absent(.notAvailable) }
    fileprivate var bottom: Quantity { denominator ?? .absent(.notAvailable) }
}

extension MetricDefinition.Window {
    /// How many like periods it is at `period`; nil where the period has no length in months, or does not fit into it.
    func count(at period: Period) -> Int? {
        guard let length = period.grain.months else { return nil }
        switch self {
        case .year: return period.numberInYear
        case .months(let months):
            // Nine months begin each year anew, so that none follows another.
            return months % length == 0 && period.grain != .nineMonths ? months / length : nil
        }
    }
}

extension MetricDefinition {
    /// Whether its numbers add up over time, or are ratios of what does: sums and counts that are no stocks.
    /// - Parameter measures: of its dataset.
    public func addsUp(_ measures: [Measure]) -> Bool {
        switch formula {
        case .rank, .reported, .derived, .cumulative, .index, .ranking: false
        case .simple, .ratio:
            formula.measures.allSatisfy { name in
                guard let measure = measures.first(where: { $0.name == name }) else { return false }
                return measure.additivity == .flow && (measure.aggregate == .sum || measure.aggregate == .count)
            }
        }
    }
}
