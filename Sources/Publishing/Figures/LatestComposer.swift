import Metrics
import Tables

/// Says of a metric, on its own page, where each of its groups stands now and what that is compared with.
struct LatestComposer {
    let context: SiteContext
    /// Output path of the metric's page.
    let page: String

    private var phrases: Phrases { context.phrases }
    private var text: FindingText { FindingText(glossary: context.glossary) }

    /// The id of the receipt of the number at `index` of the page's points.
    func receipt(_ index: Int) -> String { "\(context.paths.names.receipt)-\(index + 1)" }

    /// Of more groups than these only the ones are told of which more can be said than chance explains.
    private static let mostGroups = 24

    /// The last of `points` for each group with what it is compared with. Numbers lead to their receipts, where
    /// these are `listed` on the page.
    ///
    /// Nil where no point has a period, and of the records of a register: these are listed one by one.
    func latest(
        _ metric: MetricDefinition, _ points: [MetricPoint], listed: Set<Int>, _ request: MetricRequest
    ) -> FindingsModel? {
        let catalogue = context.project.catalogue
        guard catalogue.datasets(of: metric).contains(where: { catalogue.dataset($0)?.kind != .register }) else {
            return nil
        }
        let indices = lastOfGroups(points)
        let assessments: [Assessment]
        do throws(MetricError) {
            assessments = try Comparer(context.results).assessments(of: indices.map { points[$0] }, request)
        } catch {
            // The numbers themselves are there; one of a longer period cannot be made, so that nothing is compared.
            return nil
        }
        guard !assessments.isEmpty else { return nil }
        var register = context.register(from: page)
        var findings: [FindingModel] = []
        var silent: [(reason: String, scopes: [String])] = []
        let isLong = assessments.count > Self.mostGroups
        for (index, assessment) in zip(indices, assessments) where !isLong || !assessment.signals.isEmpty {
            let scope = scope(assessment.point, request, points)
            let standing = text.standing(assessment)
            let silence = text.silence(assessment)
            if let silence, standing.isEmpty {
                let reason = period(assessment.point, metric) + ": " + silence + "."
                let place = silent.firstIndex { $0.reason == reason } ?? silent.count
                if place == silent.count { silent.append((reason, [])) }
                silent[place].scopes += [scope].compactMap(\.self)
                continue
            }
            var number = FindingsComposer.number(assessment, context, page: page, &register)
            number.href = listed.contains(index) ? "#" + receipt(index) : nil
            let sentence = text.sentence(assessment, number) ?? text.value(assessment, number) + [.text(".")]
            let remarks = [
                silence.map { phrases.capitalised($0) + "." }, laterGap(assessment.point, points, metric),
                text.yearToDate(assessment),
            ]
            findings.append(
                FindingModel(
                    text.status(assessment), scope: scope, sentence: sentence,
                    remarks: remarks.compactMap(\.self) + standing + noTarget(assessment)))
        }
        // Nobody reads as many sentences that all say that nothing happened.
        if isLong { silent = [(ordinary(of: assessments), [])] }
        let isOne = findings.isEmpty && silent.count == 1
        return FindingsModel(
            id: context.paths.names.comparisons, title: context.strings[.comparisons], headingLevel: 2,
            findings: findings,
            summary: silent.map { reason, scopes in
                phrases.capitalised(isOne || scopes.isEmpty ? reason : scopes.joined(separator: "; ") + " – " + reason)
            }, notes: register.notes)
    }

    private func ordinary(of assessments: [Assessment]) -> String {
        let count = phrases.numbers.number(Rational(assessments.count { $0.signals.isEmpty }))
        let all = phrases.numbers.number(Rational(assessments.count))
        return phrases.choose(
            "\(count) trong \(all) chuỗi số không có điểm nào nổi bật hơn dao động thông thường, hoặc chưa đủ số liệu để biết.",
            "\(count) of \(all) series show nothing beyond their usual variation, or have too few figures to tell.")
    }

    /// The last point of each group that has a number, else the last one that is dated; later periods first, members in
    /// their order.
    private func lastOfGroups(_ points: [MetricPoint]) -> [Int] {
        let dated = points.indices.filter { points[$0].key.period != .unstated }
        let groups = Dictionary(grouping: dated) { points[$0].key.members }
        let last = groups.values.compactMap { group in
            let known = group.filter { points[$0].hasFinalNumber }
            return (known.isEmpty ? group : known).max { points[$0].key.period < points[$1].key.period }
        }
        return last.sorted { one, two in
            let (first, second) = (points[one].key.period, points[two].key.period)
            return first == second ? one < two : second < first
        }
    }

    /// "Năm 2023: nguồn không nêu.", where a later period than that of `point` has no number.
    private func laterGap(_ point: MetricPoint, _ points: [MetricPoint], _ metric: MetricDefinition) -> String? {
        let later = points.filter {
            $0.key.members == point.key.members && $0.key.period != .unstated && point.key.period < $0.key.period
        }
        guard let last = later.max(by: { $0.key.period < $1.key.period }) else { return nil }
        return PointText(glossary: context.glossary).meaning(last, metric).map { meaning in
            phrases.capitalised(period(last, metric)) + ": " + meaning + "."
        }
    }

    private func period(_ point: MetricPoint, _ metric: MetricDefinition) -> String {
        context.glossary.period(point.key.period, in: context.project.catalogue.datasets(of: metric))
    }

    /// Where one way is good and a target could be set, that there is none is said.
    private func noTarget(_ assessment: Assessment) -> [String] {
        if assessment.metric.isRank { return [] }
        guard assessment.metric.direction != .none, assessment.metric.target(for: assessment.point.key.period) == nil
        else { return [] }
        return [phrases.choose("Không có mục tiêu.", "There is no target.")]
    }

    /// Whose number it is, by what differs among the numbers of the page.
    private func scope(_ point: MetricPoint, _ request: MetricRequest, _ points: [MetricPoint]) -> String? {
        let datasets = context.project.catalogue.metric(request.metric).map(context.project.catalogue.datasets) ?? []
        let names = request.dimensions.indices.compactMap { index -> String? in
            guard let id = point.key.members[index], points.contains(where: { $0.key.members[index] != id }) else {
                return nil
            }
            return context.glossary.member(id, of: request.dimensions[index], in: datasets)
        }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }
}
