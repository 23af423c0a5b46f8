import Diagnostics
import Metrics

/// A content folder, read and checked: configuration, catalogue, pages.
public struct Project: Sendable {
    public var site: SiteConfiguration
    public var catalogue: Catalogue
    /// In the language of `site`.
    public var pages: [Page]
    /// The pages in each of the site's languages: those that have not been translated are there as they are.
    private var pagesByLanguage: [Language: [Page]]
    /// Texts of the content that are in the site's first language only.
    public private(set) var untranslated: Set<String>
    /// What links and the menu may name.
    public var paths: PagePaths
    /// Metrics that are declared and not in the catalogue, since their definition or what it rests on is in error; nil
    /// where not every declaration could be read.
    var unsoundMetrics: Set<String>?
    /// Every dataset and metric that is declared could be read: what pages ask of them can be evaluated.
    public var hasSoundCatalogue: Bool

    /// Every number that a page asks for, so that large data need be read only once.
    public var requests: [MetricRequest] {
        let all = site.languages.flatMap { pagesByLanguage[$0] ?? [] }
        let asked = all.flatMap { page -> [MetricRequest] in
            page.blocks.flatMap(\.requests) + page.inlines.map(\.request)
        }
        // Every metric has a page of its own.
        return asked
            + catalogue.metrics.map { MetricRequest(metric: $0.name, dimensions: catalogue.pageDimensions(of: $0)) }
    }

    /// The project as it is for the pages in one of the site's languages.
    public func translated(into language: Language) -> Project {
        guard language != site.language, let pages = pagesByLanguage[language] else { return self }
        var project = self
        project.site.language = language
        project.pages = pages
        return project
    }

    /// Reads everything and says everything that is wrong with it. Nil only where `site.yaml` cannot be used.
    public static func load(_ source: ProjectSource) -> Diagnosed<Project?> {
        var problems: [Diagnostic] = []
        let site = SiteConfiguration.read(source, &problems)
        let units = RegistersReader.units(source, &problems) ?? []
        let documents = RegistersReader.sources(source, &problems)
        let calendar = CalendarReader.read(source)
        problems += calendar.diagnostics
        // Without the file nothing is wrong until something counts working days; with errors in it nothing can be counted.
        let canCount = calendar.value != nil || !CalendarReader.isPresent(in: source)

        let descriptorReader = DescriptorReader(source: source, units: units, hasCalendar: calendar.value != nil)
        let descriptorPaths = source.paths(under: "data/", suffix: ".yaml")
        let descriptors = descriptorPaths.compactMap { descriptorReader.read($0, &problems) }
        let unread = Set(descriptorPaths.map(DescriptorReader.name)).subtracting(descriptors.map(\.name))
        let datasetReader = DatasetReader(source: source, units: units, sources: documents)
        let datasets = descriptors.map { datasetReader.read($0, &problems) }
        let definitions = MetricsReader(source: source, descriptors: descriptors, unread: unread).read(&problems)
        var catalogue = Catalogue(
            units: units, sources: documents ?? [], datasets: datasets.map(\.dataset), metrics: definitions.metrics,
            calendar: calendar.value)
        catalogue.folder = source.root
        problems += derivedAudiences(catalogue)

        // Pages are checked against everything that is declared, sound or not: one run shows every problem.
        var found: [Diagnostic] = []
        let languages = site?.languages ?? [.vietnamese]
        let pagesByLanguage = PagesReader(source: source, catalogue: catalogue, languages: languages).read(&found)
        let pages = pagesByLanguage[languages[0]] ?? []
        problems += found.filter { !repeats($0, definitions, unread) }
        let paths = PagePaths(source: source, pages: pages)
        problems += subjects(descriptors, paths)
        let pictures = Set(site?.themeSettings.compactMap(\.text) ?? [])
        problems += UnusedFiles(source: source, descriptors: descriptors, unread: unread, pictures: pictures).problems()
        let untranslated = languages.count > 1 ? Translations.texts(problems) : []
        let lacking = Translations.warnings(problems, source, languages: languages)
        problems = problems.filter { !Translations.isNote($0) } + lacking
        guard let site else { return Diagnosed(nil, problems) }
        problems += navigation(site, paths)
        problems += LateRows.warnings(datasets.map(\.dataset), after: site.dataDate)
        problems += UntitledFields(catalogue: catalogue, pages: pages, descriptors: descriptors).warnings()
        // What comes after works on sound data only.
        catalogue.datasets = datasets.filter(\.isSound).map(\.dataset).filter { canCount || !$0.needsCalendar }
        let isSound =
            canCount && unread.isEmpty && datasets.allSatisfy(\.isSound) && definitions.isComplete
            && definitions.unsound.isEmpty
            && !problems.contains { $0.code == "metric.circular" }
        return Diagnosed(
            Project(
                site: site, catalogue: catalogue, pages: pages, pagesByLanguage: pagesByLanguage,
                untranslated: untranslated,
                paths: paths,
                unsoundMetrics: definitions.isComplete ? definitions.unsound : nil, hasSoundCatalogue: isSound),
            problems)
    }

    /// Whether `name` may be a metric whose definition is in error, which has been said.
    public func isUnsound(metric name: String) -> Bool { unsoundMetrics?.contains(name) ?? true }

    /// A page that names a metric or dataset whose definition is in error would only repeat that.
    private static func repeats(
        _ problem: Diagnostic, _ definitions: MetricsReader.Definitions, _ unread: Set<String>
    ) -> Bool {
        let name = problem.excerpt ?? ""
        switch problem.code {
        case "figure.unknown-metric": return !definitions.isComplete || definitions.unsound.contains(name)
        case "figure.unknown-dataset", "page.unknown-dataset": return unread.contains(name)
        default: return false
        }
    }

    // MARK: - Across files

    private static func derivedAudiences(_ catalogue: Catalogue) -> [Diagnostic] {
        catalogue.metrics.filter { metric in
            guard metric.audience == .public else { return false }
            return metric.formula.mentions.contains { catalogue.metric($0)?.audience == .leadership }
        }.map { metric in
            Diagnostic(
                .error, "metric.audience",
                vi: "Chỉ số công khai “\(metric.name)” dùng một chỉ số chỉ dành cho lãnh đạo.",
                en: "The public metric “\(metric.name)” uses a metric for the leadership only.", at: metric.location,
                hint: .restrict)
        }
    }

    private static func navigation(_ site: SiteConfiguration, _ pages: PagePaths) -> [Diagnostic] {
        (site.navigation + [site.accessibility].compactMap(\.self) + site.releases.compactMap(\.page)).filter {
            !pages.contains($0.path)
        }.map { item in
            .unknown("site.unknown-page", vi: "trang", en: "page", item.path, among: pages.known, at: item.location)
        }
    }

    private static func subjects(_ descriptors: [Descriptor], _ pages: PagePaths) -> [Diagnostic] {
        descriptors.compactMap(\.subject).filter { !pages.contains($0.path) }.map { subject in
            .unknown(
                "descriptor.unknown-page", vi: "trang", en: "page", subject.path, among: pages.known,
                at: subject.location)
        }
    }
}

extension Localized {
    /// What to do where something public uses what is not.
    static let restrict = Localized(
        vi: "Thêm dòng “audience: leadership” vào chỉ số này.", en: "Add a line “audience: leadership” to this metric.")
}
