import Diagnostics
import Metrics

/// A content folder, read and checked: configuration, catalogue, pages.
public struct Project: Sendable {
    public var site: SiteConfiguration
    public var catalogue: Catalogue
    public var pages: [Page]

    /// Reads everything and says everything that is wrong with it. Nil only where `site.yaml` cannot be used.
    public static func load(_ source: ProjectSource) -> Diagnosed<Project?> {
        var problems: [Diagnostic] = []
        let site = SiteConfiguration.read(source, &problems)
        let units = RegistersReader.units(source, &problems)
        let documents = RegistersReader.sources(source, &problems)

        let descriptorReader = DescriptorReader(source: source, units: units)
        let descriptors = source.paths(under: "data/", suffix: ".yaml").compactMap {
            descriptorReader.read($0, &problems)
        }
        let datasetReader = DatasetReader(source: source, units: units, sources: documents)
        let datasets = descriptors.compactMap { datasetReader.read($0, &problems) }
        let metrics = MetricsReader(source: source, descriptors: descriptors).read(&problems)
        let isWhole = datasets.count == descriptors.count
        let circular = problems.contains { $0.code == "metric.circular" }
        let catalogue = Catalogue(units: units, sources: documents, datasets: datasets, metrics: metrics)
        if !circular { problems += derivedAudiences(catalogue) }

        // Where a dataset could not be read, pages that ask for it would only repeat that.
        let pages = isWhole && !circular ? PagesReader(source: source, catalogue: catalogue).read(&problems) : []
        guard let site else { return Diagnosed(nil, problems) }
        if isWhole && !circular { problems += navigation(site, pages) }
        if isWhole && !circular { problems += subjects(descriptors, pages) }
        return Diagnosed(Project(site: site, catalogue: catalogue, pages: pages), problems)
    }

    // MARK: - Across files

    private static func derivedAudiences(_ catalogue: Catalogue) -> [Diagnostic] {
        catalogue.metrics.filter { metric in
            guard metric.audience == .public, case .derived(let expression) = metric.formula else { return false }
            return expression.names.contains { catalogue.metric($0)?.audience == .leadership }
        }.map { metric in
            Diagnostic(
                .error, "metric.audience", vi: "Chỉ số công khai “\(metric.name)” dùng một chỉ số chỉ dành cho lãnh đạo.",
                en: "The public metric “\(metric.name)” uses a metric for the leadership only.", at: metric.location,
                hint: Localized(vi: "Thêm audience: leadership.", en: "Add audience: leadership."))
        }
    }

    private static func navigation(_ site: SiteConfiguration, _ pages: [Page]) -> [Diagnostic] {
        site.navigation.filter { item in !pages.contains { $0.path == item.path } }.map { item in
            .unknown("site.unknown-page", vi: "trang", en: "page", item.path, among: pages.map(\.path), at: item.location)
        }
    }

    private static func subjects(_ descriptors: [Descriptor], _ pages: [Page]) -> [Diagnostic] {
        descriptors.compactMap { descriptor in
            guard let subject = descriptor.subject, !pages.contains(where: { $0.path == subject.path }) else {
                return nil
            }
            return .unknown(
                "descriptor.unknown-page", vi: "trang", en: "page", subject.path, among: pages.map(\.path),
                at: subject.location)
        }
    }
}
