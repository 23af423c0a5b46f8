/// An exact fraction in lowest terms with a positive denominator. Every published number is one until it is
/// formatted, so that no rounding happens before the last step.
///
/// Operations return nil when the result does not fit in 64 bits or a divisor is zero; callers say which number it was.
public struct Rational: Sendable, Hashable, Comparable {
    public let numerator: Int
    public let denominator: Int

    public static let zero = Rational(0)
    public static let one = Rational(1)

    public init(_ integer: Int) {
        numerator = integer
        denominator = 1
    }

    public init?(_ numerator: Int, over denominator: Int) {
        self.init(wide: Int128(numerator), over: Int128(denominator))
    }

    private init?(wide numerator: Int128, over denominator: Int128) {
        guard denominator != 0 else { return nil }
        var (first, second) = (numerator.magnitude, denominator.magnitude)
        while second != 0 { (first, second) = (second, first % second) }
        let divisor = denominator < 0 ? -Int128(first) : Int128(first)
        guard let top = Int(exactly: numerator / divisor), let bottom = Int(exactly: denominator / divisor) else {
            return nil
        }
        self.numerator = top
        self.denominator = bottom
    }

    public var isInteger: Bool { denominator == 1 }
    public var isZero: Bool { numerator == 0 }
    public var isNegative: Bool { numerator < 0 }
    /// The nearest double: for drawing only, never for printing.
    public var doubleValue: Double { Double(numerator) / Double(denominator) }

    public func adding(_ other: Rational) -> Rational? {
        Rational(
            wide: Int128(numerator) * Int128(other.denominator) + Int128(other.numerator) * Int128(denominator),
            over: Int128(denominator) * Int128(other.denominator))
    }

    public func subtracting(_ other: Rational) -> Rational? {
        Rational(
            wide: Int128(numerator) * Int128(other.denominator) - Int128(other.numerator) * Int128(denominator),
            over: Int128(denominator) * Int128(other.denominator))
    }

    public func multiplied(by other: Rational) -> Rational? {
        Rational(
            wide: Int128(numerator) * Int128(other.numerator),
            over: Int128(denominator) * Int128(other.denominator))
    }

    public func divided(by other: Rational) -> Rational? {
        Rational(
            wide: Int128(numerator) * Int128(other.denominator),
            over: Int128(denominator) * Int128(other.numerator))
    }

    public static func < (left: Rational, right: Rational) -> Bool {
        Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
    }

    /// The value times 10^`decimals`, rounded half away from zero (half-up for what an office prints), or nil on overflow.
    public func scaled(decimals: Int) -> Int? {
        var power: Int128 = 1
        for _ in 0..<decimals { power *= 10 }
        let top = Int128(numerator) * power
        let bottom = Int128(denominator)
        let doubled = top.magnitude * 2 + bottom.magnitude
        let rounded = Int128(doubled / (bottom.magnitude * 2))
        return Int(exactly: top < 0 ? -rounded : rounded)
    }
}

extension Rational {
    /// The fraction of a computed number, to nine decimals; nil where it does not fit.
    public init?(nearest value: Double) {
        let scale = value.magnitude < 1e8 ? 1_000_000_000 : 1000
        let scaled = (value * Double(scale)).rounded()
        guard scaled.magnitude < 9e17 else { return nil }
        self.init(Int(scaled), over: scale)
    }
}
