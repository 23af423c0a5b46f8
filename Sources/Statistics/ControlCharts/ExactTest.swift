/// Guards the signals of few cases or events, whose shares and rates are far from normal: one late of three is no signal,
/// and seven periods without a late one are none where most have none.
///
/// A number is beyond a limit only where the exact test (binomial of shares, Poisson of events; 99,8 %, as in a funnel
/// plot) says so too; where few are to be expected that test alone decides, and rows of periods mean nothing.
struct ExactTest {
    /// The rarer kind of case (on time, late), or events, are to be expected so often in a period before the number is near
    /// enough to normal for rows of periods to mean something: D. C. Montgomery, *Introduction to Statistical Quality
    /// Control*.
    private static let leastExpected = 5.0

    private enum Finding {
        case gap
        case chance
        case beyond(Signal.Side)
    }

    /// What the exact test finds of each number.
    private let findings: [Finding]
    private let areFewExpected: Bool

    /// Nil of measurements, which have no counts.
    /// - Parameters:
    ///   - range: the places of the phase.
    ///   - mean: the share or rate that the limits are around.
    init?(_ series: ControlSeries, _ range: Range<Int>, mean: Double) {
        switch series {
        case .p(let shares), .pPrime(let shares):
            self.init(shares[range], size: { Double($0.cases) }, rarer: min(mean, 1 - mean)) {
                $0.side(of: mean, .percent99Point8)
            }
        case .u(let rates), .uPrime(let rates):
            self.init(rates[range], size: \.exposure, rarer: mean) { $0.side(of: mean, .percent99Point8) }
        case .c(let counts):
            let rates = counts[range].map { count in count.flatMap { try? EventRate(count: $0) } }
            self.init(rates[...], size: \.exposure, rarer: mean) { $0.side(of: mean, .percent99Point8) }
        case .xmr, .t, .g: return nil
        }
    }

    /// - Parameter rarer: how much of one `size` the rarer kind is expected to be.
    private init<Number>(
        _ numbers: ArraySlice<Number?>, size: (Number) -> Double, rarer: Double, side: (Number) -> Signal.Side?
    ) {
        let known = numbers.compactMap { $0 }
        let mean = known.reduce(0) { $0 + size($1) } / Double(max(1, known.count))
        areFewExpected = mean * rarer < Self.leastExpected
        findings = numbers.map { number in
            guard let number else { return .gap }
            return side(number).map { .beyond($0) } ?? .chance
        }
    }

    /// Those of `signals` that hold, at each place of the phase.
    func confirmed(_ signals: [[Signal]]) -> [[Signal]] {
        zip(findings, signals).map { finding, found in
            let outside: Signal?
            switch finding {
            case .gap: return found
            case .chance: outside = nil
            case .beyond(let side): outside = .outside(side)
            }
            if areFewExpected { return [outside].compactMap { $0 } }
            return found.filter { signal in
                if case .outside = signal { signal == outside } else { true }
            }
        }
    }
}
