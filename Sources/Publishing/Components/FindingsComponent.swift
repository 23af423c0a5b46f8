import Markup

extension FindingsModel: Component {
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        writer.element("section", ["class": "findings", "id": id, "aria-labelledby": "\(id)-heading"]) { writer in
            writer.heading(headingLevel, ["class": "findings-title", "id": "\(id)-heading"]) { $0.text(title) }
            if !findings.isEmpty {
                writer.element("ul", ["class": "findings-list"]) { writer in
                    for finding in findings { write(finding, to: &writer, strings: strings) }
                }
            }
            for sentence in summary { writer.element("p", ["class": "findings-summary"], text: sentence) }
            guard !notes.isEmpty else { return }
            writer.element("div", ["class": "figure-foot"]) { writer in
                notes.write(to: &writer, prefix: id, strings: strings)
            }
        }
    }

    private func write(_ finding: FindingModel, to writer: inout MarkupWriter, strings: ComponentStrings) {
        writer.element("li", ["class": "finding"]) { writer in
            if finding.title != nil || finding.scope != nil || finding.status != nil {
                writer.element("p", ["class": "finding-head"]) { writer in writeHead(finding, to: &writer, strings) }
            }
            writer.element("p") { writer in
                for piece in finding.sentence {
                    switch piece {
                    case .text(let text): writer.text(text)
                    case .number(var number):
                        number.notesID = id
                        number.write(to: &writer, strings: strings)
                    }
                }
            }
            for remark in finding.remarks { writer.element("p", ["class": "finding-remark"], text: remark) }
        }
    }

    private func writeHead(_ finding: FindingModel, to writer: inout MarkupWriter, _ strings: ComponentStrings) {
        if let status = finding.status {
            status.write(to: &writer, strings: strings)
            writer.raw(" ")
        }
        if let title = finding.title { writer.element("a", ["href": title.href], text: title.label) }
        if let scope = finding.scope {
            if finding.title != nil { writer.text(", ") }
            writer.element("span", ["class": "finding-scope"], text: scope)
        }
    }
}
