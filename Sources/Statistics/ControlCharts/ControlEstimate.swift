import Foundation

/// The centre and the standard deviations of one phase, estimated from its baseline.
struct ControlEstimate {
    /// The mean distance of two normal values, in deviations: the d₂ of tables. Three deviations are 2,66 mean moving
    /// ranges, as Wheeler and Making Data Count print it.
    private static let rangePerDeviation = 1.128

    let basis: ControlBasis
    private let centre: Double
    private let deviations: [Double?]
    private let series: ControlSeries

    /// - Parameter baseline: the places that count; those of the phase that follow are judged by them.
    /// - Throws: `tooFew` under the least number of values (for charts of moving ranges: of neighbours), `noVariation`.
    init(_ series: ControlSeries, baseline: Range<Int>) throws(Refusal) {
        let values = series.values
        let known = baseline.compactMap { values[$0] }
        guard known.count >= ControlChart.leastCount else {
            throw .tooFew(count: known.count, minimum: ControlChart.leastCount)
        }
        guard known.contains(where: { $0 != known[0] }) else { throw .noVariation }
        self.series = series
        var shown: Double?
        var averageRange: Double?
        var overdispersion: Double?
        switch series {
        case .xmr, .t:
            let scaled = values.map { $0.map(series.scaled) }
            let range = try Self.averageMovingRange(scaled, baseline)
            centre = Self.mean(baseline.compactMap { scaled[$0] })
            deviations = Array(repeating: range / Self.rangePerDeviation, count: values.count)
            if case .xmr = series { averageRange = range }
        case .p(let shares), .pPrime(let shares):
            let baselineShares = baseline.compactMap { shares[$0] }
            let pooled = Self.sum(baselineShares.map(\.events)) / Self.sum(baselineShares.map(\.cases))
            let chance = shares.map { $0.map { (pooled * (1 - pooled) / Double($0.cases)).squareRoot() } }
            centre = pooled
            (deviations, overdispersion) = try Self.widened(chance, around: pooled, series, baseline)
        case .u(let rates), .uPrime(let rates):
            let baselineRates = baseline.compactMap { rates[$0] }
            let pooled = Self.sum(baselineRates.map(\.events)) / baselineRates.reduce(0) { $0 + $1.exposure }
            let chance = rates.map { $0.map { (pooled / $0.exposure).squareRoot() } }
            centre = pooled
            (deviations, overdispersion) = try Self.widened(chance, around: pooled, series, baseline)
        case .c:
            centre = Self.mean(known)
            deviations = Array(repeating: centre.squareRoot(), count: values.count)
        case .g:
            // J. C. Benneyan, Health Care Management Science 4 (2001): a geometric number with this mean.
            centre = Self.mean(known)
            deviations = Array(repeating: (centre * (centre + 1)).squareRoot(), count: values.count)
            shown = Self.median(known)
        }
        basis = ControlBasis(
            count: known.count, centre: shown ?? series.unscaled(centre), averageMovingRange: averageRange,
            overdispersion: overdispersion)
    }

    /// Nil at a place without a value.
    func lines(at index: Int) -> ControlLines? {
        guard let deviation = deviations[index] else { return nil }
        func limit(_ deviations: Double) -> Double { series.unscaled(centre + deviations * deviation) }
        return ControlLines(
            centre: basis.centre, lower: series.bounds.clamped(limit(-3)), upper: series.bounds.clamped(limit(3)),
            nearLower: limit(-2), nearUpper: limit(2))
    }

    /// D. B. Laney, "Improved control charts for attributes", *Quality Engineering* 14 (2002): the deviations of chance
    /// times the deviation of the standardised values, itself from their moving ranges.
    private static func widened(
        _ chance: [Double?], around centre: Double, _ series: ControlSeries, _ baseline: Range<Int>
    ) throws(Refusal) -> ([Double?], Double?) {
        switch series {
        case .pPrime, .uPrime: break
        default: return (chance, nil)
        }
        let standardised = zip(series.values, chance).map { value, deviation -> Double? in
            guard let value, let deviation else { return nil }
            return (value - centre) / deviation
        }
        let factor = try averageMovingRange(standardised, baseline) / rangePerDeviation
        return (chance.map { $0.map { $0 * factor } }, factor)
    }

    /// The mean distance between neighbours; a gap has none.
    private static func averageMovingRange(_ values: [Double?], _ range: Range<Int>) throws(Refusal) -> Double {
        let ranges = range.dropFirst().compactMap { index -> Double? in
            guard let value = values[index], let previous = values[index - 1] else { return nil }
            return abs(value - previous)
        }
        guard ranges.count >= ControlChart.leastCount - 1 else {
            throw .tooFew(count: ranges.count, minimum: ControlChart.leastCount - 1)
        }
        let mean = mean(ranges)
        guard mean > 0 else { throw .noVariation }
        return mean
    }

    private static func sum(_ counts: [Int]) -> Double { counts.reduce(0) { $0 + Double($1) } }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}

extension ControlSeries {
    /// Times between events of a steady stream, made nearly normal: L. S. Nelson, *Journal of Quality Technology* 26
    /// (1994).
    fileprivate func scaled(_ value: Double) -> Double {
        if case .t = self { pow(value, 1 / 3.6) } else { value }
    }

    fileprivate func unscaled(_ value: Double) -> Double {
        if case .t = self { pow(max(0, value), 3.6) } else { value }
    }
}
