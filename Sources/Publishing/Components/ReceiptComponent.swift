import Markup

extension ReceiptModel: Component {
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        writer.element("details", ["class": "receipt", "id": id, "open": isOpen ? "" : nil]) { writer in
            writer.element("summary") { writer in
                writer.element("span", ["class": "receipt-title"], text: title)
                writer.raw(" ")
                writer.element("span", ["class": "receipt-value"]) { writer in
                    let anchors = rows.map { $0.notes.anchors(prefix: $0.id) } ?? [:]
                    value.writeContent(to: &writer, anchors: anchors, strings: strings)
                }
            }
            writer.element("div", ["class": "receipt-body"]) { writer in
                StepsList(steps: steps).write(to: &writer, strings: strings)
                rows?.write(to: &writer, strings: strings)
                writeChecks(to: &writer, strings: strings)
                FilesList(files: files).write(to: &writer, strings: strings)
            }
        }
    }

    private func writeChecks(to writer: inout MarkupWriter, strings: ComponentStrings) {
        guard !checks.isEmpty else { return }
        writer.element("p", ["class": "receipt-part"], text: strings[.checks])
        writer.element("ul", ["class": "checks"]) { writer in
            for check in checks {
                writer.element("li", ["class": "check check-\(check.kind.rawValue)"]) { writer in
                    if let href = check.href {
                        writer.element("a", ["href": href], text: check.name)
                    } else {
                        writer.text(check.name)
                    }
                    writer.raw(": ")
                    writer.element("span", ["class": "check-outcome"], text: check.text)
                }
            }
        }
    }
}

extension ReceiptAccountModel: Component {
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        StepsList(steps: steps).write(to: &writer, strings: strings)
        FilesList(files: files).write(to: &writer, strings: strings)
    }
}

private struct StepsList: Component {
    var steps: [ReceiptStepModel]

    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        guard !steps.isEmpty else { return }
        writer.element("dl", ["class": "steps"]) { writer in
            for step in steps {
                writer.element("div") { writer in
                    writer.element("dt", text: step.label)
                    writer.element("dd", text: step.value)
                }
            }
        }
    }
}

/// "Tệp nguồn" and each with its fingerprint.
private struct FilesList: Component {
    var files: [FileDigestModel]

    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        guard !files.isEmpty else { return }
        writer.element("p", ["class": "receipt-part"], text: strings[.files])
        writer.element("ul", ["class": "files"]) { writer in
            for file in files {
                writer.element("li") { writer in
                    if let href = file.href {
                        writer.element("a", ["href": href], text: file.path)
                    } else {
                        writer.text(file.path)
                    }
                    writer.raw(" ")
                    writer.element("code", ["class": "digest"], text: "SHA-256 \(file.sha256)")
                }
            }
        }
    }
}
