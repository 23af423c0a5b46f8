/// Guards the signals of shares of few cases, which are far from normal: one late of three is no signal, and seven
/// periods without a late one are none where most have none.
///
/// A share is beyond a limit only where the exact binomial test (99,8 %, as in a funnel plot) says so too; where few
/// are to be expected that test alone decides, and rows of periods mean nothing.
struct ExactTest {
    /// The rarer kind of case (on time, late) is to be expected so often in a period before a share is near enough to
    /// normal for rows of periods to mean something: D. C. Montgomery, *Introduction to Statistical Quality Control*.
    private static let leastExpected = 5.0

    private let shares: [Proportion?]
    private let mean: Double
    private let isOfFewCases: Bool

    /// Nil of what is no series of shares.
    /// - Parameters:
    ///   - range: the places of the phase.
    ///   - mean: the share that the limits are around.
    init?(_ series: ControlSeries, _ range: Range<Int>, mean: Double) {
        switch series {
        case .p(let shares), .pPrime(let shares): self.shares = Array(shares[range])
        case .xmr, .u, .uPrime, .c, .t, .g: return nil
        }
        self.mean = mean
        let known = shares.compactMap { $0 }
        let cases = known.reduce(0) { $0 + Double($1.cases) } / Double(max(1, known.count))
        isOfFewCases = cases * min(mean, 1 - mean) < Self.leastExpected
    }

    /// Those of `signals` that hold, at each place of the phase.
    func confirmed(_ signals: [[Signal]]) -> [[Signal]] {
        zip(shares, signals).map { share, found in
            guard let share else { return found }
            if isOfFewCases { return [outside(share)].compactMap { $0 } }
            return found.filter { signal in
                if case .outside = signal { signal == outside(share) } else { true }
            }
        }
    }

    private func outside(_ share: Proportion) -> Signal? {
        share.side(of: mean, .percent99Point8).map { .outside($0) }
    }
}
