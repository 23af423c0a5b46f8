import Statistics
import Tables

/// From one number of a metric to a later one that may be compared with it.
public struct MetricChange: Sendable, Hashable {
    /// By how much, in the unit that the kind of number has.
    public enum Size: Sendable, Hashable {
        /// Of a share: in percentage points ("điểm phần trăm").
        case points(Rational)
        /// Of a rank: 4 for "tăng 4 bậc", from 9 to 5; `of` is the size of the field, the same in both.
        case places(gained: Rational, of: Rational)
        /// Of a count or an amount: in its unit, and in per cent where there is something to take it of.
        case amount(AmountChange)
    }

    public enum Movement: Sendable, Hashable { case rise, fall, same }

    public let from: MetricPoint
    public let to: MetricPoint
    public let size: Size
    /// Whether it is for the better; nil where nothing changed or neither way is good.
    public let isImprovement: Bool?

    /// What each criterion of an index gave to it; nil of other metrics.
    public let criteria: IndexChange?

    /// Of a rank the place rises where the number falls.
    public var movement: Movement { Self.movement(size) }

    private static func movement(_ size: Size) -> Movement {
        let sign: Int =
            switch size {
            case .points(let points): points.numerator.signum()
            case .places(let gained, _): gained.numerator.signum()
            case .amount(let change): change.difference.numerator.signum()
            }
        return sign > 0 ? .rise : sign < 0 ? .fall : .same
    }

    /// The size of the way from `before` to `after`, both exact numbers of `metric`.
    static func size(
        from before: Rational, to after: Rational, field: Rational?, _ metric: MetricDefinition
    ) throws(Incomparable) -> Size {
        do throws(Refusal) {
            switch metric.scale {
            case .rank:
                guard let field else { throw .missing(at: 0) }
                return .places(gained: try Change.amount(from: after, to: before).difference, of: field)
            case .share: return .points(try Change.percentagePoints(from: before, to: after))
            // A source's per cents are per cents already.
            case .perCents: return .points(try Change.amount(from: before, to: after).difference)
            case .amount: return .amount(try Change.amount(from: before, to: after))
            }
        } catch {
            throw .tooLarge
        }
    }

    init(
        from: MetricPoint, to: MetricPoint, size: Size, direction: MetricDefinition.Direction, isRank: Bool,
        criteria: IndexChange? = nil
    ) {
        self.criteria = criteria
        self.from = from
        self.to = to
        self.size = size
        // A place gained is always good.
        let better: Better? = isRank ? .higher : direction.better
        let movement = Self.movement(size)
        isImprovement = better.flatMap { movement == .same ? nil : (movement == .rise) == ($0 == .higher) }
    }
}

extension MetricDefinition {
    /// What its numbers are, as far as differences of them go.
    enum Scale: Sendable, Hashable {
        /// From 0 to 1 (or beyond, for growth).
        case share
        /// Per cents as a source states them: 95.
        case perCents
        /// A place; 1 is the best.
        case rank
        case amount
    }

    var scale: Scale {
        switch formula.ofOnePeriod {
        case .rank, .ranking: .rank
        case .reported: format == .percent ? .perCents : .amount
        case .simple, .ratio, .derived, .cumulative, .index: format == .percent ? .share : .amount
        }
    }
}

extension MetricDefinition.Direction {
    /// Nil where neither way is good.
    public var better: Better? {
        switch self {
        case .higher: .higher
        case .lower: .lower
        case .none: nil
        }
    }
}
