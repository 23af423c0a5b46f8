import Diagnostics
import Metrics
import Project

/// Prints the numbers in sentences.
struct InlineComposer {
    let context: SiteContext
    /// Output path of the page.
    let page: String
    static let notesID = "ghi-chu"

    private var phrases: Phrases { context.phrases }

    func number(
        _ inline: InlineRequest, _ register: inout NoteRegister, _ problems: inout [Diagnostic]
    ) -> InlineNumberModel? {
        guard let metric = context.project.catalogue.metric(inline.request.metric),
            let point = point(inline, &problems)
        else { return nil }
        let text = PointText(glossary: context.glossary)
        var value = text.value(point, metric)
        var detail: String?
        switch inline.show {
        case .full: detail = text.count(point, metric).map { "(\($0))" }
        case .value: break
        case .numerator: value = point.numerator?.exactValue.map(phrases.numbers.exact) ?? value
        case .denominator: value = point.denominator?.exactValue.map(phrases.numbers.exact) ?? value
        }
        let period = phrases.periods.period(point.key.period)
        return InlineNumberModel(
            value, detail: detail, kind: text.kind(point, metric), href: context.metricHref(metric.name, from: page),
            title: "\(phrases.text(metric.title)), \(period)", abbreviation: text.meaning(point, metric),
            marks: register.marks(for: point), notesID: Self.notesID)
    }

    private func point(_ inline: InlineRequest, _ problems: inout [Diagnostic]) -> MetricPoint? {
        do throws(MetricError) {
            let points = try context.results.evaluator.evaluate(inline.request)
            let known = points.filter { !$0.isEmpty }
            if let point = known.first, known.count == 1 { return point }
            if known.isEmpty {
                let numbers = NumbersRequest(metrics: [inline.request.metric])
                problems.append(FigureGrid.nothing(inline.location, numbers))
                return nil
            }
            let periods = Set(known.map(\.key.period.identifier)).sorted().joined(separator: ", ")
            problems.append(
                Diagnostic(
                    .error, "figure.ambiguous", vi: "“\(inline.text)” cần đúng một số nhưng có \(known.count) (\(periods)).",
                    en: "“\(inline.text)” needs one number and matches \(known.count) (\(periods)).",
                    at: inline.location, excerpt: inline.text,
                    hint: Localized(vi: "Thêm kỳ, ví dụ {period: 2024-Q1}.", en: "Add a period, as {period: 2024-Q1}.")))
        } catch {
            problems.append(error.diagnostic(at: inline.location, context.project.catalogue, context.glossary))
        }
        return nil
    }
}
