import Testing

@testable import Statistics

@Suite struct ControlChartTests {
    private let steady: [Double?] = [10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13]

    @Test("From fewer than 12 values limits are provisional, from fewer than 6 there are none")
    func counts() throws {
        #expect(try !ControlChart(.xmr(steady), better: nil).phases[0].basis.get().isProvisional)
        #expect(try ControlChart(.xmr(Array(steady.prefix(11))), better: nil).phases[0].basis.get().isProvisional)
        #expect(try ControlChart(.xmr(Array(steady.prefix(6))), better: nil).phases[0].basis.get().count == 6)
        for count in 1...5 {
            #expect(throws: Refusal.tooFew(count: count, minimum: 6)) {
                try ControlChart(.xmr(Array(steady.prefix(count))), better: nil)
            }
        }
        #expect(throws: Refusal.noData) { try ControlChart(.xmr([]), better: nil) }
        #expect(throws: Refusal.noData) { try ControlChart(.c([nil, nil]), better: nil) }
    }

    @Test("Values that are all the same have no limits, on any chart")
    func noVariation() throws {
        let share = try Proportion(events: 10, of: 10)
        let rate = try EventRate(events: 0, exposure: 3)
        let charts: [ControlSeries] = [
            .xmr(Array(repeating: 4, count: 12)), .p(Array(repeating: share, count: 12)),
            .pPrime(Array(repeating: share, count: 12)), .u(Array(repeating: rate, count: 12)),
            .uPrime(Array(repeating: rate, count: 12)), .c(Array(repeating: 0, count: 12)),
            .t(Array(repeating: 4, count: 12)), .g(Array(repeating: 4, count: 12)),
        ]
        for series in charts { #expect(throws: Refusal.noVariation) { try ControlChart(series, better: .higher) } }
    }

    @Test("What the kind of a chart cannot have is refused at its place")
    func bounds() {
        let values: [Double?] = [1, 2, 1, 2, nil, 1, 2]
        #expect(throws: Refusal.outOfBounds(at: 7)) { try ControlChart(.xmr(values + [.nan]), better: nil) }
        #expect(throws: Refusal.outOfBounds(at: 7)) { try ControlChart(.xmr(values + [.infinity]), better: nil) }
        #expect(throws: Refusal.outOfBounds(at: 1)) { try ControlChart(.xmr(values, within: .share), better: nil) }
        #expect(throws: Refusal.outOfBounds(at: 7)) { try ControlChart(.t(values + [0]), better: nil) }
        #expect(throws: Refusal.outOfBounds(at: 2)) { try ControlChart(.c([1, 2, -1]), better: nil) }
        #expect(throws: Refusal.outOfBounds(at: 0)) { try ControlChart(.g([-1]), better: nil) }
    }

    @Test("No limit is drawn where no value can be")
    func natural() throws {
        let shares: [Double?] = [0.99, 0.9, 1, 0.92, 1, 0.91, 0.99, 0.93, 1, 0.9, 1, 0.95]
        #expect(try #require(try ControlChart(.xmr(shares), better: nil).latest.lines).upper > 1)
        #expect(try #require(try ControlChart(.xmr(shares, within: .share), better: nil).latest.lines).upper == 1)
        let counts: [Int?] = [0, 1, 2, 0, 1, 3, 0, 1, 0, 2, 1, 0]
        #expect(try #require(try ControlChart(.c(counts), better: nil).latest.lines).lower == 0)
    }

    @Test("A gap has no point, no moving range across it, and counts for nothing")
    func gaps() throws {
        let values: [Double?] = [10, 12, 11, 13, nil, 30, 32, 31, 33, 30, 32]
        let chart = try ControlChart(.xmr(values), better: nil)
        #expect(chart.points[4] == nil)
        #expect(chart.points[5]?.movingRange == nil)
        #expect(try chart.phases[0].basis.get().count == 10)
        // The step from 13 to 30 is not a neighbours' distance: 2, 1, 2 and 2, 1, 2, 3, 2.
        #expect(agree(try #require(try chart.phases[0].basis.get().averageMovingRange), 15.0 / 8))
        // Enough values, but too few that are neighbours.
        #expect(throws: Refusal.tooFew(count: 0, minimum: 5)) {
            try ControlChart(.xmr([1, nil, 2, nil, 1, nil, 3, nil, 2, nil, 1]), better: nil)
        }
    }

    @Test("Special variation is improvement, concern or neither, as it is declared what is good")
    func direction() throws {
        let values = steady + [40]
        func latest(_ better: Better?) throws -> ControlChart.Variation? {
            try ControlChart(.xmr(values), better: better, phases: [PhaseStart(at: 0, baseline: 12)]).latest.variation
        }
        #expect(try latest(.higher) == .improvement)
        #expect(try latest(.lower) == .concern)
        #expect(try latest(nil) == .high)
        #expect(try ControlChart(.xmr(steady), better: .higher).latest.variation == .common)
        // A rise below the centre is still a rise: an improvement where higher is better (issue 167 of
        // NHSRplotthedots).
        let rising: [Double?] = [1, 9, 2, 8, 1, 9, 2, 8, 1, 9, 2, 8, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7]
        let trend = try ControlChart(.xmr(rising), better: .higher)
        #expect(trend.latest.signals.first == .trend(.high))
        #expect(trend.latest.variation == .improvement)
    }

    @Test("Limits are set anew where a cause is declared, never by the data")
    func phases() throws {
        let after: [Double?] = steady.map { $0.map { $0 + 20 } }
        let undeclared = try ControlChart(.xmr(steady + after), better: .higher)
        #expect(undeclared.phases.count == 1)
        #expect(undeclared.latest.variation == .improvement)
        let declared = try ControlChart(.xmr(steady + after), better: .higher, phases: [PhaseStart(at: 12)])
        #expect(declared.points.allSatisfy { $0?.variation == .common })
        #expect(declared.points[12]?.movingRange == nil)
        #expect(agree(try #require(declared.latest.lines?.centre), 31.5))
        // To declare the beginning is the same as not to.
        #expect(
            try ControlChart(.xmr(steady), better: nil, phases: [PhaseStart(at: 0)])
                == ControlChart(.xmr(steady), better: nil))
    }

    @Test("A new phase that is too short has no limits and says why; the one before keeps its own")
    func shortPhase() throws {
        let chart = try ControlChart(.xmr(steady + [30, 31, 30]), better: .higher, phases: [PhaseStart(at: 12)])
        #expect(chart.phases[0].hasLimits)
        #expect(chart.phases[1].basis == .failure(.tooFew(count: 3, minimum: 6)))
        #expect(chart.points[3]?.variation == .common)
        #expect(chart.latest.lines == nil && chart.latest.variation == nil && chart.latest.signals.isEmpty)
        #expect(throws: Refusal.tooFew(count: 3, minimum: 6)) { try chart.assurance(target: 10) }
    }

    @Test("Phases out of order, or longer than they are, are refused")
    func misplaced() {
        let wrong: [([PhaseStart], Refusal)] = [
            ([PhaseStart(at: 12)], .misplaced(at: 12)), ([PhaseStart(at: -1)], .misplaced(at: 0)),
            ([PhaseStart(at: 6), PhaseStart(at: 6)], .misplaced(at: 6)),
            ([PhaseStart(at: 8), PhaseStart(at: 6)], .misplaced(at: 8)),
            ([PhaseStart(at: 0, baseline: 13)], .misplaced(at: 0)),
            ([PhaseStart(at: 0, baseline: 0)], .misplaced(at: 0)),
        ]
        for (phases, refusal) in wrong {
            #expect(throws: refusal) { try ControlChart(.xmr(steady), better: nil, phases: phases) }
        }
    }

    @Test("Assurance is that of the latest limits, and needs a direction")
    func assurance() throws {
        let chart = try ControlChart(.xmr(steady), better: .higher)
        #expect(try chart.assurance(target: 100) == .consistentlyFails)
        #expect(try chart.assurance(target: 12) == .hitAndMiss)
        #expect(try chart.assurance(target: 0) == .consistentlyPasses)
        #expect(throws: Refusal.noDirection) { try ControlChart(.xmr(steady), better: nil).assurance(target: 12) }
        #expect(throws: Refusal.outOfBounds(at: 0)) { try chart.assurance(target: .nan) }
        // 0 is a legal target, and one that a process with late files cannot count on.
        let late: [Int?] = [0, 1, 2, 0, 1, 3, 0, 1, 0, 2, 1, 0]
        #expect(try ControlChart(.c(late), better: .lower).assurance(target: 0) == .hitAndMiss)
    }
}
