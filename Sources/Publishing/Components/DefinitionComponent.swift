import Markup

extension DefinitionModel: Component {
    /// The list alone, without the metric's title: the head of its own page.
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        writer.element("dl", ["class": "definition"]) { writer in
            Self.entry(.definition, definition, to: &writer, strings)
            Self.entry(.formula, formula, to: &writer, strings)
            Self.entry(.measuredIn, measuredIn, to: &writer, strings)
            Self.entry(.direction, direction, to: &writer, strings)
            Self.entries(.targets, targets, to: &writer, strings)
            Self.entries(.definitionChanges, changes, to: &writer, strings)
            Self.entry(.legalBasis, legalBasis, to: &writer, strings)
            Self.entry(.owner, owner, to: &writer, strings)
            if let subject {
                writer.element("div") { writer in
                    writer.element("dt", text: strings[.subject])
                    writer.element("dd") { $0.element("a", ["href": subject.href], text: subject.label) }
                }
            }
        }
    }

    private static func entries(
        _ word: ComponentStrings.Word, _ texts: [String], to writer: inout MarkupWriter, _ strings: ComponentStrings
    ) {
        if texts.isEmpty { return }
        writer.element("div") { writer in
            writer.element("dt", text: strings[word])
            for text in texts { writer.element("dd", text: text) }
        }
    }

    private static func entry(
        _ word: ComponentStrings.Word, _ text: String?, to writer: inout MarkupWriter, _ strings: ComponentStrings
    ) {
        guard let text else { return }
        writer.element("div") { writer in
            writer.element("dt", text: strings[word])
            writer.element("dd", ["class": word == .formula ? "formula" : nil], text: text)
        }
    }
}
