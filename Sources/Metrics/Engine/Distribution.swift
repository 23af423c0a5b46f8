import Statistics
import Tables

extension Distribution {
    /// Nil for a distribution of nothing and where the result does not fit in 64 bits.
    func aggregate(_ aggregate: Aggregate, share: Rational? = nil) -> Rational? {
        switch aggregate {
        case .sum: sum
        case .count: Rational(count)
        case .countDistinct: Rational(occurrences.count)
        case .min: least
        case .max: greatest
        case .average: mean
        case .median: median
        case .percentile: share.flatMap(quantile)
        }
    }
}
