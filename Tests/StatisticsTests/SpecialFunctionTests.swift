import Testing

@testable import Statistics

/// Against scipy: Expected.swift names the functions.
@Suite struct SpecialFunctionTests {
    @Test("Normal deviates are those of scipy", arguments: Expected.normal)
    func normal(tail: Double, z: Double) {
        #expect(agree(Normal.upperQuantile(tail: tail), z))
        #expect(agree(Normal.cumulative(-z), tail))
    }

    @Test(
        "Tails of the Poisson distribution, also of counts that are not whole, are those of scipy",
        arguments: Expected.poisson)
    func poisson(count: Double, mean: Double, atLeast: Double, atMost: Double) {
        #expect(agree(Gamma.atLeast(count, mean: mean), atLeast))
        #expect(agree(Gamma.atMost(count, mean: mean), atMost))
    }

    @Test(
        "Tails of the binomial distribution, also of counts that are not whole, are those of scipy",
        arguments: Expected.binomial)
    func binomial(count: Double, cases: Double, share: Double, atLeast: Double, atMost: Double) {
        // A million cases at a share next to 1: scipy's own digits end at the eleventh.
        let part = cases > 500_000 ? 1e-10 : 1e-12
        #expect(agree(Beta.atLeast(count, of: cases, share: share, rest: 1 - share), atLeast, within: part))
        #expect(agree(Beta.atMost(count, of: cases, share: share, rest: 1 - share), atMost, within: part))
    }

    @Test("Tails of whole counts are those of scipy.stats.binom", arguments: Expected.binomialTails)
    func binomialTails(events: Int, cases: Int, share: Double, atLeast: Double, atMost: Double) {
        let (count, all) = (Double(events), Double(cases))
        #expect(agree(Beta.atLeast(count, of: all, share: share, rest: 1 - share), atLeast, within: 1e-11))
        #expect(agree(Beta.atMost(count, of: all, share: share, rest: 1 - share), atMost, within: 1e-11))
    }

    @Test("Tails of whole counts are those of scipy.stats.poisson", arguments: Expected.poissonTails)
    func poissonTails(events: Int, mean: Double, atLeast: Double, atMost: Double) {
        #expect(agree(Gamma.atLeast(Double(events), mean: mean), atLeast, within: 1e-11))
        #expect(agree(Gamma.atMost(Double(events), mean: mean), atMost, within: 1e-11))
    }

    @Test("At no events and at all of them the tails are what they must be")
    func ends() {
        #expect(Gamma.atLeast(0, mean: 5) == 1)
        #expect(Gamma.atMost(3, mean: 0) == 1)
        #expect(Gamma.atLeast(3, mean: 0) == 0)
        #expect(Beta.atLeast(0, of: 4, share: 0.5, rest: 0.5) == 1)
        #expect(Beta.atMost(4, of: 4, share: 0.5, rest: 0.5) == 1)
        #expect(Beta.atLeast(4, of: 4, share: 0, rest: 1) == 0)
        #expect(Beta.atLeast(4, of: 4, share: 1, rest: 0) == 1)
    }

    @Test("A root is found to the last digits, from either side, and at an end of the bracket")
    func roots() {
        let root = 2.0.squareRoot()
        #expect(agree(RootFinder.root(from: 0, to: 2) { $0 * $0 - 2 }, root, within: 1e-15))
        #expect(agree(RootFinder.root(from: 2, to: 0) { 2 - $0 * $0 }, root, within: 1e-15))
        #expect(RootFinder.root(from: 0, to: 3) { $0 } == 0)
        #expect(RootFinder.root(from: 0, to: 3) { $0 - 3 } == 3)
        // Flat and steep: bisection must take over.
        #expect(agree(RootFinder.root(from: -1, to: 5) { $0 < 1e-3 ? -1e-9 : $0 }, 1e-3, within: 1e-12))
    }
}
