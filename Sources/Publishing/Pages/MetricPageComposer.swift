import Charts
import Diagnostics
import Metrics
import Project
import Tables

/// Makes the page of a metric: definition, its numbers, and the receipt of each. What is too much for a page is in the
/// files to download.
struct MetricPageComposer {
    let context: SiteContext

    private var phrases: Phrases { context.phrases }

    func compose(
        _ metric: MetricDefinition, shownOn: [Page], _ problems: inout [Diagnostic]
    ) -> (model: PageModel, files: [String: [UInt8]])? {
        let path = context.paths.metric(metric.name)
        let dimensions = context.project.catalogue.pageDimensions(of: metric)
        let request = MetricRequest(metric: metric.name, dimensions: dimensions, periods: .stated)
        let points: [MetricPoint]
        do throws(MetricError) {
            points = try context.results.evaluator.evaluate(request)
        } catch {
            problems.append(error.diagnostic(at: metric.location, context.project.catalogue, context.glossary))
            return nil
        }
        let shown = points.filter { !$0.isEmpty }
        var register = context.register(from: path)
        let listed = Self.listed(shown)
        var figure = figure(metric, dimensions, listed.map { shown[$0] }, path, &register)
        let dated = listed.filter { shown[$0].key.period != .unstated }
        let latest = dated.max { shown[$0].key.period < shown[$1].key.period } ?? listed.last
        if listed.count < shown.count, let first = dated.map({ shown[$0].key.period }).min() {
            figure.summary.append(unlisted(shown.count, since: first, metric))
        }
        let receipts = ReceiptComposer(results: context.results, glossary: context.glossary)
        // The definition is the summary of the page and is not said twice.
        var definition = DefinitionsComposer(context: context, page: path).definition(metric)
        definition.definition = nil
        let comparisons = LatestComposer(context: context, page: path)
        let body = MetricPageModel(
            definition: definition,
            notices: register.notices,
            latest: comparisons.latest(metric, shown, listed: Set(listed), request), figures: [figure],
            receipts: listed.map { index in
                var receipt = receipts.receipt(
                    shown[index], metric, dimensions: dimensions, id: comparisons.receipt(index))
                receipt.isOpen = index == latest
                return receipt
            },
            shownOn: shownOn.map {
                LinkModel(
                    label: phrases.text($0.title),
                    href: SitePaths.relative(from: path, to: SitePaths.page($0.path)))
            })
        let export = DataExport(context: context, dimensions: dimensions, points: shown.map { (metric, $0) }).table
        var files = ["csv": export.csv(), "json": export.json()]
        files["xlsx"] = ExportWorkbook(
            context: context, title: phrases.text(metric.title),
            about: [metric.definition.map(phrases.text)].compactMap(\.self),
            notes: register.notices.map { "\($0.title): \($0.text)" } + register.notes.map(\.text),
            sources: figure.sources.map(\.text), page: path, table: export
        ).bytes(at: metric.location, &problems)
        let model = PageModel(
            path: path, layout: .metric, title: phrases.text(metric.title),
            summary: metric.definition.map(phrases.text), content: body.html(context.strings), headings: [],
            breadcrumb: [(phrases.choose("Các chỉ số", "Metrics"), context.paths.metricsIndex)],
            location: metric.location)
        return (
            model,
            Dictionary(
                uniqueKeysWithValues: files.map { (context.paths.metricFile(metric.name, $0.key), $0.value) })
        )
    }

    /// A page with more numbers is too heavy for a phone; it lists those of the latest periods that there is room for.
    private static let mostNumbers = 80

    /// Which of the points the page lists, in their order: of the latest periods, each whole, and of one at least.
    private static func listed(_ points: [MetricPoint]) -> [Int] {
        let periods = Dictionary(grouping: points.indices) { points[$0].key.period }
        var listed: [Int] = []
        // What is of no stated period comes before all that is dated.
        let order: (Period, Period) -> Bool = { $1 == .unstated ? $0 != .unstated : $0 != .unstated && $1 < $0 }
        for (_, indices) in periods.sorted(by: { order($0.key, $1.key) }) {
            guard listed.isEmpty || listed.count + indices.count <= mostNumbers else { break }
            listed += indices
        }
        return listed.sorted()
    }

    private func unlisted(_ count: Int, since first: Period, _ metric: MetricDefinition) -> String {
        let period = context.glossary.period(first, in: context.project.catalogue.datasets(of: metric))
        let all = phrases.numbers.exact(Rational(count))
        return phrases.choose(
            "Bảng và cách tính ở trang này bắt đầu từ \(period); đủ \(all) số của mọi kỳ có trong các tệp tải về.",
            "The table and the account of its numbers begin with \(period); all \(all) numbers of all periods are in the "
                + "files to download.")
    }

    private func figure(
        _ metric: MetricDefinition, _ dimensions: [String], _ points: [MetricPoint], _ path: String,
        _ register: inout NoteRegister
    ) -> FigureModel {
        let beside = beside(metric, dimensions, points)
        let metrics = [metric.name] + metric.beside.filter { name in beside.contains { $0.metric.name == name } }
        let numbers = NumbersRequest(metrics: metrics, by: dimensions, emptyIsAllowed: true)
        let grid = FigureGrid(
            context: context, numbers: numbers, points: points.map { (metric, $0) } + beside)
        let title = context.strings[.figures]
        // What is the same for every number is said once, over the table.
        let axes = dimensions.map { Axis.dimension($0) }
        let shared = axes.filter { !grid.varies(along: $0) }
        let rows = axes.filter { !shared.contains($0) } + [.period]
        let names = grid.points.first.map { point in
            shared.map { grid.coordinate($0, of: point) }.filter(\.isKnown).map { grid.label($0) }
        }
        let subtitle = [grid.subtitle(axes: axes + rows)].compactMap(\.self) + (names ?? [])
        var model = FigureModel(
            id: context.paths.names.numbers, title: title,
            subtitle: subtitle.isEmpty ? nil : subtitle.joined(separator: " · "),
            headingLevel: 2, table: nil,
            tableIsOpen: true)
        guard !points.isEmpty else {
            model.emptyText = phrases.emptyFigure
            return model
        }
        model.table = TableComposer(grid: grid, rows: rows, columns: [.metric]).table(
            id: context.paths.names.numbers + "-table", caption: title, &register)
        model.table?.unitText = nil
        let series = chart(metric, dimensions, &model)
        model.wideChart = series.wide
        model.narrowChart = series.narrow
        model.notes = register.notes
        model.sources = grid.sources
        model.downloads = ["csv", "json", "xlsx"].map { suffix in
            LinkModel(
                label: suffix.uppercased(),
                href: SitePaths.relative(from: path, to: context.paths.metricFile(metric.name, suffix)),
                isDownload: true)
        }
        return model
    }

    /// The metrics that are to be seen beside this one, for the same groups: late dossiers still pending beside the rate.
    private func beside(
        _ metric: MetricDefinition, _ dimensions: [String], _ points: [MetricPoint]
    ) -> [(metric: MetricDefinition, point: MetricPoint)] {
        let keys = Set(points.map(\.key))
        return metric.beside.compactMap(context.project.catalogue.metric).filter(context.shows).flatMap { other in
            do throws(MetricError) {
                return try context.results.evaluator.evaluate(
                    MetricRequest(metric: other.name, dimensions: dimensions, periods: .stated)
                ).filter { keys.contains($0.key) }.map { (other, $0) }
            } catch {
                // Said on the page of that metric.
                return []
            }
        }
    }

    /// More lines than this cannot be told apart.
    private static let mostLines = 6

    /// A trend over like periods, where at least two numbers of one grain exist. Of a register with too many members for
    /// lines, its total; of other metrics with too many, none, since theirs may not be added up.
    private func chart(
        _ metric: MetricDefinition, _ dimensions: [String], _ model: inout FigureModel
    ) -> (wide: [UInt8]?, narrow: [UInt8]?) {
        let catalogue = context.project.catalogue
        let isRegister = catalogue.datasets(of: metric).allSatisfy { catalogue.dataset($0)?.kind == .register }
        let dimensions = isRegister ? [] : dimensions
        let grains: [Period.Grain] = [.month, .quarter, .half, .nineMonths, .year]
        for grain in grains {
            let numbers = NumbersRequest(
                metrics: [metric.name], periods: .grain(grain, .calendar), by: dimensions, emptyIsAllowed: true)
            var ignored: [Diagnostic] = []
            guard let grid = FigureGrid(numbers, context, at: metric.location, &ignored), !grid.isEmpty,
                Set(grid.points.filter { $0.point.quantity.exactValue != nil }.map(\.point.key.period)).count > 1
            else { continue }
            let form: ChartForm = metric.isRank ? .rank : isRegister ? .bar : .line
            let composer = ChartComposer(grid: grid, form: form, x: .period)
            guard composer.check(at: metric.location, &ignored),
                grid.values(along: composer.seriesAxes).count <= Self.mostLines
            else { continue }
            let title = phrases.text(metric.title)
            let wide = composer.spec(id: context.paths.names.trend + "-wide", title: title, width: 640)
            let narrow = composer.spec(id: context.paths.names.trend + "-narrow", title: title, width: 328)
            return (
                ChartRenderer.svg(wide, ticks: composer.ticks, style: .inline),
                ChartRenderer.svg(narrow, ticks: composer.ticks, style: .inline)
            )
        }
        return (nil, nil)
    }
}
