import Markup

/// Steps of colour for the cells of a table of numbers, each with a word.
///
/// A heat map is a table: every cell carries its number as text and takes the class of its step, and the legend stands under
/// the table. So it reads without colour, scrolls in its own frame, and can be sorted. What is missing has no step.
public struct HeatScale: Sendable, Hashable {
    public enum Form: String, Sendable, Hashable {
        /// From little to much.
        case sequential = "heat"
        /// From bad, over neither, to good. Where less is better, the words and limits are given from much to little.
        case diverging = "heat-both"
    }

    public var form: Form
    /// Where one step ends and the next begins, rising or falling; a value on a limit belongs to the step that begins there.
    public var limits: [Double]
    /// From the first step to the last, one more than limits: "dưới 90%", "90% đến dưới 95%", "từ 95%". 2 to 5 of them.
    public var words: [String]

    public init(form: Form, limits: [Double], words: [String]) {
        (self.form, self.limits, self.words) = (form, limits, words)
    }

    /// The class of a cell with this number, e.g. "c-heat-4"; nil for what no step holds.
    public func className(of value: Double) -> String? {
        guard value.isDrawable, words.count == limits.count + 1, let last = limits.last, let first = limits.first else {
            return nil
        }
        let step = limits.filter { first <= last ? value >= $0 : value <= $0 }.count
        return className(step: step)
    }

    /// The legend: every step with its word on its colour.
    ///
    /// - Parameter name: what the legend is called by a screen reader.
    public func writeLegend(to writer: inout MarkupWriter, name: String) {
        writer.element("ul", ["class": "c-heat-legend", "aria-label": name]) { writer in
            for (step, word) in words.enumerated() {
                writer.element("li", ["class": className(step: step)], text: word)
            }
        }
    }

    /// Few steps are spread over the five colours, so that the first and the last are always the ends.
    private func className(step: Int) -> String {
        let last = max(words.count - 1, 1)
        return "c-\(form.rawValue)-\(1 + (min(step, last) * (HeatColor.steps - 1) + last / 2) / last)"
    }
}
