/// A value to be reached, drawn as a labelled dashed rule.
public struct ChartTarget: Sendable, Hashable {
    public var value: Double
    public var label: String

    public init(value: Double, label: String) {
        self.value = value
        self.label = label
    }
}
