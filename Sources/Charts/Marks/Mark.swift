import Markup

/// Something drawn: its channels are already places in the viewBox.
protocol Mark: Sendable {
    func draw(into writer: inout MarkupWriter)
}

/// Marks in drawing order on a canvas of a size.
struct Drawing: Sendable {
    var width: Double
    var height: Double
    var typography: Typography
    var marks: [any Mark] = []
    /// The colours that need a hatch pattern, each once.
    var hatches: [String] = []
}
