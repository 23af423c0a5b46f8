/// What contribution bars add to the signed parts of one series: the total they make.
///
/// Each bar starts where the one before ended, as long as no part is missing and the parts do add up to the total; otherwise
/// every bar starts from zero.
public struct ContributionTotal: Sendable, Hashable {
    /// E.g. "Tổng điểm", "Thay đổi của chỉ số".
    public var name: String
    public var value: ChartValue
    /// How much the sum of the parts may differ from the total by rounding, in the unit of the values.
    public var tolerance: Double
    /// The words for the two signs, shown in the legend where both occur.
    public var riseText: String
    public var fallText: String

    public init(name: String, value: ChartValue, tolerance: Double, riseText: String, fallText: String) {
        (self.name, self.value, self.tolerance) = (name, value, tolerance)
        (self.riseText, self.fallText) = (riseText, fallText)
    }
}
