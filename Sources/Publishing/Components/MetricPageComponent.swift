import Markup

extension MetricPageModel: Component {
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        for notice in notices { notice.write(to: &writer, strings: strings) }
        definition.write(to: &writer, strings: strings)
        latest?.write(to: &writer, strings: strings)
        for figure in figures { figure.write(to: &writer, strings: strings) }
        if !receipts.isEmpty {
            section(.receipts, id: Anchor.receipts, to: &writer, strings) { writer in
                writer.element("p", text: strings[.receiptsIntroduction])
                account.write(to: &writer, strings: strings)
                for receipt in receipts { receipt.write(to: &writer, strings: strings) }
            }
        }
        if !shownOn.isEmpty {
            section(.shownOn, id: Anchor.shownOn, to: &writer, strings) { writer in
                writer.element("ul") { writer in
                    for link in shownOn {
                        writer.element("li") { $0.element("a", ["href": link.href], text: link.label) }
                    }
                }
            }
        }
    }

    /// The ids of the page's sections, for its table of contents.
    enum Anchor {
        static let receipts = "receipts"
        static let shownOn = "shown-on"
    }

    private func section(
        _ word: ComponentStrings.Word, id: String, to writer: inout MarkupWriter, _ strings: ComponentStrings,
        _ body: (inout MarkupWriter) -> Void
    ) {
        writer.element("section", ["class": "page-section", "aria-labelledby": id]) { writer in
            writer.element("h2", ["id": id], text: strings[word])
            body(&writer)
        }
    }
}
