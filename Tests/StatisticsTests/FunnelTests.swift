import Testing

@testable import Statistics

@Suite struct FunnelTests {
    /// The exact binomial tails of scipy, solved by scipy's root finder.
    @Test("Limits of shares are where the exact tail is reached, as scipy finds it", arguments: Expected.funnelShares)
    func shares(cases: Int, mean: Double, confidence: Confidence, lower: Double, upper: Double) {
        let limits = FunnelLimits.share(cases: cases, mean: mean, rest: 1 - mean, confidence)
        #expect(agree(limits.lower, lower, within: 1e-11) && agree(limits.upper, upper, within: 1e-11))
    }

    /// D. J. Spiegelhalter, Statistics in Medicine 24 (2005), A.1.1, with the quantiles of scipy.
    @Test("They are within one event of Spiegelhalter's interpolated limits", arguments: Expected.spiegelhalter)
    func spiegelhalter(cases: Int, mean: Double, confidence: Confidence, lower: Double, upper: Double) {
        let limits = FunnelLimits.share(cases: cases, mean: mean, rest: 1 - mean, confidence)
        let event = 1 / Double(cases)
        #expect(abs(limits.lower - lower) <= event)
        #expect(abs(limits.upper - upper) <= event)
    }

    /// PHEindicatormethods, tests/testthat/testdata_funnel_prop_outputs.csv: limits in per cent around 80,642448 %.
    @Test(
        "With many cases they are the published ones of Public Health England",
        arguments: [
            (1008, 78.203374, 83.081521, 76.796814, 84.488082), (9998, 79.867989, 81.416907, 79.421375, 81.863521),
            (110000, 80.408963, 80.875933, 80.274317, 81.010578),
        ])
    func publishedShares(cases: Int, low95: Double, high95: Double, low99Point8: Double, high99Point8: Double) {
        let (mean, event) = (0.80642448, 1 / Double(cases))
        let inner = FunnelLimits.share(cases: cases, mean: mean, rest: 1 - mean, .percent95)
        let outer = FunnelLimits.share(cases: cases, mean: mean, rest: 1 - mean, .percent99Point8)
        // The guide's are the normal approximation: half an event beside the exact ones, and a skew that is gone with
        // many cases.
        #expect(abs(inner.lower - low95 / 100) < event)
        #expect(abs(inner.upper - high95 / 100) < event)
        #expect(abs(outer.lower - low99Point8 / 100) < 2 * event)
        #expect(abs(outer.upper - high99Point8 / 100) < 2 * event)
    }

    /// PHEindicatormethods, tests/testthat/testdata_funnel_ratio_outputs.csv: so many events are on the limit where so
    /// many are expected. The published numbers come from a solver that stops after about six digits.
    @Test(
        "Limits of rates are the published ones of Public Health England",
        arguments: [
            (1, 5.571644585, 0.025317898, 9.233410143, 0.001000547),
            (10, 18.39035799, 4.795387629, 24.13397235, 2.960519925),
            (100, 121.6268111, 81.36400699, 134.9243187, 71.92139974),
            (716, 770.4222128, 664.5083011, 802.60414, 636.1521174),
        ])
    func publishedRates(events: Int, low95: Double, high95: Double, low99Point8: Double, high99Point8: Double) throws {
        let plot = try FunnelPlot(rates: [
            try EventRate(events: 1, exposure: 0.5), try EventRate(events: 1, exposure: 1.5),
        ])
        #expect(plot.mean == 1)
        func count(_ expected: Double, _ confidence: Confidence) throws -> ConfidenceInterval {
            let limits = try #require(plot.limits(size: expected, confidence))
            return ConfidenceInterval(
                lower: limits.lower * expected, upper: limits.upper * expected, confidence: confidence)
        }
        #expect(agree(try count(low95, .percent95).lower, Double(events), within: 1e-5))
        #expect(agree(try count(low99Point8, .percent99Point8).lower, Double(events), within: 1e-5))
        #expect(agree(try count(high95, .percent95).upper, Double(events), within: 1e-5))
        #expect(agree(try count(high99Point8, .percent99Point8).upper, Double(events), within: 1e-5))
    }

    @Test("A unit is beyond a limit exactly when so few or so many have less than the tail's probability")
    func exactness() {
        var numbers = Numbers(seed: 7)
        for _ in 0..<300 {
            let cases = numbers.next(1...400)
            let mean = numbers.next() < 0.5 ? 1 - numbers.next() / 50 : numbers.next()
            guard mean > 0, mean < 1 else { continue }
            let events = Double(numbers.next(0...cases))
            let n = Double(cases)
            for confidence in Confidence.allCases {
                let limits = FunnelLimits.share(cases: cases, mean: mean, rest: 1 - mean, confidence)
                #expect(limits.contains(mean))
                #expect(limits.lower >= 0 && limits.upper <= 1)
                let few = Beta.atMost(events, of: n, share: mean, rest: 1 - mean)
                let many = Beta.atLeast(events, of: n, share: mean, rest: 1 - mean)
                #expect((events / n < limits.lower) == (few < confidence.tail))
                #expect((events / n > limits.upper) == (many < confidence.tail))
            }
        }
    }

    @Test("Near 100 % nobody is called unusual for what is usual")
    func nearTheEnd() throws {
        // 10 of 10 at a mean of 99 %: nine in ten units like the group have that.
        let plot = try FunnelPlot(shares: [try Proportion(events: 10, of: 10), try Proportion(events: 1970, of: 1990)])
        #expect(agree(plot.mean, 0.99))
        #expect(plot.units[0].limits95.upper == 1)
        #expect(plot.units.map(\.standing) == [.within, .within])
        // 3 late of 200 at a mean of 99,8 %: 8 of 1.000 have that, which is no alarm though the normal limits say so.
        let late = FunnelLimits.share(cases: 200, mean: 0.998, rest: 0.002, .percent99Point8)
        let deviation = (0.998 * 0.002 / 200).squareRoot()
        #expect(late.contains(0.985))
        #expect(0.985 < 0.998 - 3.09 * deviation)
    }

    @Test("Units beyond the limits are named by level and side")
    func standing() throws {
        let plot = try FunnelPlot(shares: [
            try Proportion(events: 900, of: 1000), try Proportion(events: 800, of: 1000),
            try Proportion(events: 850, of: 1000),
            try Proportion(events: 88, of: 100), try Proportion(events: 825, of: 1000),
            try Proportion(events: 875, of: 1000),
        ])
        #expect(
            plot.units.map(\.standing) == [
                .alarm(.high), .alarm(.low), .within, .within, .warning(.low), .warning(.high),
            ])
        let rates = try FunnelPlot(rates: [
            try EventRate(events: 100, exposure: 10), try EventRate(events: 160, exposure: 10),
            try EventRate(events: 60, exposure: 10), try EventRate(events: 110, exposure: 10),
        ])
        #expect(rates.units.map(\.standing) == [.within, .alarm(.high), .alarm(.low), .within])
    }

    /// numpy, after D. J. Spiegelhalter, Quality and Safety in Health Care 14 (2005).
    @Test("The overdispersion of a group is that of numpy, in any order of its units")
    func overdispersion() throws {
        let shares = try Expected.overdispersed.map { try Proportion(events: $0.events, of: $0.cases) }
        for shares in [shares, shares.reversed()] {
            let found = try FunnelPlot(shares: shares).overdispersion.get()
            #expect(agree(found.ratio, Expected.overdispersion[0]))
            #expect(agree(found.variance, Expected.overdispersion[1]))
            #expect(found.isSignificant)
        }
    }

    @Test("Units that differ by chance alone are not overdispersed, and have no variance left over")
    func onlyChance() throws {
        let shares = try [50, 52, 49, 51, 50, 48, 50, 51, 49, 50, 52].map { try Proportion(events: $0, of: 100) }
        let found = try FunnelPlot(shares: shares).overdispersion.get()
        #expect(found.variance == 0)
        #expect(!found.isSignificant)
    }

    @Test("No funnel is drawn of nothing, of one unit or of units that are all the same")
    func refusals() throws {
        #expect(throws: Refusal.noData) { try FunnelPlot(shares: []) }
        #expect(throws: Refusal.tooFew(count: 1, minimum: 2)) {
            try FunnelPlot(shares: [try Proportion(events: 1, of: 2)])
        }
        #expect(throws: Refusal.noVariation) {
            try FunnelPlot(shares: [try Proportion(events: 3, of: 3), try Proportion(events: 9, of: 9)])
        }
        #expect(throws: Refusal.noVariation) {
            try FunnelPlot(rates: [try EventRate(events: 0, exposure: 3), try EventRate(events: 0, exposure: 9)])
        }
        let plot = try FunnelPlot(shares: [try Proportion(events: 1, of: 3), try Proportion(events: 9, of: 9)])
        #expect(plot.overdispersion == .failure(.tooFew(count: 2, minimum: 10)))
        #expect(plot.limits(size: 0, .percent95) == nil)
        #expect(plot.limits(size: 2.5, .percent95) == nil)
    }
}
