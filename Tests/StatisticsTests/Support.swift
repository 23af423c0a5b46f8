import Statistics
import Tables
import Testing

/// Whether two numbers agree to a part of the greater one (or, next to 0, to that part of 1e-3).
func agree(_ found: Double, _ expected: Double, within part: Double = 1e-12) -> Bool {
    abs(found - expected) <= part * max(abs(found), abs(expected), 1e-3)
}

func rational(_ numerator: Int, _ denominator: Int = 1) throws -> Rational {
    try #require(Rational(numerator, over: denominator))
}

/// Seeded numbers from 0 up to 1, so that a failing case can be had again (SplitMix64).
struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
    }

    mutating func next(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() * Double(range.count))
    }
}
