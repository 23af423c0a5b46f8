import Statistics
import Tables
import Testing

@testable import Metrics

@Suite struct DistributionTests {
    private static func distribution(_ values: [Int]) -> Distribution { Distribution(values.map { Rational($0) }) }

    /// Hyndman and Fan, "Sample Quantiles in Statistical Packages" (The American Statistician 50, 1996), definition 7: the
    /// value at position (n - 1) p + 1 of the sorted ones. The values are those of R's `quantile(1:10, p)`, whose default
    /// it is.
    @Test(
        "Percentiles are those of definition 7",
        arguments: [
            (1, 10, 19, 10), (1, 4, 13, 4), (1, 2, 11, 2), (3, 4, 31, 4), (9, 10, 91, 10), (0, 1, 1, 1), (1, 1, 10, 1),
        ])
    func definition7(share: Int, of: Int, value: Int, over: Int) throws {
        let found = Self.distribution(Array(1...10)).aggregate(.percentile, share: try rational(share, of))
        #expect(found == (try rational(value, over)))
    }

    @Test("Values counted several times are as many values")
    func counts() throws {
        let counted = Distribution(counted: [
            (value: Rational(3), count: 2), (value: Rational(1), count: 3), (value: Rational(9), count: 0),
        ])
        let listed = Self.distribution([1, 3, 1, 3, 1])
        for aggregate in Aggregate.allCases where aggregate != .percentile {
            #expect(counted.aggregate(aggregate) == listed.aggregate(aggregate))
        }
        #expect(listed.aggregate(.median) == Rational(1))
        #expect(listed.aggregate(.average) == (try rational(9, 5)))
        #expect(listed.aggregate(.countDistinct) == Rational(2))
        #expect(listed.aggregate(.percentile, share: try rational(5, 8)) == Rational(2))
    }

    @Test("Of nothing there is no least, middle or mean value")
    func nothing() throws {
        for aggregate in [Aggregate.min, .max, .average, .median] {
            #expect(Self.distribution([]).aggregate(aggregate) == nil)
        }
        #expect(Self.distribution([]).aggregate(.sum) == .zero)
    }
}
