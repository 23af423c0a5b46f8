import Statistics
import Tables
import Testing

/// Histograms of records: what numpy counts, and nothing of a single record.
@Suite struct RecordHistogramTests {
    private static func days(_ seed: UInt64, _ count: Int, spread: Int) -> [Int] {
        var numbers = Numbers(seed: seed)
        return (0..<count).map { _ in
            let days = numbers.next(0...6) + numbers.next(0...9)
            return numbers.next(0...40) == 0 ? days + numbers.next(0...spread) : days
        }
    }

    private static func made(_ days: [Int]) throws -> Histogram {
        try Histogram(records: Distribution(days.map { Rational($0) }))
    }

    @Test("Every record is in one bin or beyond the last; bins of a few at the end are counted together")
    func everyRecord() throws {
        for seed in 1...200 as ClosedRange<UInt64> {
            let days = Self.days(seed, 20 + Int(seed) * 7, spread: 10 + Int(seed) * 3)
            let made = try Self.made(days)
            #expect(made.bins.reduce(made.beyond) { $0 + $1.count } == days.count)
            for bin in made.bins {
                #expect(bin.count == days.count { Rational($0) >= bin.lower && Rational($0) < bin.upper })
            }
            let end = try #require(made.bins.last)
            #expect(made.beyond == days.count { Rational($0) >= end.upper })
            #expect(made.bins.count == 1 || made.beyond >= 5 || end.count >= 5)
        }
    }

    @Test("Bins and percentiles are those of numpy")
    func numpy() throws {
        let distribution = Distribution(Expected.records.map { Rational($0) })
        let made = try Histogram(records: distribution)
        #expect(made.bins.map(\.count) + [made.beyond] == Expected.recordHistogram)
        #expect(distribution.median?.doubleValue == Expected.recordPercentiles[0])
        let ninth = try #require(distribution.quantile(try rational(9, 10)))
        #expect(agree(ninth.doubleValue, Expected.recordPercentiles[1]))
    }

    /// numpy 2.4.6: `numpy.histogram(days, bins=[0, 5, 10, 15, 20, 500])` of 0 … 19 five times each, and 400.
    @Test("A single very long one does not press all others into one bin, and its value is not told")
    func tail() throws {
        let days = (0..<20).flatMap { Array(repeating: $0, count: 5) } + [400]
        let made = try Self.made(days)
        #expect(made.bins.map(\.lower) == [0, 5, 10, 15].map { Rational($0) })
        #expect(made.bins.map(\.count) == [25, 25, 25, 25])
        #expect(made.beyond == 1)
    }

    @Test("Where all but a few are the same, the few are seen")
    func same() throws {
        let made = try Self.made(Array(repeating: 3, count: 1000) + [9, 9, 9, 9, 9])
        #expect(made.bins.first?.count == 1000)
        #expect(made.bins.first?.lower == Rational(3))
        #expect(made.bins.last?.count == 5)
        #expect(made.bins.last?.upper == Rational(10))
    }

    @Test("Of fewer than twenty records, and of records that all take the same, there is none")
    func refusals() {
        #expect(throws: Refusal.noData) { try Self.made([]) }
        #expect(throws: Refusal.tooFew(count: 1, minimum: 20)) { try Self.made([4]) }
        #expect(throws: Refusal.tooFew(count: 19, minimum: 20)) { try Self.made(Array(0..<19)) }
        #expect(throws: Refusal.noVariation) { try Self.made(Array(repeating: 4, count: 20)) }
    }
}
