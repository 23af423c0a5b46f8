import Diagnostics
import Metrics
import Project
import Tables

/// Makes the findings of a block: which of many numbers are more than chance, the strongest evidence first.
struct FindingsComposer {
    let context: SiteContext
    /// Output path of the page.
    let page: String

    private var phrases: Phrases { context.phrases }
    private var text: FindingText { FindingText(glossary: context.glossary) }

    /// Nil where a number cannot be made, or none matches without leave, which is reported.
    func findings(
        _ numbers: NumbersRequest, most: Int?, id: String, title: String, level: Int, at location: SourceLocation,
        _ problems: inout [Diagnostic]
    ) -> FindingsModel? {
        var assessments: [(request: MetricRequest, assessment: Assessment)] = []
        for name in numbers.metrics {
            let request = numbers.request(for: name)
            do throws(MetricError) {
                let comparer = Comparer(context.results)
                let found = try comparer.assessments(of: try comparer.current(request), request)
                assessments += found.map { (request, $0) }
            } catch {
                problems.append(error.diagnostic(at: location, context.project.catalogue, context.glossary))
                return nil
            }
        }
        if assessments.isEmpty, !numbers.emptyIsAllowed {
            problems.append(
                NoData(context: context).diagnostic(numbers.metrics.map(numbers.request), at: location))
            return nil
        }
        var register = context.register(from: page)
        let ranked = assessments.enumerated().filter { !$0.element.assessment.signals.isEmpty }.sorted { left, right in
            let (one, two) = (left.element.assessment.weight, right.element.assessment.weight)
            return one == two ? left.offset < right.offset : one > two
        }
        let findings = ranked.prefix(most ?? ranked.count).map {
            finding($0.element.assessment, $0.element.request, &register)
        }
        return FindingsModel(
            id: id, title: title, headingLevel: level, findings: findings,
            summary: summary(assessments.map(\.assessment), hidden: ranked.count - findings.count),
            notes: register.notes)
    }

    private func finding(
        _ assessment: Assessment, _ request: MetricRequest, _ register: inout NoteRegister
    ) -> FindingModel {
        let number = Self.number(assessment, context, page: page, &register)
        return FindingModel(
            text.status(assessment),
            title: LinkModel(
                label: phrases.text(assessment.metric.title), href: context.metricHref(request.metric, from: page)),
            scope: scope(assessment.point, request),
            sentence: text.sentence(assessment, number) ?? text.value(assessment, number) + [.text(".")],
            remarks: text.standing(assessment))
    }

    /// The number that is spoken of; what is known of those it is compared with is noted, too.
    static func number(
        _ assessment: Assessment, _ context: SiteContext, page: String, _ register: inout NoteRegister
    ) -> InlineNumberModel {
        var number = InlineComposer(context: context, page: page).number(
            assessment.point, assessment.metric, &register)
        for change in assessment.changes {
            number.marks += register.marks(for: change.from).filter { !number.marks.contains($0) }
        }
        return number
    }

    private func scope(_ point: MetricPoint, _ request: MetricRequest) -> String? {
        let datasets = context.project.catalogue.metric(request.metric).map(context.project.catalogue.datasets) ?? []
        var names = zip(request.dimensions, point.key.members).compactMap { field, id in
            id.map { context.glossary.member($0, of: field, in: datasets) }
        }
        for (field, members) in request.members.sorted(by: { $0.key < $1.key })
        where !request.dimensions.contains(field) {
            names += members.map { context.glossary.member($0, of: field, in: datasets) }
        }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    // MARK: - What the list does not show

    private func summary(_ assessments: [Assessment], hidden: Int) -> [String] {
        guard !assessments.isEmpty else { return [phrases.emptyFigure] }
        let signals = assessments.count { !$0.signals.isEmpty }
        let quiet = assessments.count { $0.signals.isEmpty && $0.isJudged }
        let unknown = assessments.count - signals - quiet
        var sentences: [String] = []
        if signals == 0, quiet > 0 {
            sentences.append(
                phrases.choose(
                    "Không có điểm nào nổi bật hơn dao động thông thường.",
                    "Nothing stands out from the usual variation."))
        }
        if signals == 0, quiet == 0 {
            sentences.append(
                phrases.choose(
                    "Chưa đủ số liệu để biết có điểm nào nổi bật hơn dao động thông thường hay không.",
                    "There are too few figures to tell whether anything stands out from the usual variation."))
        }
        if hidden > 0 {
            let count = phrases.numbers.number(Rational(hidden))
            sentences.append(
                phrases.choose(
                    "Còn \(count) điểm khác, với bằng chứng yếu hơn hoặc ngang bằng; xem trang của từng chỉ số.",
                    "\(count) more \(phrases.plural(hidden, "has", "have")) weaker or equal evidence; see the pages of the metrics."
                ))
        }
        let order =
            signals > 1
            ? phrases.choose(
                " Xếp theo mức chắc chắn của bằng chứng, không theo độ lớn.",
                " Ordered by strength of evidence, not by size.") : ""
        let counts = [assessments.count, quiet, unknown].map { phrases.numbers.number(Rational($0)) }
        return sentences + [
            phrases.choose(
                "Đã xét \(counts[0]) chuỗi số: \(counts[1]) trong phạm vi dao động thông thường, \(counts[2]) chưa đủ số liệu để biết.",
                "Of \(counts[0]) series examined, \(counts[1]) \(phrases.plural(quiet, "is", "are")) within the usual variation and \(counts[2]) \(phrases.plural(unknown, "has", "have")) too few figures to tell."
            ) + order
        ]
    }
}

extension Assessment {
    /// How strong its evidence is; of two equal ones what needs attention comes first.
    fileprivate var weight: Int {
        signals.first.map { $0.oneIn * 2 + ($0.isImprovement == false ? 1 : 0) } ?? 0
    }
}
