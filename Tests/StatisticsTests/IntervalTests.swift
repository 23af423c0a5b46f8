import Testing

@testable import Statistics

@Suite struct IntervalTests {
    /// statsmodels `proportion_confint(method="wilson")`; scipy `binomtest(...).proportion_ci(method="wilsoncc")`.
    @Test("Wilson's intervals, plain and corrected, are those of statsmodels and scipy", arguments: Expected.wilson)
    func wilson(
        events: Int, cases: Int, confidence: Confidence, lower: Double, upper: Double, lowerCorrected: Double,
        upperCorrected: Double
    ) throws {
        let share = try Proportion(events: events, of: cases)
        let plain = share.interval(confidence)
        #expect(agree(plain.lower, lower) && agree(plain.upper, upper))
        let corrected = share.continuityCorrectedInterval(confidence)
        #expect(agree(corrected.lower, lowerCorrected) && agree(corrected.upper, upperCorrected))
        #expect(plain.contains(share.value))
        #expect(corrected.lower <= plain.lower && plain.upper <= corrected.upper)
    }

    /// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998),
    /// table I: methods 3 and 4 for 81 of 263, 15 of 148, 0 of 20 and 1 of 29.
    @Test(
        "Wilson's intervals are those of Newcombe's table",
        arguments: [
            (81, 263, 0.2553, 0.3662, 0.2535, 0.3682), (15, 148, 0.0624, 0.1605, 0.0598, 0.1644),
            (0, 20, 0, 0.1611, 0, 0.2005), (1, 29, 0.0061, 0.1718, 0.0018, 0.1963),
        ])
    func newcombe(events: Int, cases: Int, low: Double, high: Double, lowCorrected: Double, highCorrected: Double)
        throws
    {
        let share = try Proportion(events: events, of: cases)
        let plain = share.interval(.percent95)
        let corrected = share.continuityCorrectedInterval(.percent95)
        let pairs = [
            (plain.lower, low), (plain.upper, high), (corrected.lower, lowCorrected), (corrected.upper, highCorrected),
        ]
        for (found, printed) in pairs { #expect(abs(found - printed) <= 5e-5) }
    }

    @Test("Without events the interval begins at exactly 0, with nothing else it ends at exactly 1")
    func ends() throws {
        for confidence in Confidence.allCases {
            for share in [try Proportion(events: 0, of: 7), try Proportion(events: 7, of: 7)] {
                for interval in [share.interval(confidence), share.continuityCorrectedInterval(confidence)] {
                    #expect(share.events == 0 ? interval.lower == 0 : interval.upper == 1)
                    #expect(interval.lower < interval.upper)
                }
            }
        }
    }

    /// statsmodels `confint_poisson(method="exact-c")`; Breslow and Day's formula in numpy.
    @Test("Garwood's and Byar's limits of counts are those of statsmodels and numpy", arguments: Expected.counts)
    func counts(
        events: Int, confidence: Confidence, lower: Double, upper: Double, lowerByar: Double, upperByar: Double
    ) throws {
        let count = try EventRate(count: events)
        let (exact, byar) = (count.exactInterval(confidence), count.byarInterval(confidence))
        #expect(agree(exact.lower, lower) && agree(exact.upper, upper))
        #expect(agree(byar.lower, lowerByar) && agree(byar.upper, upperByar))
        #expect(count.interval(confidence) == (events < 10 ? exact : byar))
    }

    /// "For 95 % confidence intervals, Byar's method is within 0.2 % of the exact value for numerators of 10 or more":
    /// Public Health England, Technical Guide: Confidence Intervals (25 May 2018).
    @Test("From 10 events Byar's limits differ from the exact ones by no more than is published", arguments: 10...200)
    func published(events: Int) throws {
        let count = try EventRate(count: events)
        let (exact, byar) = (count.exactInterval(.percent95), count.byarInterval(.percent95))
        #expect(agree(byar.lower, exact.lower, within: 0.002) && agree(byar.upper, exact.upper, within: 0.002))
    }

    @Test("The interval of a rate is that of its count, over the exposure")
    func exposure() throws {
        let rate = try EventRate(events: 5, exposure: 2.5).interval(.percent95)
        let count = try EventRate(count: 5).interval(.percent95)
        #expect(agree(rate.lower, count.lower / 2.5) && agree(rate.upper, count.upper / 2.5))
        #expect(try EventRate(events: 5, exposure: 2.5).value == 2)
    }

    @Test("What is no share and no rate is refused with its reason")
    func refusals() {
        #expect(throws: Refusal.zeroDenominator) { try Proportion(events: 0, of: 0) }
        #expect(throws: Refusal.negative) { try Proportion(events: -1, of: 4) }
        #expect(throws: Refusal.negative) { try Proportion(events: 0, of: -4) }
        #expect(throws: Refusal.moreThanAll(events: 5, cases: 4)) { try Proportion(events: 5, of: 4) }
        #expect(throws: Refusal.zeroDenominator) { try EventRate(events: 3, exposure: 0) }
        #expect(throws: Refusal.negative) { try EventRate(events: -3, exposure: 1) }
        #expect(throws: Refusal.outOfBounds(at: 0)) { try EventRate(events: 3, exposure: .nan) }
        #expect(throws: Refusal.outOfBounds(at: 0)) { try EventRate(events: 3, exposure: .infinity) }
    }

    @Test("Two units are told apart only where their intervals have no value in common")
    func distinguishable() throws {
        let (few, many) = (try Proportion(events: 8, of: 10), try Proportion(events: 60, of: 100))
        #expect(few.interval(.percent95).isDistinguishable(from: many.interval(.percent95)) == false)
        let (more, less) = (try Proportion(events: 800, of: 1000), try Proportion(events: 600, of: 1000))
        #expect(more.interval(.percent95).isDistinguishable(from: less.interval(.percent95)) == true)
        #expect(less.interval(.percent95).isDistinguishable(from: more.interval(.percent95)) == true)
        // Touching is not apart; unlike levels are not compared.
        let low = ConfidenceInterval(lower: 0.1, upper: 0.2, confidence: .percent95)
        let high = ConfidenceInterval(lower: 0.2, upper: 0.3, confidence: .percent95)
        #expect(low.isDistinguishable(from: high) == false)
        #expect(more.interval(.percent95).isDistinguishable(from: less.interval(.percent99Point8)) == nil)
    }
}
