import Charts
import Diagnostics
import Metrics
import Project

/// A figure ready to be placed: in its page, and on a page of its own with its files.
struct ComposedFigure: Sendable {
    var id: String
    var title: String
    /// Empty once it has been placed.
    var html: [UInt8]
    /// The same figure for its own page; nil for blocks that have none (cards, definitions).
    var ownPage: [UInt8]?
    /// About how high its own page is in a frame 700 wide, in CSS pixels: enough for most figures. How its texts are broken
    /// into lines only a browser knows, whose script tells it.
    var estimatedHeight = 600
    /// Bytes by output path.
    var files: [String: [UInt8]]
}

/// Turns the fenced blocks of a page into figures.
struct FigureComposer {
    let context: SiteContext
    /// Output path of the page.
    let page: String

    var phrases: Phrases { context.phrases }

    /// `headingLevel` is one more than that of the heading above. Nil where the block cannot be made, which is reported.
    func compose(_ block: FigureBlock, headingLevel: Int, _ problems: inout [Diagnostic]) -> ComposedFigure? {
        switch block.content {
        case .chart(let form, let numbers, let x):
            return chart(block, form, numbers, x, headingLevel, &problems)
        case .statistics(let chart, let numbers):
            return statistics(block, chart, numbers, headingLevel, &problems)
        case .table(let numbers, let rows, let columns):
            return table(block, numbers, rows, columns, headingLevel, &problems)
        case .cards(let requests):
            let label = block.title.map(phrases.text) ?? phrases.choose("Các chỉ số chính", "Key figures")
            let model = CardsComposer(context: context, page: page).cards(
                requests, id: block.id, label: label, &problems)
            return plain(block, label, titled(model, block, headingLevel))
        case .findings(let numbers, let most):
            let title = title(of: block, phrases.choose("Điểm cần chú ý", "Points to note"))
            return FindingsComposer(context: context, page: page).findings(
                numbers, most: most, id: block.id, title: title, level: headingLevel, at: block.location, &problems
            ).map { model in
                var model = model
                if let note = block.note { model.summary.append(phrases.text(note)) }
                return plain(block, title, model)
            }
        case .overview(let numbers, let options):
            return overview(block, numbers, options, headingLevel, &problems)
        case .scorecard(let numbers):
            let label = title(of: block, phrases.choose("Bảng điểm", "Scorecard"))
            let composer = ScorecardComposer(context: context, page: page)
            return composer.scorecard(numbers, id: block.id, at: block.location, label: label, &problems).map { model in
                var model = model
                if let note = block.note { model.notes.append(NoteModel(text: phrases.text(note))) }
                return plain(block, label, titled(model, block, headingLevel))
            }
        case .records(let dataset, let fields, let filter):
            return records(block, dataset, fields, filter, headingLevel, &problems)
        case .checks(let dataset, let onlyDiscrepancies):
            let title = title(of: block, checksTitle(dataset, onlyDiscrepancies))
            let table = ChecksComposer(context: context).table(
                dataset: dataset, onlyDiscrepancies: onlyDiscrepancies, id: block.id + "-table", caption: title)
            return plain(block, title, figure(block, title, nil, table, headingLevel))
        case .definitions:
            let title = title(of: block, phrases.choose("Định nghĩa các chỉ số", "Definitions of the metrics"))
            let composer = DefinitionsComposer(context: context, page: page)
            let table = composer.table(
                id: block.id + "-table", caption: title, of: composer.bySubject.flatMap(\.metrics))
            return plain(block, title, figure(block, title, nil, table, headingLevel))
        case .sources:
            let title = title(of: block, phrases.choose("Nguồn số liệu", "Sources"))
            let table = SourcesComposer(context: context).table(id: block.id + "-table", caption: title)
            return plain(block, title, figure(block, title, nil, table, headingLevel))
        }
    }

    private func titled(_ cards: CardsModel, _ block: FigureBlock, _ level: Int) -> CardsModel {
        var model = cards
        model.title = block.title.map(phrases.text)
        model.headingLevel = block.title == nil ? level : min(level + 1, 6)
        return model
    }

    private func checksTitle(_ dataset: String?, _ onlyDiscrepancies: Bool) -> String {
        let title =
            onlyDiscrepancies
            ? phrases.choose("Các chỗ không khớp", "Discrepancies")
            : phrases.choose("Các phép kiểm tra", "Checks")
        let subject = dataset.flatMap(context.project.catalogue.dataset).map { ": " + phrases.text($0.title) } ?? ""
        return title + subject
    }

    func title(of block: FigureBlock, _ fallback: String) -> String {
        block.title.map(phrases.text) ?? fallback
    }

    func plain(_ block: FigureBlock, _ title: String, _ model: some Component) -> ComposedFigure {
        ComposedFigure(id: block.id, title: title, html: model.html(context.strings), ownPage: nil, files: [:])
    }

    func figure(
        _ block: FigureBlock, _ title: String, _ subtitle: String?, _ table: TableModel?, _ level: Int
    ) -> FigureModel {
        FigureModel(
            id: block.id, title: title, subtitle: subtitle, headingLevel: level, table: table, tableIsOpen: true,
            notes: block.note.map { [NoteModel(text: phrases.text($0))] } ?? [])
    }

    func defaultTitle(_ numbers: NumbersRequest) -> String {
        phrases.list(numbers.metrics.compactMap(context.project.catalogue.metric).map { phrases.text($0.title) })
    }

    // MARK: - Charts

    private func chart(
        _ block: FigureBlock, _ form: ChartForm, _ numbers: NumbersRequest, _ x: Axis, _ level: Int,
        _ problems: inout [Diagnostic]
    ) -> ComposedFigure? {
        guard let grid = FigureGrid(numbers, context, at: block.location, &problems) else { return nil }
        let composer = ChartComposer(grid: grid, form: form, x: x)
        guard composer.check(at: block.location, &problems) else { return nil }
        let name = title(of: block, defaultTitle(numbers))
        let finding =
            block.content.isOneTrend ? TrendFinding(context: context, page: page).words(grid, name: name) : nil
        let title = block.titleIsFinding ? finding?.title ?? name : name
        let remarks = [finding?.sentence].compactMap(\.self)
        var register = context.register(from: page)
        let axes = composer.tableAxes
        var model = figure(block, title, grid.subtitle(axes: [x] + composer.seriesAxes), nil, level)
        model.tableIsOpen = false
        guard !grid.isEmpty else {
            model.emptyText = phrases.emptyFigure
            return plain(block, title, model)
        }
        model.table = TableComposer(grid: grid, rows: axes.rows, columns: axes.columns).table(
            id: block.id + "-table", caption: title, &register)
        let events = FigureEvents(block.events, grid, &problems)
        model.notes += events.notes
        let wide = composer.spec(id: block.id + "-wide", title: title, width: 640, events: events, remarks: remarks)
        let narrow = composer.spec(id: block.id + "-narrow", title: title, width: 328, events: events, remarks: remarks)
        model.wideChart = ChartRenderer.svg(wide, ticks: composer.ticks, style: .inline)
        model.narrowChart = ChartRenderer.svg(narrow, ticks: composer.ticks, style: .inline)
        // A file that goes its own way takes along what the page says beside the chart.
        let own = composer.spec(
            id: block.id, title: title, width: 640, events: events,
            remarks: remarks + register.notices.map { "\($0.title): \($0.text)" })
        let svg = ChartRenderer.svg(own, ticks: composer.ticks, style: .standalone)
        return finish(block, model, grid, register, svg: svg, &problems)
    }

    // MARK: - Tables

    private func table(
        _ block: FigureBlock, _ numbers: NumbersRequest, _ rows: [Axis], _ columns: [Axis], _ level: Int,
        _ problems: inout [Diagnostic]
    ) -> ComposedFigure? {
        guard let grid = FigureGrid(numbers, context, at: block.location, &problems),
            grid.checkUnique(rows + columns, at: block.location, &problems)
        else { return nil }
        let title = title(of: block, defaultTitle(numbers))
        var register = context.register(from: page)
        var model = figure(block, title, grid.subtitle(axes: rows + columns), nil, level)
        guard !grid.isEmpty else {
            model.emptyText = phrases.emptyFigure
            return plain(block, title, model)
        }
        model.table = TableComposer(grid: grid, rows: rows, columns: columns).table(
            id: block.id + "-table", caption: title, &register)
        // The unit stands in the subtitle of the figure already.
        model.table?.unitText = nil
        return finish(block, model, grid, register, svg: nil, &problems)
    }

    private func overview(
        _ block: FigureBlock, _ numbers: NumbersRequest, _ options: OverviewOptions, _ level: Int,
        _ problems: inout [Diagnostic]
    ) -> ComposedFigure? {
        let composer = OverviewComposer(context: context, page: page, numbers: numbers, options: options)
        guard let grid = composer.grid(at: block.location, &problems) else { return nil }
        let title = title(of: block, phrases.choose("Toàn cảnh", "Overview"))
        var model = figure(block, title, grid.subtitle(axes: numbers.by.map { .dimension($0) }), nil, level)
        guard !grid.isEmpty else {
            model.emptyText = phrases.emptyFigure
            return plain(block, title, model)
        }
        var register = context.register(from: page)
        guard
            let overview = composer.overview(
                grid, id: block.id, title: title, at: block.location, &register, &problems)
        else { return nil }
        model.table = overview.table
        model.summary = overview.summary
        model.notes += overview.notes.map { NoteModel(text: $0) }
        return finish(block, model, overview.grid, register, svg: nil, computed: overview.computed, &problems)
    }

    /// Adds what all figures of numbers have: notes, sources, files, and the page of their own.
    func finish(
        _ block: FigureBlock, _ figure: FigureModel, _ grid: FigureGrid, _ register: NoteRegister, svg: [UInt8]?,
        computed: [ComputedColumn] = [], exported: [Int]? = nil, _ problems: inout [Diagnostic]
    ) -> ComposedFigure {
        var model = figure
        model.notes += register.notes
        model.notices = register.notices
        model.sources = grid.sources
        let export = DataExport(
            context: context, dimensions: grid.numbers.by, points: exported?.map { grid.points[$0] } ?? grid.points,
            computed: computed)
        var files = self.files(block, model, export.table, &problems)
        if let svg { files["svg"] = svg }
        return place(block, model, files)
    }

    /// The numbers of a figure in every form, by suffix.
    private func files(
        _ block: FigureBlock, _ figure: FigureModel, _ table: ExportTable, _ problems: inout [Diagnostic]
    ) -> [String: [UInt8]] {
        var files = ["csv": table.csv(), "json": table.json()]
        files["xlsx"] = ExportWorkbook(
            context: context, title: figure.title, about: [figure.subtitle].compactMap(\.self) + figure.summary,
            notes: figure.notices.map { "\($0.title): \($0.text)" } + figure.notes.map(\.text),
            sources: figure.sources.map(\.text), page: context.paths.figure(block.id), table: table
        ).bytes(at: block.location, &problems)
        return files
    }

    /// Links a figure's files and its own page, with links right for each of the two places it stands in.
    private func place(
        _ block: FigureBlock, _ figure: FigureModel, _ files: [String: [UInt8]]
    ) -> ComposedFigure {
        let own = context.paths.figure(block.id)
        func downloads(from origin: String) -> [LinkModel] {
            files.keys.sorted().map { suffix in
                LinkModel(
                    label: suffix.uppercased(),
                    href: SitePaths.relative(from: origin, to: context.paths.figureFile(block.id, suffix)),
                    isDownload: true
                )
            }
        }
        var figure = figure
        if figure.table?.hasLinkedRows == false { figure.writeRowsOnce(context.strings) }
        var here = figure
        here.downloads = downloads(from: page)
        let ownHref = SitePaths.relative(from: page, to: own)
        here.pageHref = ownHref
        here.citationHref = ownHref + "#" + context.paths.names.citation
        var alone = figure
        alone.downloads = downloads(from: own)
        alone.headingLevel = 2
        alone.tableIsOpen = true
        alone.table?.moveLinks { SitePaths.moved($0, from: page, to: own) }
        let target = context.register(from: own).discrepanciesHref
        for index in alone.notes.indices where alone.notes[index].href != nil { alone.notes[index].href = target }
        for index in alone.notices.indices where alone.notices[index].href != nil { alone.notices[index].href = target }
        return ComposedFigure(
            id: block.id, title: figure.title, html: here.html(context.strings),
            ownPage: alone.html(context.strings),
            estimatedHeight: Self.estimatedHeight(
                rows: (alone.table?.rows.count ?? 0) + (alone.heatMap?.rows.count ?? 0),
                hasChart: alone.wideChart != nil),
            files: Dictionary(
                uniqueKeysWithValues: files.map { (context.paths.figureFile(block.id, $0.key), $0.value) }))
    }

    /// Measured on the figures of a real site; beyond 2000 the frame scrolls.
    private static func estimatedHeight(rows: Int, hasChart: Bool) -> Int {
        min(2000, 550 + 60 * rows + (hasChart ? 250 : 0))
    }

    // MARK: - Records

    private func records(
        _ block: FigureBlock, _ name: String, _ fields: [String], _ filter: TypedExpression?, _ level: Int,
        _ problems: inout [Diagnostic]
    ) -> ComposedFigure? {
        let composer = RecordsComposer(context: context)
        let rows = composer.rows(name, filter: filter, at: block.location, &problems)
        let dataset = context.project.catalogue.dataset(name)
        let title = title(of: block, dataset.map { phrases.text($0.title) } ?? name)
        var register = context.register(from: page)
        let table = composer.table(
            name, fields: fields, rows: rows, id: block.id + "-table", caption: title, &register)
        var model = figure(block, title, nil, table, level)
        model.notes += register.notes
        model.notices = register.notices
        model.sources = composer.sources(name, fields: fields, rows: rows)
        if rows.isEmpty { model.emptyText = phrases.emptyFigure }
        return place(block, model, files(block, model, composer.export(name, fields: fields, rows: rows), &problems))
    }
}
