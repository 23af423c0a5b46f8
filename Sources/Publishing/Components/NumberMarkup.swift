import Markup
import Metrics

extension MarkupWriter {
    /// A printed number. The sign of one that will still change is small and raised, since beside large digits it would be
    /// read as another zero.
    mutating func number(_ printed: String) {
        guard printed.hasSuffix(NumberText.unsettledSign) else { return text(printed) }
        text(String(printed.dropLast(NumberText.unsettledSign.count)))
        element("span", ["class": "unsettled"], text: NumberText.unsettledSign)
    }
}
