import Testing

@testable import Statistics

/// The rules of Making Data Count. Cases marked so are those of NHSRplotthedots, tests/testthat.
@Suite struct ControlSignalTests {
    /// Signals among values around 0 with limits at ±3, the near ones at ±2; nil is a gap.
    private func signals(_ values: [Double?]) -> [[Signal]] {
        let lines = ControlLines(centre: 0, lower: -3, upper: 3, nearLower: -2, nearUpper: 2)
        return SignalFinder(values: values, lines: values.map { $0.map { _ in lines } }).signals()
    }

    private func places(_ signal: Signal, _ values: [Double?]) -> [Int] {
        signals(values).enumerated().filter { $0.element.contains(signal) }.map(\.offset)
    }

    @Test("Seven in a row on one side are a shift, six are not (NHSRplotthedots)")
    func shift() {
        let side: [Double] = [1, 0.5, 1, 0.5, 1, 0.5]
        #expect(places(.shift(.high), side) == [])
        #expect(places(.shift(.high), side + [-1]) == [])
        #expect(places(.shift(.high), side + [1, 0.5, -1]) == Array(0...7))
        #expect(places(.shift(.low), (side + [1, 0.5, -1]).map { -$0 }) == Array(0...7))
        #expect(places(.shift(.high), [-1] + side + [1, 0.5, -1]) == Array(1...8))
        // A value on the centre is on no side.
        #expect(places(.shift(.high), side + [0, 1]) == [])
    }

    @Test("Seven values that each rise or each fall are a trend, with a step level they are not (NHSRplotthedots)")
    func trend() {
        func steps(_ values: [Int]) -> [Double] { values.map { Double($0) / 10 } }
        #expect(places(.trend(.high), steps([1, 2, 3, 4, 5, 6])) == [])
        #expect(places(.trend(.high), steps([1, 2, 3, 3, 4, 5, 6])) == [])
        #expect(places(.trend(.high), steps([1, 2, 3, 4, 5, 6, 7])) == Array(0...6))
        #expect(places(.trend(.high), steps([2, 1, 2, 3, 4, 5, 6, 7, 3])) == Array(1...7))
        #expect(places(.trend(.low), steps([7, 6, 5, 4, 3, 2, 1])) == Array(0...6))
        #expect(places(.trend(.low), steps([2, 7, 6, 5, 4, 3, 2, 1, 3])) == Array(1...7))
        // Where a rise and a fall meet, the top belongs to the fall, as in NHSRplotthedots 0.2.2.
        let peak = steps([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1])
        #expect(places(.trend(.high), peak) == Array(0...5))
        #expect(places(.trend(.low), peak) == Array(6...12))
    }

    @Test("Two of three near the same limit are a signal, and only those two (NHSRplotthedots)")
    func twoOfThree() {
        #expect(places(.twoOfThree(.high), [2.5, 1, 2.5]) == [0, 2])
        #expect(places(.twoOfThree(.high), [1, 2.5, 2.5]) == [1, 2])
        #expect(places(.twoOfThree(.high), [-1, -1, 2.5, 1, 2.5, -1, -1]) == [2, 4])
        #expect(places(.twoOfThree(.high), [2.5, 1, 1, 2.5]) == [])
        #expect(places(.twoOfThree(.high), [2.5, 1, 1, 2.5, 2.5]) == [3, 4])
        #expect(places(.twoOfThree(.low), [-2.5, -1, -2.5]) == [0, 2])
        // Near unlike limits, or with the third on the other side (issue 143 of the package), they are none.
        #expect(places(.twoOfThree(.high), [2.5, 1, -2.5]) == [])
        #expect(places(.twoOfThree(.high), [2.5, -1, 2.5]) == [])
        // What is beyond the limit is not near it.
        #expect(places(.twoOfThree(.high), [2.5, 1, 3.5]) == [])
        #expect(places(.twoOfThree(.high), [2.5, 2.5]) == [])
    }

    @Test("Beyond a limit is a signal, on it is none")
    func outside() {
        #expect(signals([3.1, 3, -3, -3.1]) == [[.outside(.high)], [], [], [.outside(.low)]])
    }

    @Test("A gap ends every row")
    func gaps() {
        let high: [Double?] = [1, 0.5, 1, 0.5, 1, 0.5, 1]
        #expect(places(.shift(.high), high).count == 7)
        #expect(places(.shift(.high), high.prefix(4) + [nil] + high.suffix(3)) == [])
        #expect(places(.trend(.high), [0.1, 0.2, 0.3, nil, 0.4, 0.5, 0.6, 0.7]) == [])
        #expect(places(.twoOfThree(.high), [2.5, nil, 2.5]) == [])
    }

    @Test("A point is named by limit, trend, two of three and shift, in this order (NHSRplotthedots 0.2.2)")
    func order() {
        let values = [0.1, 0.5, 1, 1.5, 2.4, 2.5, 3.5]
        #expect(signals(values)[6] == [.outside(.high), .trend(.high), .shift(.high)])
        #expect(signals(values)[5] == [.trend(.high), .twoOfThree(.high), .shift(.high)])
        #expect(signals(values)[0] == [.trend(.high), .shift(.high)])
    }

    /// NHSRplotthedots, test-ptd_calculate_assurance_type.R: limits and targets.
    @Test("A target is always met, never met, or met by chance (NHSRplotthedots)")
    func assurance() {
        let limits = [(1.0, 3.0), (5.0, 7.0), (1.0, 5.0)]
        func assurances(_ better: Better, target: Double = 4) -> [ControlChart.Assurance] {
            limits.map { lower, upper in
                let middle = (lower + upper) / 2
                return ControlChart.assurance(
                    target: target,
                    ControlLines(centre: middle, lower: lower, upper: upper, nearLower: middle, nearUpper: middle),
                    better)
            }
        }
        #expect(assurances(.higher) == [.consistentlyFails, .consistentlyPasses, .hitAndMiss])
        #expect(assurances(.lower) == [.consistentlyPasses, .consistentlyFails, .hitAndMiss])
        #expect(assurances(.higher, target: 5) == [.consistentlyFails, .hitAndMiss, .hitAndMiss])
    }

    // MARK: - Shares of few cases

    /// Eleven periods and a last one.
    private func last(_ usual: [Int], _ last: Int, of cases: Int) throws -> [Signal] {
        let shares = try (usual + [last]).map { try Proportion(events: $0, of: cases) }
        return try ControlChart(.p(shares), better: .higher).latest.signals
    }

    @Test("Of few cases a count is unusual exactly where scipy's binomial tails say so", arguments: Expected.exactTest)
    func scipy(cases: Int, mean: Double, least: Int, most: Int) throws {
        for events in 0...cases {
            let test = try #require(
                ExactTest(.p([Proportion(events: events, of: cases)]), 0..<1, mean: mean))
            let expected: [Signal] = events < least ? [.outside(.low)] : events > most ? [.outside(.high)] : []
            // What limits and rows say counts for nothing.
            #expect(test.confirmed([[.shift(.low)]]) == [expected], "\(events) of \(cases)")
        }
    }

    /// Tails: `scipy.stats.binom.cdf` (scipy 1.17.1) at the mean of all twelve periods.
    @Test("Beyond a limit is a signal of shares only where the exact test says so")
    func exact() throws {
        let usual = [190, 191, 189, 192, 188, 190, 191, 189, 190, 192, 188]
        // The normal limit lies at 89,7 %; P(X ≤ 178) is 0,0016, P(X ≤ 177) is 0,0008.
        #expect(try last(usual, 178, of: 200) == [])
        #expect(try last(usual, 177, of: 200) == [.outside(.low)])
    }

    /// Tails: `scipy.stats.binom.cdf` (scipy 1.17.1) at the mean of all twelve periods.
    @Test("Where few of the rarer kind are to be expected the exact test alone decides")
    func fewCases() throws {
        let usual = Array(repeating: 19, count: 11)
        // One of 20 is to be expected. P(X ≤ 14) is 0,0021, P(X ≤ 13) is 0,0004.
        #expect(try last(usual, 14, of: 20) == [])
        #expect(try last(usual, 13, of: 20) == [.outside(.low)])
        // A row on one side, of periods in which one more or less makes the side.
        let row = [18, 18, 18, 18] + Array(repeating: 20, count: 7)
        #expect(try last(row, 20, of: 20) == [])
        #expect(try last(row.map { $0 * 10 }, 200, of: 200).contains(.shift(.high)))
    }

    // MARK: - Few events

    /// Eleven periods and a last one, of an exposure of 50 each.
    private func lastRate(_ usual: [Int], _ last: Int) throws -> [Signal] {
        let rates = try (usual + [last]).map { try EventRate(events: $0, exposure: 50) }
        return try ControlChart(.u(rates), better: .lower).latest.signals
    }

    @Test(
        "Of few events a count is unusual exactly where scipy's Poisson tails say so",
        arguments: Expected.exactEventTest)
    func scipy(exposure: Double, mean: Double, least: Int, most: Int) throws {
        for events in 0...(most + 3) {
            let test = try #require(
                ExactTest(.u([EventRate(events: events, exposure: exposure)]), 0..<1, mean: mean))
            let expected: [Signal] = events < least ? [.outside(.low)] : events > most ? [.outside(.high)] : []
            #expect(test.confirmed([[.shift(.low)]]) == [expected], "\(events) in \(exposure)")
        }
        let test = try #require(ExactTest(.c([most + 1, nil]), 0..<2, mean: exposure * mean))
        #expect(test.confirmed([[], [.shift(.low)]]) == [[.outside(.high)], [.shift(.low)]])
    }

    /// Tails: `scipy.stats.poisson.sf` (scipy 1.17.1) at the mean of all twelve periods.
    @Test("Beyond a limit is a signal of events only where the exact test says so")
    func exactEvents() throws {
        let usual = [100, 101, 99, 102, 98, 100, 101, 99, 100, 102, 98]
        // The limit lies at 133,4 events; P(X ≥ 136) is 0,0011, P(X ≥ 137) is 0,0008.
        #expect(try lastRate(usual, 136) == [])
        #expect(try lastRate(usual, 137) == [.outside(.high)])
    }
}
