import Diagnostics
import Metrics
import Tables

/// The receipt of a number as text, for `congkhai explain`.
public enum Explanation {
    /// Receipts of every number of `metric` that the condition and the period leave. Several are listed one by one and
    /// never added. Nil where the question itself is wrong.
    public static func make(
        metric name: String, condition: String?, period periodText: String?, results: Results, language: Language
    ) -> Diagnosed<String?> {
        let catalogue = results.catalogue
        let phrases = Phrases(language: language)
        let glossary = Glossary(catalogue: catalogue, phrases: phrases)
        guard let metric = catalogue.metric(name) else {
            let near = Suggestion.nearest(to: name, among: catalogue.metrics.map(\.name))
            return Diagnosed(
                nil,
                [
                    Diagnostic(
                        .error, "explain.unknown-metric", vi: "Không có chỉ số “\(name)”.",
                        en: "There is no metric “\(name)”.", excerpt: name,
                        hint: near.map { Localized(vi: "Có phải là “\($0)”?", en: "Did you mean “\($0)”?") })
                ])
        }
        var problems: [Diagnostic] = []
        let datasets = catalogue.datasets(of: metric).compactMap(catalogue.dataset)
        var request = MetricRequest(metric: name, dimensions: catalogue.pageDimensions(of: metric))
        if let periodText {
            if let period = Period(parsing: periodText) {
                request.periods = .list([period])
            } else {
                problems.append(
                    Diagnostic(
                        .error, "explain.bad-period", vi: "“\(periodText)” không phải là một kỳ.",
                        en: "“\(periodText)” is not a period.", excerpt: periodText,
                        hint: Localized(
                            vi: "Viết như 2024-Q1 hoặc 2024-01-01..2024-02-28.",
                            en: "Write it like 2024-Q1 or 2024-01-01..2024-02-28.")))
            }
        }
        if let condition, let filter = parse(condition, datasets, &problems) { request.filters = [filter] }
        guard problems.isEmpty else { return Diagnosed(nil, problems) }
        do throws(MetricError) {
            let points = try results.evaluator.evaluate(request).filter { !$0.isEmpty }
            if points.isEmpty { return Diagnosed(nil, none(metric, periodText)) }
            return Diagnosed(
                try text(points, metric, request, results, glossary) + elsewhere(points, request, results, glossary))
        } catch {
            return Diagnosed(nil, [error.diagnostic(at: metric.location, catalogue, glossary)])
        }
    }

    private static func parse(
        _ condition: String, _ datasets: [Dataset], _ problems: inout [Diagnostic]
    ) -> TypedExpression? {
        var names: [String: ExpressionType] = [:]
        for dataset in datasets { names.merge(dataset.expressionNames) { first, _ in first } }
        do throws(ExpressionError) {
            return try ExpressionParser.parse(condition, names: names, expected: .boolean)
        } catch {
            let pointer = String(repeating: " ", count: error.offset) + "^"
            problems.append(
                Diagnostic(
                    .error, error.code, vi: error.message.text(in: .vietnamese), en: error.message.text(in: .english),
                    excerpt: condition + "\n    | " + pointer, hint: error.hint))
            return nil
        }
    }

    private static func none(_ metric: MetricDefinition, _ period: String?) -> [Diagnostic] {
        let hint =
            period == nil
            ? Localized(vi: "Kiểm tra lại điều kiện --where.", en: "Check the condition of --where.")
            : Localized(
                vi: "Bỏ --period để xem các kỳ đang có; kỳ phải trùng đúng với kỳ trong dữ liệu.",
                en: "Leave --period out to see the periods there are; a period must match exactly.")
        return [
            Diagnostic(
                .error, "explain.no-data", vi: "Không có số liệu nào của “\(metric.name)” khớp với yêu cầu.",
                en: "No figure of “\(metric.name)” matches.", excerpt: period,
                hint: hint)
        ]
    }

    // MARK: - Text

    private static func text(
        _ points: [MetricPoint], _ metric: MetricDefinition, _ request: MetricRequest, _ results: Results,
        _ glossary: Glossary
    ) -> String {
        let phrases = glossary.phrases
        let composer = ReceiptComposer(results: results, glossary: glossary)
        var lines = ["\(phrases.text(metric.title)) [\(metric.name)]"]
        if let definition = metric.definition { lines.append(phrases.text(definition)) }
        lines += ["", heading(points.count, request, phrases)]
        for (index, point) in points.enumerated() {
            let receipt = composer.receipt(point, metric, dimensions: request.dimensions, id: "r\(index)")
            lines += ["", receipt.title + ": " + receipt.value.text + (receipt.value.detail.map { " " + $0 } ?? "")]
            lines += receipt.steps.map { "  \($0.label): \($0.value)" }
            if let rows = receipt.rows {
                lines.append("  " + phrases.choose("Dòng số liệu:", "Rows:"))
                for row in rows.rows {
                    lines.append("    " + (row.heads + row.cells).map(\.text).joined(separator: " | "))
                }
            }
            if !receipt.checks.isEmpty {
                lines.append("  " + phrases.choose("Phép kiểm:", "Checks:"))
                lines += receipt.checks.map { "    \($0.name): \($0.text)" }
            }
            lines.append("  " + phrases.choose("Tệp:", "Files:"))
            lines += receipt.files.map { "    \($0.path)  sha256 \($0.sha256)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// How many numbers there are; several of different units or classes are never added up.
    private static func heading(_ count: Int, _ request: MetricRequest, _ phrases: Phrases) -> String {
        if count == 1 { return phrases.choose("Có 1 số khớp với yêu cầu.", "One figure matches.") }
        return phrases.choose(
            "Có \(count) số khớp với yêu cầu, liệt kê riêng và không cộng với nhau.",
            "\(count) figures match; they are listed one by one and not added up.")
    }

    /// The same metric for other periods, named so that nobody takes the listing above for all there is.
    private static func elsewhere(
        _ points: [MetricPoint], _ request: MetricRequest, _ results: Results, _ glossary: Glossary
    ) throws(MetricError) -> String {
        guard case .list = request.periods, let metric = results.catalogue.metric(request.metric) else { return "" }
        var wider = request
        wider.periods = .stated
        let shown = Set(points.map(\.key))
        let others = try results.evaluator.evaluate(wider).filter { !$0.isEmpty && !shown.contains($0.key) }
        guard !others.isEmpty else { return "" }
        let phrases = glossary.phrases
        let composer = ReceiptComposer(results: results, glossary: glossary)
        let lines = others.map { point in
            "  " + composer.title(point, metric, dimensions: request.dimensions)
        }
        let heading = phrases.choose(
            "Có số ở kỳ khác, không so sánh hay cộng với kỳ trên:",
            "Figures of other periods, neither compared with nor added to the above:")
        return "\n" + heading + "\n" + lines.joined(separator: "\n") + "\n"
    }
}
