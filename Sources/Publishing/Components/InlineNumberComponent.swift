import Markup

extension InlineNumberModel: Component {
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        let className = kind == .value || kind == .heading ? "number" : "number is-\(kind.rawValue)"
        if let href {
            writer.element("a", ["class": className, "href": href, "title": title]) { writeText(to: &$0) }
        } else {
            writer.element("span", ["class": className, "title": title]) { writeText(to: &$0) }
        }
        if kind == .derived {
            writer.raw(" ")
            writer.element("span", ["class": "tag"], text: strings[.derived])
        }
        var anchors: [String: String] = [:]
        if let notesID {
            for mark in marks { anchors[mark] = "\(notesID)-note-\(mark)" }
        }
        Marks(letters: marks, anchors: anchors).write(to: &writer, strings: strings)
    }

    private func writeText(to writer: inout MarkupWriter) {
        writer.number(text)
        if let detail {
            writer.raw(" ")
            writer.element("span", ["class": "count"], text: detail)
        }
    }
}

extension NotesModel: Component {
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        guard !notes.isEmpty else { return }
        writer.element("section", ["class": "page-notes", "id": id, "aria-label": strings[.notes]]) { writer in
            notes.write(to: &writer, prefix: id, strings: strings)
        }
    }
}
