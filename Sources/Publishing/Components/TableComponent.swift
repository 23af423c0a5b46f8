import Markup

extension TableModel: Component {
    /// Past this many rows the table scrolls in its frame and its head stays in sight.
    static let longFrom = 25
    /// The head of a column of numbers with more letters than this, such as the name of a metric, asks for room.
    private static let shortHead = 16

    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        write(to: &writer, strings: strings, outerAnchors: [:])
    }

    /// - Parameter outerAnchors: marks explained outside the table, at the foot of the figure around it.
    /// - Parameter title: the title of that figure; a caption that only repeats it is not shown, but still read.
    func write(
        to writer: inout MarkupWriter, strings: ComponentStrings, outerAnchors: [String: String],
        under title: String = ""
    ) {
        let anchors = anchors(outerAnchors)
        let long = rows.count > Self.longFrom
        writer.element("div", ["class": "table"]) { writer in
            writer.element(
                "div",
                [
                    "class": long ? "table-frame is-long" : "table-frame", "tabindex": "0", "role": "region",
                    "aria-labelledby": "\(id)-caption",
                ]
            ) { writer in
                writer.element("table", ["id": id, "data-sortable": sortable ? strings[.sortBy] : nil]) { writer in
                    writeCaption(to: &writer, isShown: caption != title)
                    writer.element("thead") { writeHeads(to: &$0, anchors: anchors, strings: strings) }
                    writer.element("tbody") { writer in
                        if let writtenRows {
                            writer.trusted(writtenRows)
                        } else {
                            writeRows(to: &writer, anchors: anchors, strings: strings)
                        }
                    }
                }
            }
            writeFoot(to: &writer, strings: strings)
        }
    }

    /// Writes the rows for every page on which they are the same.
    mutating func writeRowsOnce(_ strings: ComponentStrings, outerAnchors: [String: String]) {
        var writer = MarkupWriter()
        writeRows(to: &writer, anchors: anchors(outerAnchors), strings: strings)
        writtenRows = writer.bytes
    }

    private func anchors(_ outer: [String: String]) -> [String: String] {
        outer.merging(notes.anchors(prefix: id)) { _, own in own }
    }

    private func writeRows(to writer: inout MarkupWriter, anchors: [String: String], strings: ComponentStrings) {
        for row in rows { write(row, to: &writer, anchors: anchors, strings: strings) }
    }

    private var sortable: Bool { isSortable && rows.count > 2 }

    private func writeCaption(to writer: inout MarkupWriter, isShown: Bool) {
        writer.element("caption", ["id": "\(id)-caption"]) { writer in
            writer.element("span", ["class": isShown || unitText != nil ? "caption" : "visually-hidden"]) { writer in
                writer.element(
                    "span", ["class": isShown ? "caption-text" : "caption-text visually-hidden"], text: caption)
                if let unitText {
                    writer.raw(" ")
                    writer.element("span", ["class": "caption-unit"], text: unitText)
                }
            }
        }
    }

    private func writeHeads(
        to writer: inout MarkupWriter, anchors: [String: String], strings: ComponentStrings
    ) {
        writer.element("tr") { writer in
            for head in columnHeads { write(head, to: &writer, anchors: anchors, strings: strings) }
        }
    }

    private func write(
        _ head: HeadCellModel, to writer: inout MarkupWriter, anchors: [String: String], strings: ComponentStrings
    ) {
        let type = head.isNumeric ? "number" : nil
        // An empty head would be announced as a blank: the corner of a table is a plain cell.
        guard !head.text.isEmpty else { return writer.element("td", ["class": type]) { _ in } }
        let isWordy = head.isNumeric && head.text.count > Self.shortHead
        writer.element("th", ["scope": "col", "class": isWordy ? "number is-wordy" : type]) { writer in
            if let href = head.href {
                writer.element("a", ["href": href], text: head.text)
            } else {
                writer.text(head.text)
            }
            if let unitText = head.unitText {
                writer.raw(" ")
                writer.element("span", ["class": "column-unit"], text: "(\(unitText))")
            }
            Marks(letters: head.marks, anchors: anchors).write(to: &writer, strings: strings)
        }
    }

    private func write(
        _ row: TableRowModel, to writer: inout MarkupWriter, anchors: [String: String], strings: ComponentStrings
    ) {
        writer.element("tr", ["id": row.id]) { writer in
            for (index, cell) in row.heads.enumerated() {
                write(
                    cell, isHead: true, isNumeric: isNumeric(cell, column: index), to: &writer, anchors: anchors,
                    strings: strings)
            }
            for (index, cell) in row.cells.enumerated() {
                write(
                    cell, isHead: false, isNumeric: isNumeric(cell, column: row.heads.count + index), to: &writer,
                    anchors: anchors, strings: strings)
            }
        }
    }

    private func isNumeric(_ cell: CellModel, column: Int) -> Bool {
        cell.isNumeric ?? (columnHeads.indices.contains(column) && columnHeads[column].isNumeric)
    }

    private func write(
        _ cell: CellModel, isHead: Bool, isNumeric: Bool, to writer: inout MarkupWriter, anchors: [String: String],
        strings: ComponentStrings
    ) {
        // The inside of every large table: nothing is allocated for it.
        writer.raw(isHead ? "<th scope=\"row\"" : "<td")
        if let className = Self.className(cell, isNumeric: isNumeric) { writer.attribute("class", className) }
        if let sortKey = cell.sortKey { writer.attribute("data-sort", sortKey) }
        writer.raw(">")
        cell.writeContent(to: &writer, anchors: anchors, strings: strings, tagFirst: isNumeric)
        writer.raw(isHead ? "</th>" : "</td>")
    }

    private static func className(_ cell: CellModel, isNumeric: Bool) -> String? {
        let isPlain = cell.kind == .value || cell.kind == .heading
        // As most cells are.
        if isPlain, cell.styleClass == nil { return isNumeric ? "number" : nil }
        let classes = [
            isNumeric ? "number" : nil, isPlain ? nil : "is-" + cell.kind.rawValue, cell.styleClass,
        ]
        return classes.compactMap(\.self).joined(separator: " ")
    }

    private func writeFoot(to writer: inout MarkupWriter, strings: ComponentStrings) {
        heat?.writeLegend(to: &writer, name: strings[.colorSteps])
        if !signs.isEmpty {
            writer.element("dl", ["class": "signs"]) { writer in
                for sign in signs {
                    writer.element("div") { writer in
                        writer.element("dt", text: sign.sign)
                        writer.element("dd", text: sign.meaning)
                    }
                }
            }
        }
        notes.write(to: &writer, prefix: id, strings: strings)
    }
}
