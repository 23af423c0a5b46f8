import Diagnostics
import Markup
import Metrics
import Project
import Tables

/// Makes the pages of the data: an index of all datasets, and a page for each with its files, fields and description.
struct DataPagesComposer {
    let context: SiteContext

    private var phrases: Phrases { context.phrases }
    private var names: SiteNames { context.paths.names }
    private var site: SiteConfiguration { context.project.site }

    /// The datasets of this site whose rows are published, with their files.
    func published(_ problems: inout [Diagnostic]) -> [PublishedDataset] {
        context.datasets.compactMap { dataset in
            guard let export = DatasetExport(dataset, context) else { return nil }
            let table = export.table
            var files = ["csv": table.csv(), "json": table.json()]
            files["xlsx"] = ExportWorkbook(
                context: context, title: phrases.text(dataset.title),
                about: [dataset.description.map(phrases.text)].compactMap(\.self), notes: [],
                sources: export.sources, page: context.paths.dataset(dataset.name), table: table
            ).bytes(at: dataset.location, &problems)
            return PublishedDataset(dataset: dataset, table: table, sources: export.sources, files: files)
        }
    }

    func pages(_ datasets: [PublishedDataset]) -> [PageModel] {
        let catalogue = context.base.map { DataCatalogue(context: context, base: $0, datasets: datasets) }
        return [index(datasets)] + datasets.map { page($0, catalogue) }
    }

    /// Every file of the data by path.
    func files(_ datasets: [PublishedDataset]) -> [(String, [UInt8])] {
        var files = datasets.flatMap { published in
            published.files.sorted { $0.key < $1.key }.map {
                (context.paths.datasetFile(published.dataset.name, $0.key), $0.value)
            }
        }
        files.append((context.paths.dataPackage, JSONText.bytes(DataPackage(datasets, context))))
        if let base = context.base {
            let catalogue = DataCatalogue(context: context, base: base, datasets: datasets)
            files.append((context.paths.dataCatalogue, catalogue.catalogue()))
        }
        return files
    }

    private var isOpen: Bool { context.audience == .public }

    private var title: String {
        isOpen ? phrases.choose("Dữ liệu mở", "Open data") : phrases.choose("Dữ liệu", "Data")
    }

    // MARK: - Index

    private func index(_ datasets: [PublishedDataset]) -> PageModel {
        let path = context.paths.dataIndex
        var writer = MarkupWriter()
        writer.trusted(datasetsFigure(datasets, from: path).html(context.strings))
        var headings = [PageModel.Heading(text: datasetsTitle, anchor: names.datasets)]
        let about = phrases.choose("Dùng lại và trích dẫn", "Reuse and citation")
        heading(about, names.reuse, &writer)
        headings.append(.init(text: about, anchor: names.reuse))
        reuse(to: &writer)
        if !context.releases.isEmpty {
            let title = phrases.choose("Các lần công bố", "Releases")
            heading(title, names.releases, &writer)
            headings.append(.init(text: title, anchor: names.releases))
            releases(from: path, to: &writer)
        }
        return PageModel(
            path: path, layout: .page, title: title,
            summary: isOpen
                ? phrases.choose(
                    "Mọi bộ dữ liệu của trang này, tải về để dùng lại.",
                    "Every dataset on this site, to download and reuse.")
                : phrases.choose(
                    "Mọi bộ dữ liệu của trang này, kể cả số liệu không công khai.",
                    "Every dataset on this site, including those that are not public."),
            content: writer.bytes, headings: headings, breadcrumb: [])
    }

    private var datasetsTitle: String { phrases.choose("Bộ dữ liệu", "Datasets") }

    private func datasetsFigure(_ datasets: [PublishedDataset], from path: String) -> FigureModel {
        let hasFrequency = datasets.contains { $0.dataset.frequency != nil }
        let rows = datasets.map { published in
            let dataset = published.dataset
            let frequency = CellModel(dataset.frequency.map(phrases.frequency) ?? "")
            return TableRowModel(
                heads: [
                    CellModel(
                        phrases.text(dataset.title),
                        href: SitePaths.relative(from: path, to: context.paths.dataset(dataset.name)))
                ],
                cells: [CellModel(phrases.numbers.exact(Rational(published.table.rows.count)))]
                    + (hasFrequency ? [frequency] : []))
        }
        let table = TableModel(
            id: names.datasets + "-table", caption: datasetsTitle,
            columnHeads: [
                HeadCellModel(phrases.choose("Bộ dữ liệu", "Dataset")),
                HeadCellModel(phrases.choose("Số dòng", "Rows"), isNumeric: true),
            ] + (hasFrequency ? [HeadCellModel(phrases.choose("Cập nhật", "Updated"))] : []), rows: rows)
        var figure = FigureModel(
            id: names.datasets, title: datasetsTitle, headingLevel: 2, table: table, tableIsOpen: true)
        figure.downloads = [
            LinkModel(
                label: phrases.choose(
                    "Mô tả cho máy đọc (Data Package)", "Machine-readable description (Data Package)"),
                href: SitePaths.relative(from: path, to: context.paths.dataPackage),
                isDownload: true)
        ]
        if context.base != nil {
            figure.downloads.append(
                LinkModel(
                    label: phrases.choose("Danh mục cho cổng dữ liệu mở (DCAT)", "For data portals (DCAT)"),
                    href: SitePaths.relative(from: path, to: context.paths.dataCatalogue), isDownload: true))
        }
        return figure
    }

    private func heading(_ text: String, _ anchor: String, _ writer: inout MarkupWriter) {
        writer.heading(2, ["id": anchor]) { $0.text(text) }
    }

    private func reuse(to writer: inout MarkupWriter) {
        if let licence = site.licence {
            writer.element("p") { writer in
                if let address = site.licenceURL {
                    writer.element("a", ["href": address], text: phrases.text(licence))
                } else {
                    writer.text(phrases.text(licence))
                }
            }
        }
        writer.element(
            "p",
            text: phrases.choose(
                "Trong tệp CSV và JSON, số viết liền, dùng dấu chấm thập phân; ngày viết theo dạng 2024-02-28. "
                    + "Ô trống nghĩa là không có giá trị; cột tình trạng đi kèm nói rõ vì sao.",
                "In CSV and JSON, numbers have a decimal point and no thousands separators, and dates are written 2024-02-28. "
                    + "An empty cell has no value; the status column beside it says why."))
        writer.element("p", text: phrases.choose("Mẫu trích dẫn:", "Please cite as:"))
        writer.element("blockquote") { writer in
            writer.element(
                "p", text: Citation(context: context).text(of: phrases.text(site.title), at: context.paths.dataIndex))
        }
    }

    private func releases(from path: String, to writer: inout MarkupWriter) {
        writer.element("dl", ["class": "releases"]) { writer in
            for release in context.releases {
                writer.element("div", ["id": context.paths.anchor(release)]) { writer in
                    writer.element("dt", text: phrases.periods.date(release.date))
                    writer.element("dd") { writer in
                        let title = phrases.text(release.title)
                        if let page = release.page {
                            let target = SitePaths.relative(from: path, to: SitePaths.page(page.path))
                            writer.element("a", ["href": target], text: title)
                        } else {
                            writer.text(title)
                        }
                        if let summary = release.summary { writer.element("p", text: phrases.text(summary)) }
                    }
                }
            }
        }
    }

    // MARK: - One dataset

    private func page(_ published: PublishedDataset, _ catalogue: DataCatalogue?) -> PageModel {
        let dataset = published.dataset
        let path = context.paths.dataset(dataset.name)
        var writer = MarkupWriter()
        writer.element("dl", ["class": "definition"]) { writer in
            entry(phrases.choose("Cơ quan công bố", "Publisher"), phrases.text(site.organisation), &writer)
            entry(phrases.choose("Số liệu đến ngày", "Data as of"), phrases.periods.date(site.dataDate), &writer)
            if let frequency = dataset.frequency {
                entry(phrases.choose("Cập nhật", "Updated"), phrases.frequency(frequency), &writer)
            }
            entry(
                phrases.choose("Số dòng", "Rows"), phrases.numbers.exact(Rational(published.table.rows.count)), &writer)
            entry(
                phrases.choose("Trích dẫn", "Cite as"),
                Citation(context: context).text(of: phrases.text(dataset.title), at: path), &writer)
            writer.element("div") { writer in
                writer.element("dt", text: phrases.choose("Tải về", "Download"))
                writer.element("dd") { writer in
                    LinksLine(links: downloads(published, from: path), subject: .text(phrases.text(dataset.title)))
                        .write(to: &writer, strings: context.strings)
                }
            }
        }
        writer.trusted(fieldsFigure(published, from: path).html(context.strings))
        var model = PageModel(
            path: path, layout: .page, title: phrases.text(dataset.title),
            summary: dataset.description.map(phrases.text), content: writer.bytes, headings: [],
            breadcrumb: [(title, context.paths.dataIndex)], location: dataset.location)
        model.structuredData = catalogue?.schema(published) ?? []
        return model
    }

    private func downloads(_ published: PublishedDataset, from path: String) -> [LinkModel] {
        published.files.keys.sorted().map { suffix in
            LinkModel(
                label: suffix.uppercased(),
                href: SitePaths.relative(from: path, to: context.paths.datasetFile(published.dataset.name, suffix)),
                isDownload: true)
        }
    }

    private func entry(_ term: String, _ text: String, _ writer: inout MarkupWriter) {
        writer.element("div") { writer in
            writer.element("dt", text: term)
            writer.element("dd", text: text)
        }
    }

    private func fieldsFigure(_ published: PublishedDataset, from path: String) -> FigureModel {
        let title = phrases.choose("Các cột", "Columns")
        let rows = published.table.columns.map { column in
            TableRowModel(
                heads: [CellModel(column.name)],
                cells: [
                    CellModel(column.title), CellModel(phrases.type(column.type)),
                    CellModel([column.measuredIn, column.description].compactMap(\.self).joined(separator: ". ")),
                ])
        }
        let table = TableModel(
            id: names.columns + "-table", caption: title,
            columnHeads: [
                HeadCellModel(phrases.choose("Cột", "Column")), HeadCellModel(phrases.choose("Tên", "Title")),
                HeadCellModel(phrases.choose("Kiểu", "Type")),
                HeadCellModel(phrases.choose("Đơn vị tính, ý nghĩa", "Unit, meaning")),
            ], rows: rows)
        var figure = FigureModel(id: names.columns, title: title, headingLevel: 2, table: table, tableIsOpen: true)
        figure.sources = published.sources.map { NoteModel(text: $0) }
        return figure
    }
}

extension Phrases {
    func frequency(_ frequency: Dataset.Frequency) -> String {
        switch frequency {
        case .daily: choose("hằng ngày", "daily")
        case .weekly: choose("hằng tuần", "weekly")
        case .monthly: choose("hằng tháng", "monthly")
        case .quarterly: choose("hằng quý", "quarterly")
        case .halfYearly: choose("sáu tháng một lần", "every six months")
        case .yearly: choose("hằng năm", "yearly")
        case .irregular: choose("không định kỳ", "irregularly")
        }
    }

    /// What kind of values a column holds.
    func type(_ type: FieldType) -> String {
        switch type {
        case .integer: choose("số nguyên", "whole number")
        case .decimal: choose("số", "number")
        case .date: choose("ngày", "date")
        case .string: choose("chữ", "text")
        case .period: choose("kỳ", "period")
        }
    }
}
