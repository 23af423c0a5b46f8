import Diagnostics
import Metrics
import Tables

/// What to say where no row matches what a page asks for.
struct NoData: Sendable {
    let context: SiteContext

    /// `requests` differ in their metric only.
    func diagnostic(_ requests: [MetricRequest], at location: SourceLocation) -> Diagnostic {
        let metrics = requests.map(\.metric).joined(separator: ", ")
        let asked = requests.first.map(asked) ?? Localized(vi: "", en: "")
        let periods = existing(requests)
        let shown = Self.list(periods.map(\.identifier))
        let known =
            periods.isEmpty
            ? Localized(
                vi: "Chưa có kỳ nào cho đơn vị và điều kiện này; kiểm tra lại",
                en: "There is no period at all for this unit and condition; check them")
            : Localized(
                vi: "Các kỳ đang có: \(shown); kiểm tra kỳ, đơn vị và điều kiện",
                en: "Periods there are: \(shown); check period, unit and condition")
        return Diagnostic(
            .error, "figure.no-data",
            vi: "Không có dòng số liệu nào khớp với yêu cầu này (\(metrics)\(asked.vietnamese)).",
            en: "No row matches this request (\(metrics)\(asked.text(in: .english))).", at: location,
            excerpt: requests.first.flatMap(Self.excerpt),
            hint: Localized(
                vi: "\(known.vietnamese), hoặc thêm “empty: say” nếu chưa có số liệu là bình thường.",
                en: "\(known.text(in: .english)), or add “empty: say” if having no data is normal."))
    }

    /// Of many the first two and the last four: which is the last is what people look for.
    static func list(_ periods: [String]) -> String {
        (periods.count > 6 ? periods.prefix(2) + ["…"] + periods.suffix(4) : periods).joined(separator: ", ")
    }

    /// The period or grain as it stands in the page.
    private static func excerpt(_ request: MetricRequest) -> String? {
        switch request.periods {
        case .stated: nil
        case .list(let periods): periods.map(\.identifier).joined(separator: ", ")
        case .grain(let grain, let cutoff): grain.rawValue + (cutoff == .statutory ? "@15" : "")
        }
    }

    private func asked(_ request: MetricRequest) -> Localized {
        guard let name = Self.excerpt(request) else { return Localized(vi: "", en: "") }
        if case .grain = request.periods { return Localized(vi: ", loại kỳ \(name)", en: ", grain \(name)") }
        return Localized(vi: ", kỳ \(name)", en: ", period \(name)")
    }

    /// The periods for which there are rows of these members, in time.
    private func existing(_ requests: [MetricRequest]) -> [Period] {
        var periods: Set<Period> = []
        for request in requests {
            guard let metric = context.project.catalogue.metric(request.metric) else { continue }
            var every = request
            every.periods = .stated
            // Split as far as it goes, since a total may not be allowed.
            every.dimensions = context.project.catalogue.pageDimensions(of: metric)
            do throws(MetricError) {
                periods.formUnion(
                    try context.results.evaluator.evaluate(every).filter { !$0.isEmpty }.map(\.key.period))
            } catch {
                // Said on the page of that metric.
                continue
            }
        }
        return periods.filter { $0 != .unstated }.sorted()
    }
}

extension [Diagnostic] {
    /// With one diagnostic for all requests of a file that name the same period where there are the same others: when a
    /// period is not there yet, all that ask for it fail. The others are named by their lines.
    func foldingNoData() -> [Diagnostic] {
        func isAlike(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
            left.code == "figure.no-data" && right.code == left.code && left.excerpt != nil
                && left.excerpt == right.excerpt && left.location?.file == right.location?.file
                && left.hint == right.hint
        }
        var folded: [Diagnostic] = []
        for problem in self where !folded.contains(where: { isAlike($0, problem) }) {
            var first = problem
            let lines = Set(filter { isAlike($0, problem) }.compactMap(\.location?.line)).sorted()
            let others = lines.filter { $0 != problem.location?.line }.map(String.init).joined(separator: ", ")
            if !others.isEmpty {
                first.message = Localized(
                    vi: problem.message.vietnamese + " Cũng vậy ở dòng \(others).",
                    en: problem.message.text(in: .english) + " The same at line \(others).")
            }
            folded.append(first)
        }
        return folded
    }
}

extension MetricPoint {
    /// What stands where `request` matches no row and need not.
    static func notAvailable(_ request: MetricRequest) -> MetricPoint {
        var period = Period.unstated
        if case .list(let periods) = request.periods, let only = periods.first, periods.count == 1 { period = only }
        return MetricPoint(
            metric: request.metric, key: GroupKey(period: period, members: []), quantity: .absent(.notAvailable),
            inputs: [])
    }
}
