/// What dots add to the values of one series: how far each may lie from the truth by chance. The categories are drawn in
/// the order given; who computes the values sorts them.
public struct DotIntervals: Sendable, Hashable {
    /// One for each category, around its value (e.g. Wilson's); nil where there is none.
    public var intervals: [ClosedRange<Double>?]
    /// What a bar stands for, in the legend: "Khoảng tin cậy 95%".
    public var intervalText: String
    /// The mean of all, a labelled solid rule.
    public var mean: ChartTarget?

    public init(intervals: [ClosedRange<Double>?], intervalText: String, mean: ChartTarget? = nil) {
        (self.intervals, self.intervalText, self.mean) = (intervals, intervalText, mean)
    }
}
