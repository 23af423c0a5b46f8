import Diagnostics
import Metrics
import Project

/// What every page of one audience's site in one language is made from.
struct SiteContext: Sendable {
    let project: Project
    let results: Results
    let audience: Audience
    let paths: SitePaths
    let strings: ComponentStrings
    private(set) var phrases: Phrases
    private(set) var glossary: Glossary
    /// The pages of this site.
    let pages: [Page]
    /// The page and anchor of the first block that lists checks of every dataset.
    private let discrepancies: (path: String, anchor: String)?
    private let memberPages: [PageSubject: String]
    private let rows: [String: [String]]
    /// Ids of the figures that the site's other languages have.
    private let otherFigures: [Language: Set<String>]

    init(project: Project, results: Results, audience: Audience, strings: ComponentStrings) {
        self.project = project
        self.results = results
        self.audience = audience
        self.strings = strings
        paths = SitePaths(names: SiteNames(project.site.languages[0]))
        phrases = Phrases(language: project.site.language)
        glossary = Glossary(catalogue: project.catalogue, phrases: phrases)
        let pages = project.pages.filter { audience == .leadership || $0.audience == .public }
        self.pages = pages
        otherFigures = Dictionary(
            uniqueKeysWithValues: project.site.languages.filter { $0 != project.site.language }.map { language in
                (language, Set(project.translated(into: language).pages.flatMap(\.blocks).map(\.id)))
            })
        memberPages = Dictionary(
            pages.compactMap { page in page.subject.map { ($0, SitePaths.page(page.path)) } },
            uniquingKeysWith: { first, _ in first })
        rows = Dictionary(grouping: pages.filter { $0.subject != nil }, by: \.location.file)
            .mapValues { $0.map { SitePaths.page($0.path) } }
        discrepancies = pages.lazy.flatMap { page in page.blocks.map { (page, $0) } }.first { _, block in
            if case .checks(nil, _) = block.content { true } else { false }
        }.map { page, block in (SitePaths.page(page.path), block.id) }
    }

    /// The metrics that this site may show.
    var metrics: [MetricDefinition] { project.catalogue.metrics.filter(shows) }

    func shows(_ metric: MetricDefinition) -> Bool { audience == .leadership || metric.audience == .public }

    // MARK: - Languages

    var language: Language { project.site.language }
    /// That of the site at its root.
    var firstLanguage: Language { project.site.languages[0] }
    var otherLanguages: [Language] { project.site.languages.filter { $0 != language } }

    /// Where this language's site lies in the output: empty, or the folder with its slash.
    var folder: String { folder(of: language) }

    func folder(of language: Language) -> String { language == firstLanguage ? "" : language.rawValue + "/" }

    /// The address of the site in this language, ending with a slash.
    var base: String? { rootBase.map { $0 + folder } }

    /// The address of the whole site, ending with a slash.
    var rootBase: String? { project.site.baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" } }

    /// Whether the page at the output path `path` is there in another language too. Only figures may lack.
    func has(_ path: String, in language: Language) -> Bool {
        guard let id = paths.figureID(path) else { return true }
        return otherFigures[language]?.contains(id) ?? false
    }

    /// For a text in another language: numbers in it have that one's form.
    func speaking(_ language: Language) -> SiteContext {
        guard language != phrases.language else { return self }
        var context = self
        context.phrases = Phrases(language: language)
        context.glossary = Glossary(catalogue: project.catalogue, phrases: context.phrases)
        return context
    }

    // MARK: - What it shows

    var datasets: [Dataset] {
        project.catalogue.datasets.filter { audience == .leadership || $0.audience == .public }
    }

    /// The releases to be told of: one that leads to a page stays where that page is.
    var releases: [SiteConfiguration.Release] {
        project.site.releases.filter { release in
            release.page.map { page in pages.contains { $0.path == page.path } } ?? true
        }
    }

    func register(from page: String) -> NoteRegister {
        NoteRegister(
            results: results, glossary: glossary,
            discrepanciesHref: discrepancies.map { target in
                SitePaths.relative(from: page, to: target.path) + "#" + target.anchor
            })
    }

    /// Output path of the page made for a member, the first where there are several; nil where there is none.
    func memberPage(_ field: String, _ id: String) -> String? { memberPages[.member(field: field, id: id)] }

    /// Output paths of the pages made from the same file as `page`, in the order of members or periods.
    func row(of page: Page) -> [String] { rows[page.location.file] ?? [] }

    func metricHref(_ name: String, from page: String) -> String {
        SitePaths.relative(from: page, to: paths.metric(name))
    }
}

extension MetricError {
    /// The diagnostic for a request at `location`.
    func diagnostic(at location: SourceLocation, _ catalogue: Catalogue, _ glossary: Glossary) -> Diagnostic {
        switch self {
        case .unknownMetric(let name):
            return Diagnostic(
                .error, "figure.unknown-metric", vi: "Không có chỉ số “\(name)”.", en: "There is no metric “\(name)”.",
                at: location, excerpt: name)
        case .arithmetic(let failure, let name, let time, let members):
            let place = catalogue.metric(name)?.location
            if case .derived(let expression)? = catalogue.metric(name)?.formula,
                let problem = failure.dayDiagnostic(in: expression, at: place ?? location)
            {
                return problem
            }
            let group = members.sorted { $0.key < $1.key }.map { ", \($0.key): \($0.value.joined(separator: ", "))" }
            let period = time.identifier + group.joined()
            let isZero = if case .divisionByZero = failure { true } else { false }
            return Diagnostic(
                .error, isZero ? "metric.division-by-zero" : "metric.arithmetic",
                vi: isZero
                    ? "Chỉ số “\(name)” chia cho 0 ở kỳ \(period)."
                    : "Không tính được chỉ số “\(name)” ở kỳ \(period).",
                en: isZero
                    ? "The metric “\(name)” divides by zero for \(period)."
                    : "The metric “\(name)” cannot be computed for \(period).", at: place ?? location, excerpt: name,
                hint: Localized(
                    vi:
                        "Dùng type: ratio (mẫu số bằng 0 thì in dấu –), hoặc thêm điều kiện where để loại trường hợp này.",
                    en: "Use type: ratio (a zero denominator prints –), or leave the case out with a where condition."))
        case .plan(let error, _): return error.diagnostic(at: location)
        }
    }
}

extension PlanError {
    func diagnostic(at location: SourceLocation) -> Diagnostic {
        switch self {
        case .nestedUnits(let inner, let outer, let period):
            Diagnostic(
                .error, "figure.nested-total",
                vi:
                    "Không cộng được các đơn vị ở kỳ \(period.identifier): số liệu của “\(inner)” đã nằm trong “\(outer)”.",
                en:
                    "The units cannot be added for \(period.identifier): the figures of “\(inner)” are contained in “\(outer)”.",
                at: location,
                hint: Localized(
                    vi: "Chọn một đơn vị (unit: \(outer)) hoặc tách theo đơn vị (by: unit).",
                    en: "Choose one unit (unit: \(outer)) or split by unit (by: unit)."))
        case .undeclaredWhole(let field, let members, let period):
            Diagnostic(
                .error, "figure.undeclared-total",
                vi:
                    "Không cộng được các mục của cột “\(field)” ở kỳ \(period.identifier): \(members.joined(separator: ", ")) chưa được khai báo là một tổng thể không trùng nhau.",
                en:
                    "The members of “\(field)” cannot be added for \(period.identifier): \(members.joined(separator: ", ")) are not declared a disjoint whole.",
                at: location,
                hint: Localized(
                    vi:
                        "Chọn một mục (\(field): …), tách theo cột này (by: \(field)), hoặc khai báo whole/wholes nếu các mục thật sự không trùng và đủ.",
                    en:
                        "Choose one (\(field): …), split by it (by: \(field)), or declare whole/wholes if they really are disjoint and complete."
                ))
        case .filter(let failure, let expression, _):
            failure.dayDiagnostic(in: expression, at: location)
                ?? Diagnostic(
                    .error, "figure.filter", vi: "Không tính được điều kiện “\(expression.text)” (\(failure)).",
                    en: "The condition “\(expression.text)” cannot be evaluated (\(failure)).", at: location,
                    excerpt: expression.text)
        case .kernel(let error):
            Diagnostic(
                .error, "figure.filter", vi: error.words.message.vietnamese,
                en: error.words.message.text(in: .english), at: location, hint: error.words.hint)
        }
    }
}
