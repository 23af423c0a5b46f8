/// Datasets, definitions and units as plain values: what the engine knows.
public struct Catalogue: Sendable {
    public var units: [OrganisationalUnit]
    public var sources: [SourceDocument]
    /// Sorted by name.
    public var datasets: [Dataset]
    /// In the order of the files.
    public var metrics: [MetricDefinition]
    /// Which days are worked; nil where the content does not say.
    public var calendar: WorkingCalendar?
    /// The folder of the content as the user named it, which the paths of files begin with.
    public var folder = publishedFolder

    private static let publishedFolder = "Content"

    public init(
        units: [OrganisationalUnit], sources: [SourceDocument], datasets: [Dataset], metrics: [MetricDefinition],
        calendar: WorkingCalendar? = nil
    ) {
        self.units = units
        self.sources = sources
        self.datasets = datasets
        self.metrics = metrics
        self.calendar = calendar
    }

    /// A path, or a place that begins with one, as it is published: wherever the content lies, that it lies on somebody's
    /// computer is nobody's business, and the pages are the same.
    public func published(_ place: String) -> String {
        place.hasPrefix(folder + "/") ? Self.publishedFolder + place.dropFirst(folder.count) : place
    }

    public func unit(_ id: String) -> OrganisationalUnit? { units.first { $0.id == id } }
    public func source(_ id: String) -> SourceDocument? { sources.first { $0.id == id } }
    public func dataset(_ name: String) -> Dataset? { datasets.first { $0.name == name } }
    public func metric(_ name: String) -> MetricDefinition? { metrics.first { $0.name == name } }

    /// The dimension fields that every dataset of `metric` has: what all its numbers can be split by.
    public func sharedDimensions(of metric: MetricDefinition) -> [String] {
        let datasets = datasets(of: metric).compactMap(dataset)
        guard let first = datasets.first else { return [] }
        return first.dimensionFields.map(\.name).filter { name in
            datasets.allSatisfy { $0.field(name)?.dimension != nil }
        }
    }

    /// What the numbers on a metric's own page are split by. Events can be split into far more numbers than a page may
    /// hold: their pages show the whole, and figures ask for more.
    public func pageDimensions(of metric: MetricDefinition) -> [String] {
        let holdsEvents = datasets(of: metric).contains { dataset($0)?.kind == .events }
        guard holdsEvents else { return sharedDimensions(of: metric) }
        // A place is always that of a member.
        if case .ranking(let rule) = metric.formula { return [rule.among] }
        return []
    }

    /// The datasets whose rows `metric` is made from, through derived metrics too; sorted, each once.
    public func datasets(of metric: MetricDefinition) -> [String] {
        var found: Set<String> = []
        var seen: Set<String> = []
        var pending = [metric]
        while let next = pending.popLast() {
            guard seen.insert(next.name).inserted else { continue }
            if let dataset = next.dataset { found.insert(dataset) }
            pending += next.formula.operands.compactMap(self.metric)
        }
        return found.sorted()
    }
}
