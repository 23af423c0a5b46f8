import Tables

extension Dataset {
    /// The periods of a grain of which the dataset says something, in time: those that its records cover whole, or that
    /// hold a row's period. A row whose period is longer says nothing of them.
    public func periods(of grain: Period.Grain, _ cutoff: Period.Cutoff) -> [Period] {
        if let records { return EventExecutor.periods(grain, cutoff, in: records.covers) }
        let found = Set((0..<table.rowCount).compactMap { RowFacts.period(ofRow: $0, in: self)?.interval })
        let periods = found.compactMap { days -> Period? in
            guard let period = Period(grain, containing: days.lowerBound, cutoff: cutoff),
                let whole = period.interval, days.upperBound <= whole.upperBound
            else { return nil }
            return period
        }
        return Set(periods).sorted()
    }
}
