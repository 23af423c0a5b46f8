import Markup

extension FigureModel: Component {
    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        let isTable = wideChart == nil && narrowChart == nil && heatMap == nil
        let className = isTable ? "figure figure-table" : "figure figure-chart"
        writer.element("figure", ["class": className, "id": id, "aria-labelledby": "\(id)-heading"]) { writer in
            writer.element("div", ["class": "figure-head"]) { writer in
                writer.heading(headingLevel, ["class": "figure-title", "id": "\(id)-heading"]) { $0.text(title) }
                if let subtitle { writer.element("p", ["class": "figure-subtitle"], text: subtitle) }
            }
            for notice in notices { notice.write(to: &writer, strings: strings) }
            if let emptyText { writer.element("p", ["class": "empty"], text: emptyText) }
            if !statuses.isEmpty {
                writer.element("p", ["class": "figure-statuses"]) { writer in
                    for (place, status) in statuses.enumerated() {
                        if place > 0 { writer.raw(" ") }
                        status.write(to: &writer, strings: strings)
                    }
                }
            }
            if !summary.isEmpty {
                writer.element("p", ["class": "figure-summary"], text: summary.joined(separator: " "))
            }
            writeCharts(to: &writer)
            // Its caption tells it from the table below for those who hear both; the title is read already.
            heatMap.map { $0.write(to: &writer, strings: strings, outerAnchors: [:], under: $0.caption) }
            writeTools(to: &writer, strings: strings)
            writeFoot(to: &writer, strings: strings)
        }
    }

    /// Both charts are in the page and the style sheet shows one; the other is `display: none`, so it is not read.
    private func writeCharts(to writer: inout MarkupWriter) {
        guard let first = wideChart ?? narrowChart else { return }
        writer.element("div", ["class": "charts"]) { writer in
            if let wideChart, let narrowChart {
                writer.element("div", ["class": "for-wide"]) { $0.trusted(wideChart) }
                writer.element("div", ["class": "for-narrow"]) { $0.trusted(narrowChart) }
            } else {
                writer.element("div") { $0.trusted(first) }
            }
        }
    }

    /// The table, and beside it what else can be had of the figure: one quiet row, until one of the two is opened.
    private func writeTools(to writer: inout MarkupWriter, strings: ComponentStrings) {
        guard hasMenu, table != nil, !tableIsOpen else {
            writeTable(to: &writer, strings: strings)
            return
        }
        writer.element("div", ["class": "figure-tools"]) { writer in
            writeTable(to: &writer, strings: strings)
            writeMenu(to: &writer, strings: strings)
        }
    }

    /// What stands on a page among others has its files and its own page in a menu; alone it shows its files at once.
    private var hasMenu: Bool { pageHref != nil && !downloads.isEmpty }

    private func writeMenu(to writer: inout MarkupWriter, strings: ComponentStrings) {
        writer.element("details", ["class": "figure-menu"]) { writer in
            writer.element("summary") { writer in
                writer.text(strings[.figureMenu])
                writer.element("span", ["class": "visually-hidden"], text: ": \(title)")
            }
            LinksLine(links: downloads + pageLinks(strings), subject: .heading("\(id)-heading")).write(
                to: &writer, strings: strings)
        }
    }

    /// Writes the rows of the table for all pages on which the figure stands.
    mutating func writeRowsOnce(_ strings: ComponentStrings) {
        table?.writeRowsOnce(strings, outerAnchors: notes.anchors(prefix: id))
    }

    private func writeTable(to writer: inout MarkupWriter, strings: ComponentStrings) {
        guard let table else { return }
        let anchors = notes.anchors(prefix: id)
        if tableIsOpen {
            table.write(to: &writer, strings: strings, outerAnchors: anchors, under: title)
        } else {
            writer.element("details", ["class": "figure-data"]) { writer in
                writer.element("summary") { writer in
                    writer.text(strings[.viewTable])
                    writer.element("span", ["class": "visually-hidden"], text: ": \(title)")
                }
                table.write(to: &writer, strings: strings, outerAnchors: anchors, under: title)
            }
        }
    }

    private func writeFoot(to writer: inout MarkupWriter, strings: ComponentStrings) {
        let hasMenuBelow = hasMenu && (table == nil || tableIsOpen)
        let links = hasMenu ? [] : downloads + pageLinks(strings)
        guard !notes.isEmpty || !sources.isEmpty || !links.isEmpty || hasMenuBelow else { return }
        writer.element("div", ["class": "figure-foot"]) { writer in
            notes.write(to: &writer, prefix: id, strings: strings)
            SourcesLine(sources: sources).write(to: &writer, strings: strings)
            LinksLine(links: links, subject: .text(title)).write(to: &writer, strings: strings)
            if hasMenuBelow { writeMenu(to: &writer, strings: strings) }
        }
    }

    private func pageLinks(_ strings: ComponentStrings) -> [LinkModel] {
        guard let pageHref, let citationHref else { return [] }
        return [
            LinkModel(label: strings[.ownPage], href: pageHref),
            LinkModel(label: strings[.citeAndEmbed], href: citationHref),
        ]
    }
}

/// "Nguồn: …", one citation or a list.
struct SourcesLine: Component {
    var sources: [NoteModel]

    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        guard !sources.isEmpty else { return }
        writer.element("div", ["class": "sources"]) { writer in
            writer.element("p", ["class": "sources-word"], text: strings[sources.count == 1 ? .source : .sources])
            writer.element("ul") { writer in
                for source in sources {
                    writer.element("li") { writer in
                        if let href = source.href {
                            writer.element("a", ["href": href], text: source.text)
                        } else {
                            writer.text(source.text)
                        }
                    }
                }
            }
        }
    }
}

/// Downloads and the page of the figure's own, in one line.
struct LinksLine: Component {
    var links: [LinkModel]
    /// What the links are of, for those who hear them.
    var subject: Subject

    enum Subject: Sendable, Hashable {
        /// Said with each link, for links that are met one by one.
        case text(String)
        /// Said once, with the list: the element of this id.
        case heading(String)
    }

    func write(to writer: inout MarkupWriter, strings: ComponentStrings) {
        guard !links.isEmpty else { return }
        let heading: String? = if case .heading(let id) = subject { id } else { nil }
        writer.element("ul", ["class": "links", "aria-labelledby": heading]) { writer in
            for link in links {
                writer.element("li") { writer in
                    writer.element("a", ["href": link.href, "download": link.isDownload ? "" : nil]) { writer in
                        writer.text(link.label)
                        if case .text(let subject) = subject {
                            writer.element("span", ["class": "visually-hidden"], text: ": \(subject)")
                        }
                    }
                }
            }
        }
    }
}
