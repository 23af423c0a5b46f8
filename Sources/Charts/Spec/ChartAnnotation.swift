/// Something that happened: a thin labelled rule through the category in whose time it lies.
public struct ChartAnnotation: Sendable, Hashable {
    /// The place of the category in `ChartSpec.categories`; an annotation out of range is not drawn.
    public var category: Int
    /// The date as it is printed, e.g. "01/7/2025".
    public var date: String
    public var text: String

    public init(category: Int, date: String, text: String) {
        self.category = category
        self.date = date
        self.text = text
    }

    var label: String { date.isEmpty ? text : "\(date): \(text)" }
}
