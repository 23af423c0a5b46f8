import Diagnostics
import Metrics
import Tables

/// Reads a `chart` block of a kind that rests on statistics, and checks that its metric and periods are such as the kind
/// can be made of.
struct StatisticsReader {
    let numbers: NumbersReader
    let form: StatisticsForm

    /// The keys of the kind besides those of every figure.
    var keys: [String] {
        switch form {
        case .control: ["limits", "phases"]
        case .interval: ["least_count"]
        case .bump: ["least_count", "highlight"]
        case .slope, .smallMultiples: ["highlight"]
        case .heatMap: ["steps"]
        case .contribution: ["of", "against", "level"]
        case .funnel, .histogram: []
        }
    }

    func read(
        _ map: YAMLMap, _ request: NumbersRequest, at location: SourceLocation, _ problems: inout [Diagnostic]
    ) -> FigureBlock.Content? {
        let before = problems.count
        let limits = map["limits"].flatMap { $0.choice(ControlForm.self, &problems) }
        let check = StatisticsCheck(catalogue: numbers.catalogue, form: form, location: location)
        problems += check.problems(request, limits: limits, at: map["limits"]?.location)
        let leastCount = map["least_count"].flatMap { count($0, request, &problems) }
        let highlighted = highlighted(map, request, &problems)
        let chart: StatisticsChart =
            switch form {
            case .control: .control(limits: limits, phases: phases(map, &problems))
            case .funnel: .funnel
            case .interval: .interval(leastCount: leastCount)
            case .bump: .bump(leastCount: leastCount, highlighted: highlighted)
            case .slope: .slope(highlighted: highlighted)
            case .histogram: .histogram
            case .heatMap: .heatMap(steps: steps(map, &problems))
            case .smallMultiples: .smallMultiples(highlighted: highlighted)
            case .contribution: contribution(map, &problems)
            }
        return problems[before...].containsError ? nil : .statistics(chart, request)
    }

    // MARK: - Keys

    private enum Subject: String, CaseIterable { case score, change }
    private enum Against: String, CaseIterable {
        case previous
        case lastYear = "last-year"
    }
    private enum Level: String, CaseIterable { case groups, criteria }

    private func contribution(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> StatisticsChart {
        let subject = map.choice("of", default: Subject.score, &problems)
        let against = map.choice("against", default: Against.previous, &problems)
        if subject == .score, map["against"] != nil {
            problems.append(
                Diagnostic(
                    .error, "figure.idle-key", vi: "“against” chỉ có tác dụng khi of: change.",
                    en: "“against” has an effect with of: change only.", at: map.location(ofKey: "against"),
                    excerpt: "against",
                    hint: Localized(vi: "Thêm of: change, hoặc bỏ khóa này.", en: "Add of: change, or remove it.")))
        }
        let level = map.choice("level", default: Level.groups, &problems)
        return .contribution(
            to: subject == .score ? .score : .change(since: against == .previous ? .previous : .lastYear),
            showsAll: level == .criteria)
    }

    private func phases(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> [DeclaredPhase] {
        var phases: [DeclaredPhase] = []
        guard let list = map["phases"] else { return [] }
        let nodes = list.node.mapping == nil ? list.list(&problems) : [list]
        for node in nodes {
            guard let phase = YAMLMap(node, keys: ["from", "why", "baseline_to"], &problems) else { continue }
            let from = phase.required("from", &problems)?.date(&problems)
            let why = phase.localized("why", &problems)
            let baselineTo = phase.date("baseline_to", &problems)
            guard let from, let why else { continue }
            let isInOrder = phases.last.map { $0.from < from } ?? true
            guard isInOrder, baselineTo.map({ $0 > from }) ?? true else {
                problems.append(
                    Diagnostic(
                        .error, "figure.phases-order",
                        vi: "Các giai đoạn phải theo thứ tự thời gian, và baseline_to phải sau from.",
                        en: "Phases must be in the order of time, and baseline_to must be later than from.",
                        at: node.location, excerpt: from.iso,
                        hint: Localized(
                            vi: "Xếp giai đoạn sớm trước, mỗi ngày from một giai đoạn.",
                            en: "Put the earlier phase first, one phase for each day of from.")))
                continue
            }
            phases.append(DeclaredPhase(from: from, why: why, baselineTo: baselineTo))
        }
        return phases
    }

    /// The least denominator with which a member is ranked.
    private func count(_ node: YAMLNode, _ request: NumbersRequest, _ problems: inout [Diagnostic]) -> Int? {
        guard let count = node.integer(&problems) else { return nil }
        let metrics = request.metrics.compactMap(numbers.catalogue.metric)
        guard metrics.allSatisfy(\.isShareOfCounts) else {
            problems.append(
                Diagnostic(
                    .error, "figure.least-count", vi: "“least_count” chỉ dùng với chỉ số có mẫu số (type: ratio).",
                    en: "“least_count” needs a metric with a denominator (type: ratio).", at: node.location,
                    excerpt: String(count), hint: Localized(vi: "Bỏ khóa này.", en: "Leave the key out.")))
            return nil
        }
        if count >= 1 { return count }
        problems.append(
            Diagnostic(
                .error, "figure.least-count", vi: "“least_count” phải từ 1 trở lên.",
                en: "“least_count” must be at least 1.", at: node.location, excerpt: String(count),
                hint: Localized(
                    vi: "Viết least_count: 30, hoặc bỏ khóa này để xếp hạng mọi đơn vị.",
                    en: "Write least_count: 30, or leave the key out to rank all.")))
        return nil
    }

    private func highlighted(
        _ map: YAMLMap, _ request: NumbersRequest, _ problems: inout [Diagnostic]
    ) -> [String] {
        let fields = numbers.dimensions(of: request.metrics)
        guard let field = fields.first(where: { request.by == [$0.name] }) else { return [] }
        return map.list("highlight", &problems).compactMap { numbers.member($0, field, &problems) }
    }

    private func steps(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> [Rational] {
        guard let node = map["steps"] else { return [] }
        let steps = node.list(&problems).compactMap { $0.rational(&problems) }
        let isRising = zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 }
        if (1...4).contains(steps.count), isRising { return steps }
        problems.append(
            Diagnostic(
                .error, "figure.steps", vi: "“steps” phải là 1 đến 4 số tăng dần.",
                en: "“steps” must be 1 to 4 rising numbers.", at: node.location,
                hint: Localized(
                    vi: "Viết như steps: [0.90, 0.95] (tỷ lệ viết dạng 0.95), hoặc bỏ khóa này.",
                    en: "Write it like steps: [0.90, 0.95] (shares as 0.95), or leave the key out.")))
        return []
    }
}
