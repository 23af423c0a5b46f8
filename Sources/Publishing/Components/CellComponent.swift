import Markup

extension CellModel {
    /// What stands inside the cell: the text or sign, the count, the word for a derived number, the marks.
    ///
    /// - Parameter tagFirst: the word stands before the number, so that in a column digits stand under digits.
    func writeContent(
        to writer: inout MarkupWriter, anchors: [String: String], strings: ComponentStrings, tagFirst: Bool = false
    ) {
        if kind == .derived, tagFirst {
            writer.element("span", ["class": "tag"], text: strings[.derived])
            writer.raw(" ")
        }
        if let href {
            writer.element("a", ["href": href]) { writeText(to: &$0) }
        } else {
            writeText(to: &writer)
        }
        if let detail {
            writer.raw(" ")
            writer.element("span", ["class": "count"], text: detail)
        }
        if kind == .derived, !tagFirst {
            writer.raw(" ")
            writer.element("span", ["class": "tag"], text: strings[.derived])
        }
        Marks(letters: marks, anchors: anchors).write(to: &writer, strings: strings)
        for status in statuses {
            writer.element("span", ["class": "cell-status"]) { status.write(to: &$0, strings: strings) }
        }
        if let remark { writer.element("span", ["class": "cell-remark"], text: remark) }
    }

    /// A sign is read out by its meaning, since most screen readers pass over "…" and "–".
    private func writeText(to writer: inout MarkupWriter) {
        guard let abbreviation else { return writer.number(text) }
        writer.element("span", ["aria-hidden": "true", "title": abbreviation], text: text)
        writer.element("span", ["class": "visually-hidden"], text: abbreviation)
    }
}
