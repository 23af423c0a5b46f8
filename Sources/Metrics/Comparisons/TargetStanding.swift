import Statistics
import Tables

/// Where a number stands against the target in force.
public struct TargetStanding: Sendable, Hashable {
    public let target: MetricDefinition.Target
    /// Reached or bettered; exactly the target is reached.
    public let isMet: Bool
    /// From the target to the number, in the unit of a change.
    public let distance: MetricChange.Size?
    /// The 95 % interval of a counted number. Nil where there are no counts, and for a target of none or all, which speaks
    /// of every single case.
    public let interval: ConfidenceInterval?
    /// Not reached, and by more than chance: of shares the exact binomial test at 99,8 % says so, of other counts their
    /// 99,8 % interval.
    public let isSurelyMissed: Bool
    /// So few cases do not tell the number from the target: it lies in the interval, or the exact test at 95 % leaves it to
    /// chance.
    public let isInDoubt: Bool

    /// Nil where there is no target in force, neither way is good, or there is no exact number.
    public init?(_ point: MetricPoint, _ metric: MetricDefinition) {
        guard let target = metric.target(for: point.key.period), let value = point.quantity.exactValue,
            let better = metric.direction.better
        else { return nil }
        let isMet = better == .higher ? value >= target.value : value <= target.value
        self.target = target
        self.isMet = isMet
        distance = Self.distance(from: target.value, to: value, metric)
        let counted = point.counted(metric)
        guard let counted, target.value > .zero, metric.scale != .share || target.value < .one else {
            interval = nil
            isSurelyMissed = false
            isInDoubt = false
            return
        }
        let interval = counted.interval(.percent95)
        self.interval = interval
        isSurelyMissed = !isMet && counted.differs(from: target.value.doubleValue, .percent99Point8)
        isInDoubt =
            interval.contains(target.value.doubleValue) || !counted.differs(from: target.value.doubleValue, .percent95)
    }

    /// Nil for ranks, and where it does not fit in 64 bits.
    private static func distance(
        from target: Rational, to value: Rational, _ metric: MetricDefinition
    ) -> MetricChange.Size? {
        do throws(Incomparable) {
            return metric.scale == .rank
                ? nil : try MetricChange.size(from: target, to: value, field: nil, metric)
        } catch {
            return nil
        }
    }
}
