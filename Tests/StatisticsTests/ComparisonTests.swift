import Tables
import Testing

@testable import Statistics

@Suite struct ComparisonTests {
    private func values(_ values: [Int?]) -> [Rational?] { values.map { $0.map { Rational($0) } } }

    @Test("A share changes in percentage points, an amount in number and per cent")
    func changes() throws {
        #expect(try Change.percentagePoints(from: rational(95, 100), to: rational(954, 1000)) == rational(4, 10))
        let change = try Change.amount(from: Rational(200), to: Rational(150))
        #expect(change.difference == Rational(-50))
        #expect(change.percent == Rational(-25))
    }

    @Test("Of nothing there is no per cent")
    func ofNothing() throws {
        #expect(try Change.amount(from: .zero, to: Rational(5)) == AmountChange(difference: Rational(5), percent: nil))
        #expect(
            try Change.amount(from: Rational(-2), to: Rational(5))
                == AmountChange(difference: Rational(7), percent: nil))
        #expect(throws: Refusal.tooLarge) { try Change.amount(from: Rational(.min), to: Rational(.max)) }
    }

    @Test("A rolling sum needs every value of its window")
    func rolling() {
        #expect(
            Running.sums(values([1, 2, 3, nil, 5, 6, 7]), window: 3) == [
                .failure(.tooFew(count: 1, minimum: 3)), .failure(.tooFew(count: 2, minimum: 3)), .success(Rational(6)),
                .failure(.missing(at: 3)), .failure(.missing(at: 3)), .failure(.missing(at: 3)), .success(Rational(18)),
            ])
        #expect(Running.sums(values([4]), window: 0) == [.failure(.tooFew(count: 1, minimum: 0))])
        #expect(Running.sums(values([.max, 1]), window: 2).last == .failure(.tooLarge))
    }

    @Test("A year's sum begins with its first period, and not before the series does")
    func yearToDate() throws {
        #expect(
            try Running.yearToDate(values([3, 4, 1, 2, nil, 5, 7]), numbers: [11, 12, 1, 2, 3, 4, 1]) == [
                .failure(.missing(at: 0)), .failure(.missing(at: 0)), .success(Rational(1)), .success(Rational(3)),
                .failure(.missing(at: 4)), .failure(.missing(at: 4)), .success(Rational(7)),
            ])
        #expect(throws: Refusal.unlikeLengths(2, 1)) { try Running.yearToDate(values([1, 2]), numbers: [1]) }
        #expect(throws: Refusal.misplaced(at: 1)) { try Running.yearToDate(values([1, 2]), numbers: [1, 3]) }
        #expect(throws: Refusal.misplaced(at: 0)) { try Running.yearToDate(values([1]), numbers: [0]) }
    }

    @Test("A running share is the ratio of sums, not a mean of shares")
    func ratios() throws {
        let onTime = Running.sums(values([9, 10, 0, 0]), window: 2)
        let resolved = Running.sums(values([10, 90, 0, 0]), window: 2)
        #expect(
            try Running.ratios(onTime, over: resolved) == [
                .failure(.tooFew(count: 1, minimum: 2)), .success(try rational(19, 100)),
                .success(try rational(10, 90)),
                .failure(.zeroDenominator),
            ])
        #expect(throws: Refusal.unlikeLengths(4, 1)) { try Running.ratios(onTime, over: [resolved[0]]) }
    }

    @Test("A benchmark is the mean and the median of the peers that have a value, and says how many have none")
    func benchmark() throws {
        let benchmark = try Benchmark(values([1, nil, 2, 9, 4]))
        #expect(benchmark.mean == Rational(4))
        #expect(benchmark.median == Rational(3))
        #expect(benchmark.count == 4)
        #expect(benchmark.missing == 1)
        // The common denominator of these 94 shares is far beyond 64 bits.
        let shares = (0..<94).map { Rational(200 + $0, over: 307 + 2 * $0) }
        let many = try Benchmark(shares)
        let sum = shares.compactMap { $0?.doubleValue }.reduce(0, +)
        #expect(abs(many.mean.doubleValue - sum / 94) < 1e-9)
        #expect(throws: Refusal.noData) { try Benchmark([nil, nil]) }
        #expect(throws: Refusal.noData) { try Benchmark([]) }
        #expect(throws: Refusal.tooFew(count: 1, minimum: 2)) { try Benchmark(values([3, nil])) }
    }

    // MARK: - Against numpy: Expected.swift names the functions.

    private let series = Expected.series.map { Rational($0) }

    @Test("Rolling sums and sums of the year are those of numpy")
    func sums() throws {
        let rolling = Running.sums(series, window: 4).compactMap { if case .success(let sum) = $0 { sum } else { nil } }
        #expect(rolling == Expected.rolling.map { Rational($0) })
        let year = try Running.yearToDate(series, numbers: series.indices.map { $0 % 12 + 1 })
        #expect(year == Expected.runningYear.map { .success(Rational($0)) })
    }

    @Test("Changes in per cent, mean and median are those of numpy")
    func perCents() throws {
        for (index, expected) in Expected.percentChanges.enumerated() {
            let percent = try Change.amount(from: series[index], to: series[index + 1]).percent
            #expect(agree(try #require(percent).doubleValue, expected))
        }
        let benchmark = try Benchmark(series)
        #expect(agree(benchmark.mean.doubleValue, Expected.benchmark[0]))
        #expect(agree(benchmark.median.doubleValue, Expected.benchmark[1]))
    }
}
