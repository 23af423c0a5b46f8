/// What is put on a control chart, in the order of time. A period without a value is nil: nothing is computed across
/// the gap.
///
/// Which one: `xmr` for any measurement and whenever in doubt; `p` for shares of cases, `u` for events per exposure,
/// `c` for events in equal periods; the primed ones (Laney) where counts are so large that chance alone is less than
/// the variation always there; `t` and `g` for events so rare that most periods have none.
public enum ControlSeries: Hashable, Sendable {
    /// Individual values with their moving ranges (D. J. Wheeler).
    case xmr([Double?], within: NaturalBounds = .none)
    case p([Proportion?])
    case pPrime([Proportion?])
    case u([EventRate?])
    case uPrime([EventRate?])
    /// Counts of events, none below 0.
    case c([Int?])
    /// The time between one event and the next, above 0.
    case t([Double?])
    /// The number of cases (or whole days) between one event and the next, none below 0.
    case g([Int?])

    /// What is drawn at each place.
    public var values: [Double?] {
        switch self {
        case .xmr(let values, _), .t(let values): values
        case .p(let shares), .pPrime(let shares): shares.map { $0?.value }
        case .u(let rates), .uPrime(let rates): rates.map { $0?.value }
        case .c(let counts), .g(let counts): counts.map { $0.map(Double.init) }
        }
    }

    /// Beyond which no value can be, so that no limit is drawn there.
    var bounds: NaturalBounds {
        switch self {
        case .xmr(_, let bounds): bounds
        case .p, .pPrime: .share
        case .u, .uPrime, .c, .t, .g: .notNegative
        }
    }

    func check() throws(Refusal) {
        let values = values
        guard values.contains(where: { $0 != nil }) else { throw .noData }
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            guard value.isFinite, bounds.contains(value) else { throw .outOfBounds(at: index) }
            if case .t = self, value <= 0 { throw .outOfBounds(at: index) }
        }
    }
}

/// The least and the greatest value that a measurement can have by its nature.
public struct NaturalBounds: Hashable, Sendable {
    public let lower: Double?
    public let upper: Double?

    public init(lower: Double? = nil, upper: Double? = nil) {
        self.lower = lower
        self.upper = upper
    }

    public static let none = NaturalBounds()
    public static let notNegative = NaturalBounds(lower: 0)
    /// From 0 to 1.
    public static let share = NaturalBounds(lower: 0, upper: 1)
    /// From 0 to 100.
    public static let perCents = NaturalBounds(lower: 0, upper: 100)

    public func contains(_ value: Double) -> Bool { value >= (lower ?? -.infinity) && value <= (upper ?? .infinity) }

    func clamped(_ value: Double) -> Double { min(max(value, lower ?? -.infinity), upper ?? .infinity) }
}
