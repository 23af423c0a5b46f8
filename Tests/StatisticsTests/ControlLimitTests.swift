import Testing

@testable import Statistics

/// Limits against worked examples that are published, and against R's qicharts2 0.8.1, whose numbers are those in the
/// repository AUS-DOH-Safety-and-Quality/PowerBI-SPC (test/fixtures/qicharts2.ts).
@Suite struct ControlLimitTests {
    private func expect(
        _ lines: ControlLines?, _ lower: Double, _ centre: Double, _ upper: Double, within part: Double = 1e-12,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let lines = try #require(lines, sourceLocation: sourceLocation)
        let pairs = [(lines.lower, lower), (lines.centre, centre), (lines.upper, upper)]
        for (found, expected) in pairs {
            #expect(agree(found, expected, within: part), sourceLocation: sourceLocation)
        }
    }

    /// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches.
    @Test("XmR: the handbook of NIST")
    func nist() throws {
        let rates = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
        let chart = try ControlChart(.xmr(rates), better: nil)
        try expect(chart.latest.lines, 45.8159, 50.81, 55.8041, within: 5e-5)
        let basis = try chart.phases[0].basis.get()
        #expect(agree(try #require(basis.averageMovingRange), 1.8778, within: 5e-5))
        #expect(agree(try #require(basis.upperRangeLimit), 3.267 * 1.8778, within: 5e-5))
        #expect(basis.isProvisional)
        #expect(chart.points.map { $0?.movingRange != nil } == [false] + Array(repeating: true, count: 9))
        #expect(agree(try #require(chart.points[4]?.movingRange), 3.5))
    }

    /// D. C. Montgomery, Introduction to Statistical Quality Control: example 7.1, orange juice cans, 30 samples of 50.
    @Test("p: Montgomery's orange juice cans")
    func cans() throws {
        let leaking = [
            12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
        ]
        let chart = try ControlChart(.p(try leaking.map { try Proportion(events: $0, of: 50) }), better: .lower)
        try expect(chart.latest.lines, 0.0524, 0.2313, 0.4102, within: 1e-3)
        // Samples 15 and 23 are beyond the limits; so he says.
        #expect(chart.points.compactMap { $0 }.filter { $0.signals.first == .outside(.high) }.map(\.index) == [14, 22])
    }

    /// The same book, example 7.3: flaws on 26 samples of 100 circuit boards.
    @Test("c: Montgomery's circuit boards")
    func boards() throws {
        let flaws = [
            21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15,
        ]
        let chart = try ControlChart(.c(flaws), better: .lower)
        try expect(chart.latest.lines, 6.48, 19.85, 33.22, within: 5e-4)
        let outside = chart.points.compactMap { $0 }.filter {
            if case .outside = $0.signals.first { true } else { false }
        }
        #expect(outside.map(\.index) == [5, 19])
        #expect(outside.map(\.variation) == [.improvement, .concern])
    }

    /// The same book, example 7.4: flaws in 20 samples of 5 computers.
    @Test("u: Montgomery's computers")
    func computers() throws {
        let flaws = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]
        let chart = try ControlChart(.u(try flaws.map { try EventRate(events: $0, exposure: 5) }), better: nil)
        let lines = try #require(chart.latest.lines)
        let pairs = [(lines.lower, 0.07), (lines.centre, 1.93), (lines.upper, 3.79)]
        for (found, printed) in pairs { #expect(abs(found - printed) <= 0.005) }
    }

    /// numpy, for exposures that differ.
    @Test("u and u′ step with the exposure")
    func rates() throws {
        let rates = try Expected.rates.map { try EventRate(events: $0.events, exposure: $0.exposure) }
        let plain = try ControlChart(.u(rates), better: nil)
        let primed = try ControlChart(.uPrime(rates), better: nil)
        for (index, expected) in Expected.rates.enumerated() {
            let (lines, widened) = (try #require(plain.points[index]?.lines), try #require(primed.points[index]?.lines))
            #expect(agree(lines.lower, expected.lower) && agree(lines.upper, expected.upper))
            #expect(agree(widened.lower, expected.lowerPrime) && agree(widened.upper, expected.upperPrime))
        }
    }

    /// M. A. Mohammed et al., BMJ Quality & Safety 22 (2013): patients seen within four hours in the emergency
    /// departments of England, by week; the published case for Laney's p′ chart.
    private static let seen = [
        266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320, 267923, 271478, 255353, 256820,
        261835, 259144, 255910, 260863, 264465, 260989,
    ]
    private static let attended = [
        280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529, 279618, 283932, 266629, 268091,
        276803, 271578, 266005, 273520, 278574, 273772,
    ]
    private func withinFourHours() throws -> [Proportion?] {
        try zip(Self.seen, Self.attended).map { try Proportion(events: $0, of: $1) }
    }

    @Test("p, p′ and XmR of very large counts: qicharts2")
    func emergencies() throws {
        let shares = try withinFourHours()
        let plain = try ControlChart(.p(shares), better: .higher)
        try expect(plain.points[0]?.lines, 0.95169956464601502, 0.95289971134419116, 0.9540998580423673)
        try expect(plain.points[16]?.lines, 0.95166742471343968, 0.95289971134419116, 0.95413199797494264)
        let primed = try ControlChart(.pPrime(shares), better: .higher)
        try expect(primed.points[0]?.lines, 0.9401296441775141, 0.95289971134419116, 0.96566977851086822)
        try expect(primed.points[16]?.lines, 0.93978766173624928, 0.95289971134419116, 0.96601176095213304)
        #expect(try #require(try primed.phases[0].basis.get().overdispersion) > 10)
        let individuals = try ControlChart(.xmr(shares.map { $0?.value }, within: .share), better: .higher)
        try expect(individuals.latest.lines, 0.94012535390705687, 0.95296991067360326, 0.96581446744014965)
        // The point of the paper: nearly every week is "special" on a p chart, none on a p′ chart.
        func special(_ chart: ControlChart) -> Int { chart.points.count { $0?.variation != .common } }
        #expect(special(plain) > 15)
        #expect(
            primed.points.allSatisfy { $0.map { if case .outside = $0.signals.first { false } else { true } } ?? false }
        )
    }

    @Test("Limits set anew at a declared place, and limits held after a baseline: qicharts2")
    func phases() throws {
        let shares = try withinFourHours()
        let parts = try ControlChart(.pPrime(shares), better: .higher, phases: [PhaseStart(at: 10)])
        try expect(parts.points[9]?.lines, 0.93871053406939875, 0.95105964383277042, 0.96340875359614209)
        try expect(parts.points[10]?.lines, 0.940610623423212, 0.95481431224580271, 0.96901800106839342)
        #expect(parts.phases.map(\.range) == [0..<10, 10..<20])
        let held = try ControlChart(.pPrime(shares), better: .higher, phases: [PhaseStart(at: 0, baseline: 10)])
        try expect(held.points[9]?.lines, 0.93871053406939875, 0.95105964383277042, 0.96340875359614209)
        try expect(held.points[16]?.lines, 0.93833275452127118, 0.95105964383277042, 0.96378653314426965)
        #expect(try held.phases[0].basis.get().count == 10)
    }

    /// qicharts2's `cdi`: infections by month.
    @Test("c: qicharts2")
    func infections() throws {
        let infections = [
            17, 12, 27, 20, 20, 18, 22, 19, 19, 24, 17, 16, 24, 19, 19, 22, 25, 19, 17, 6, 25, 17, 11, 14, 9, 11, 7, 13,
            5, 5,
            3, 5, 9, 4, 5, 9,
        ]
        let chart = try ControlChart(.c(infections), better: .lower)
        try expect(chart.latest.lines, 3.2791133250419904, 14.833333333333334, 26.387553341624677)
        #expect(chart.latest.variation == .improvement)
    }

    /// qicharts2's `cabg`: days, and operations, between deaths.
    @Test("t: qicharts2, in two phases")
    func days() throws {
        let days: [Double] = [
            16, 20, 5, 13, 1, 26, 46, 12, 12, 5, 19, 4, 3, 15, 14, 9, 8, 15, 21, 6, 3, 1, 56, 117, 1, 33, 9, 9, 19, 12,
            1, 16,
            13, 18, 1, 35, 16, 5, 21, 38, 3, 25, 3, 11, 13, 20, 9, 3, 8, 21, 24, 38, 8, 13, 9, 1, 30, 23, 3, 7, 22, 19,
            11, 31,
            6, 1, 1,
        ]
        let chart = try ControlChart(.t(days), better: .higher, phases: [PhaseStart(at: 33)])
        try expect(chart.points[0]?.lines, 0.0037537354435645313, 11.444906381144426, 113.70598556391909)
        try expect(chart.points[66]?.lines, 0.009145568251862652, 10.975761737580594, 102.58369462962973)
        let near = try #require(chart.points[66]?.lines)
        #expect(agree(near.nearLower, 0.5100344335697542) && agree(near.nearUpper, 56.143864086037688))
        #expect(chart.points[23]?.signals == [.outside(.high)])
    }

    @Test("g: qicharts2, with a baseline")
    func operations() throws {
        let operations = [
            23, 39, 15, 34, 1, 49, 98, 29, 27, 13, 45, 7, 10, 27, 24, 14, 20, 38, 44, 11, 10, 3, 113, 183, 3, 47, 18,
            18, 33, 15,
            2, 38, 27, 27, 1, 52, 23, 7, 26, 82, 5, 49, 5, 17, 24, 44, 26, 2, 27, 46, 55, 97, 22, 22, 20, 4, 60, 51, 7,
            21, 66,
            36, 25, 72, 15, 5, 3,
        ]
        try expect(try ControlChart(.g(operations), better: .higher).latest.lines, 0, 24, 128.17491023197215)
        let held = try ControlChart(.g(operations), better: .higher, phases: [PhaseStart(at: 0, baseline: 33)])
        try expect(held.latest.lines, 0, 24, 132.15535949152991)
        #expect(agree(try #require(held.latest.lines?.nearUpper), 98.992461883242157))
    }
}
