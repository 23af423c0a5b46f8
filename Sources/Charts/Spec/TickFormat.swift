/// The text of a tick on the value axis.
public struct TickFormat: Sendable {
    let format: @Sendable (Double) -> String

    public init(_ format: @escaping @Sendable (Double) -> String) {
        self.format = format
    }

    func callAsFunction(_ value: Double) -> String { format(value) }
}
