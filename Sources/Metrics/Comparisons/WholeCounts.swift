import Statistics
import Tables

extension Quantity {
    /// An exact whole number.
    public var whole: Int? { exactValue.flatMap { $0.isInteger ? $0.numerator : nil } }
}

extension MetricPoint {
    /// Numerator and denominator of an exact number, where both are whole.
    var wholeCounts: (top: Int, bottom: Int)? {
        guard quantity.exactValue != nil, let top = numerator?.whole, let bottom = denominator?.whole else {
            return nil
        }
        return (top, bottom)
    }

    /// The counts of a share; nil where there is no exact number, or they are not whole numbers of which one is part of
    /// the other.
    public var shareOfCounts: Proportion? {
        guard let counts = wholeCounts else { return nil }
        let share = Result { () throws(Refusal) in try Proportion(events: counts.top, of: counts.bottom) }
        if case .success(let share) = share { return share }
        return nil
    }
}

extension MetricPoint {
    /// There is a number, exact or qualified, and it will not change any more.
    public var hasFinalNumber: Bool { quantity.anyValue != nil && undue == nil && !states.contains(.preliminary) }
}

extension Sequence<MetricPoint> {
    /// The last period that has a number which will not change any more; where none has, the last one of which a source says
    /// anything.
    public var latestPeriod: Period? {
        let dated = filter { !$0.isEmpty && $0.key.period != .unstated }
        let known = dated.filter(\.hasFinalNumber)
        return (known.isEmpty ? dated : known).map(\.key.period).max()
    }
}
