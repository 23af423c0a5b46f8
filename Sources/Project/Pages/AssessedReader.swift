import Diagnostics
import Metrics

/// How an `overview` is made.
public struct OverviewOptions: Sendable, Hashable {
    public enum Order: Sendable, Hashable {
        /// As the members are declared.
        case declared
        /// Who needs attention first: the strongest evidence of it on top.
        case evidence
        /// From the best to the worst of one of its metrics.
        case metric(String)
    }

    public var order: Order
    /// Of fewer cases nothing is said but the number.
    public var leastCount: Int?
    /// So many rows at most; nil for all.
    public var most: Int?
}

/// Reads the blocks that set numbers beside others: `findings`, `overview`, `scorecard`. All of them are of one period, or
/// of the last one of a grain, since only that has others like it.
struct AssessedReader {
    let kind: String
    let location: SourceLocation

    /// The keys besides those of every block of numbers.
    static func keys(_ kind: String) -> [String] {
        switch kind {
        case "findings": ["most"]
        case "overview": ["sort", "least_count", "most"]
        default: []
        }
    }

    func read(_ map: YAMLMap, _ request: NumbersRequest, _ problems: inout [Diagnostic]) -> FigureBlock.Content? {
        let before = problems.count
        checkPeriod(request, &problems)
        let most = map["most"].flatMap { $0.count(example: "most: 3", &problems) }
        let content: FigureBlock.Content
        switch kind {
        case "findings": content = .findings(request, most: most)
        case "overview":
            if request.by.count != 1 { problems.append(needsBy) }
            let options = OverviewOptions(
                order: order(map, request, &problems),
                leastCount: map["least_count"].flatMap { $0.count(example: "least_count: 30", &problems) }, most: most)
            content = .overview(request, options)
        default:
            if !request.by.isEmpty { problems.append(oneMember(map["by"]?.location ?? location)) }
            content = .scorecard(request)
        }
        return problems[before...].containsError ? nil : content
    }

    private func checkPeriod(_ request: NumbersRequest, _ problems: inout [Diagnostic]) {
        switch request.periods {
        case .grain(let grain, _) where grain.months != nil: return
        case .list(let periods) where periods.count == 1 && periods[0].grain.months != nil: return
        case .grain, .list, .stated:
            problems.append(
                Diagnostic(
                    .error, "\(kind).period",
                    vi: "Khối \(kind) cần đúng một loại kỳ hoặc một kỳ là tháng, quý, 6 tháng, 9 tháng hay năm.",
                    en:
                        "\(kind == "overview" ? "An" : "A") \(kind) block needs one grain, or one period that is a month, quarter, half, nine months or year.",
                    at: location,
                    hint: Localized(
                        vi: "Thêm grain: quarter (lấy kỳ mới nhất) hoặc period: 2024-Q1.",
                        en: "Add grain: quarter (the last period is taken) or period: 2024-Q1.")))
        }
    }

    private var needsBy: Diagnostic {
        Diagnostic(
            .error, "overview.by", vi: "Khối overview cần tách theo đúng một cột phân loại.",
            en: "An overview block must be split by exactly one dimension.", at: location,
            hint: Localized(vi: "Viết by: unit.", en: "Write by: unit."))
    }

    private func oneMember(_ location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "scorecard.by", vi: "Khối scorecard nói về một mục, không tách bằng by.",
            en: "A scorecard block is of one member, without by.", at: location,
            hint: Localized(
                vi: "Bỏ by và chọn một mục (unit: …); nhiều mục thì dùng khối overview.",
                en: "Leave by out and choose one member (unit: …); for several use an overview block."))
    }

    private func order(
        _ map: YAMLMap, _ request: NumbersRequest, _ problems: inout [Diagnostic]
    ) -> OverviewOptions.Order {
        guard let node = map["sort"], let name = node.string(&problems) else { return .declared }
        if name == "declared" { return .declared }
        if name == "evidence" { return .evidence }
        if request.metrics.contains(name) { return .metric(name) }
        problems.append(
            .unknown(
                "overview.sort", vi: "cách sắp xếp", en: "order", name,
                among: ["declared", "evidence"] + request.metrics,
                at: node.location))
        return .declared
    }
}

extension YAMLNode {
    /// A whole number from 1 on.
    func count(example: String, _ problems: inout [Diagnostic]) -> Int? {
        guard let number = integer(&problems) else { return nil }
        if number >= 1 { return number }
        let key = String(example.prefix { $0 != ":" })
        problems.append(
            Diagnostic(
                .error, "figure.count", vi: "“\(key)” phải từ 1 trở lên.", en: "“\(key)” must be at least 1.",
                at: location, excerpt: String(number),
                hint: Localized(
                    vi: "Viết \(example), hoặc bỏ khóa này.", en: "Write \(example), or leave the key out.")))
        return nil
    }
}
