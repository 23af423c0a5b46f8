import Diagnostics
import Markdown
import Metrics

/// Reads a number in a sentence: the name of a metric, then where it applies, in braces.
struct InlineReader {
    let catalogue: Catalogue
    let file: String
    let emptyIsAllowed: Bool

    func read(_ slot: MarkdownDocument.InlineSlot, _ problems: inout [Diagnostic]) -> InlineRequest? {
        let numbers = NumbersReader(catalogue: catalogue)
        let location = SourceLocation(file: file, line: slot.line, column: slot.column)
        let name = String(slot.text.prefix { $0 != " " && $0 != "{" && $0 != "\n" })
        guard catalogue.metric(name) != nil else {
            problems.append(numbers.unknownMetric(name, at: location))
            return nil
        }
        let rest = slot.text.dropFirst(name.count)
        var request = MetricRequest(metric: name)
        var show = InlineRequest.Show.full
        var mayBeEmpty = emptyIsAllowed
        if rest.contains(where: { $0 != " " && $0 != "\n" }) {
            // Spaces in place of the name keep the columns true.
            let padding = String(repeating: " ", count: max(0, (slot.column ?? 1) - 1) + name.count)
            let text = YAMLText(text: padding + rest, file: file, linesBefore: slot.line - 1)
            let keys = ["show"] + NumbersReader.keys.filter { !$0.hasPrefix("metric") }
            guard let root = text.compose(into: &problems),
                let map = YAMLMap(root, keys: keys + numbers.dimensions(of: [name]).map(\.name), &problems),
                let asked = numbers.numbers([name], map, emptyIsAllowed: emptyIsAllowed, &problems)
            else { return nil }
            request = asked.request(for: name)
            mayBeEmpty = asked.emptyIsAllowed
            show = map.choice("show", default: .full, &problems)
        }
        return InlineRequest(
            request: request, show: show, emptyIsAllowed: mayBeEmpty, location: location, text: slot.text)
    }
}
