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
        writer.element("li", ["class": "finding finding-\(finding.kind.rawValue)"]) { writer in
            if finding.title != nil || finding.scope != nil || finding.kind.word != nil {
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
        if let word = finding.kind.word {
            writer.element("span", ["class": "finding-kind"]) { writer in
                writer.element("span", ["class": "finding-sign", "aria-hidden": "true"], text: finding.kind.sign)
                writer.text(" " + strings[word])
            }
            writer.raw(" ")
        }
        if let title = finding.title { writer.element("a", ["href": title.href], text: title.label) }
        if let scope = finding.scope {
            if finding.title != nil { writer.text(", ") }
            writer.element("span", ["class": "finding-scope"], text: scope)
        }
    }
}

extension FindingModel.Kind {
    fileprivate var word: ComponentStrings.Word? {
        switch self {
        case .improvement: .improvement
        case .concern: .concern
        case .unusual: .unusual
        case .plain: nil
        }
    }

    fileprivate var sign: String {
        switch self {
        case .improvement: "✓"
        case .concern: "!"
        case .unusual: "◆"
        case .plain: ""
        }
    }
}
