import Diagnostics
import Metrics
import Project

/// Prints the numbers in sentences.
struct InlineComposer {
    let context: SiteContext
    /// Output path of the page.
    let page: String

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
        var kind = text.kind(point, metric)
        var meaning = text.meaning(point, metric)
        switch inline.show {
        case .full: detail = text.count(point, metric).map { "(\($0))" }
        case .value: break
        case .numerator, .denominator:
            let side = inline.show == .numerator ? point.numerator : point.denominator
            // A ratio that is missing for want of one count still has the other; nothing else stands in for a count.
            guard let side = side ?? missing(point, metric) else {
                problems.append(noCount(inline))
                return nil
            }
            value = text.count(side)
            meaning = text.meaning(side, metric)
            kind = meaning != nil ? .missing : side.exactValue == nil ? .qualified : .value
        }
        // In a sentence there is no list of signs to look up: what is missing is said.
        if let meaning { detail = "(\(meaning))" }
        return model(value, detail: detail, kind: kind, of: point, metric, &register)
    }

    /// The value of `point` with its count, leading to the page of its metric.
    func number(
        _ point: MetricPoint, _ metric: MetricDefinition, _ register: inout NoteRegister
    ) -> InlineNumberModel {
        let text = PointText(glossary: context.glossary)
        return model(
            text.value(point, metric), detail: text.count(point, metric).map { "(\($0))" },
            kind: text.kind(point, metric), of: point, metric, &register)
    }

    private func model(
        _ value: String, detail: String?, kind: CellModel.Kind, of point: MetricPoint, _ metric: MetricDefinition,
        _ register: inout NoteRegister
    ) -> InlineNumberModel {
        // Of what no row speaks of there is no period but the one asked for.
        let title = phrases.text(metric.title)
        let isUnasked = point.isEmpty && point.key.period == .unstated
        let period = context.glossary.period(
            point.key.period, in: context.project.catalogue.datasets(of: metric))
        return InlineNumberModel(
            value, detail: detail, kind: kind, href: context.metricHref(metric.name, from: page),
            title: isUnasked ? title : "\(title), \(period)",
            marks: register.marks(for: point), notesID: context.paths.names.notes)
    }

    /// The quantity itself where it is missing and its metric has counts.
    private func missing(_ point: MetricPoint, _ metric: MetricDefinition) -> Quantity? {
        metric.isShareOfCounts && point.quantity.anyValue == nil ? point.quantity : nil
    }

    private func noCount(_ inline: InlineRequest) -> Diagnostic {
        Diagnostic(
            .error, "figure.no-count",
            vi: "“\(inline.text)”: chỉ số này không có \(inline.show == .numerator ? "tử số" : "mẫu số").",
            en: "“\(inline.text)”: this metric has no \(inline.show.rawValue).", at: inline.location,
            excerpt: inline.text,
            hint: Localized(
                vi: "Bỏ show, hoặc dùng một chỉ số loại ratio.", en: "Leave show out, or use a metric of type ratio."))
    }

    private func point(_ inline: InlineRequest, _ problems: inout [Diagnostic]) -> MetricPoint? {
        do throws(MetricError) {
            let points = try context.results.evaluator.evaluate(inline.request)
            let known = points.filter { !$0.isEmpty }
            if let point = known.first, known.count == 1 { return point }
            if known.isEmpty {
                if inline.emptyIsAllowed { return .notAvailable(inline.request) }
                problems.append(NoData(context: context).diagnostic([inline.request], at: inline.location))
                return nil
            }
            let periods = Set(known.map(\.key.period.identifier)).sorted().joined(separator: ", ")
            problems.append(
                Diagnostic(
                    .error, "figure.ambiguous",
                    vi: "“\(inline.text)” cần đúng một số nhưng có \(known.count) (\(periods)).",
                    en: "“\(inline.text)” needs one number and matches \(known.count) (\(periods)).",
                    at: inline.location, excerpt: inline.text,
                    hint: Localized(vi: "Thêm kỳ, ví dụ {period: 2024-Q1}.", en: "Add a period, as {period: 2024-Q1}."))
            )
        } catch {
            problems.append(error.diagnostic(at: inline.location, context.project.catalogue, context.glossary))
        }
        return nil
    }
}
