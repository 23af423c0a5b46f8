/// Everything a chart is drawn from: strings already formatted, numbers, and no knowledge of what they mean.
public struct ChartSpec: Sendable, Hashable {
    /// Every id in the SVG derives from it: "<id>-title", "<id>-desc", "<id>-hatch-s1".
    public var id: String
    public var kind: ChartKind
    /// The accessible name, for `<title>`.
    public var title: String
    /// The chart in words, for `<desc>`.
    public var description: String
    public var categories: [ChartCategory]
    public var series: [ChartSeries]
    public var target: ChartTarget?
    /// Events, drawn by the kinds whose categories run from left to right.
    public var annotations: [ChartAnnotation]
    /// The word for preliminary values in the legend, e.g. "chưa đủ thời gian"; shown only where there are some.
    public var preliminaryText: String?
    /// Which side of the target is the good one; a bullet's track is shaded on that side.
    public var lowerIsBetter: Bool
    /// The unit of measure, printed above the value axis.
    public var axisTitle: String?
    /// What the value axis covers at least, e.g. 0...1 for shares. Nil: from the data; bars always start from zero.
    public var domain: ClosedRange<Double>?
    /// For `rank`: the size of the field. The axis runs from 1, on top, to this.
    public var rankOf: Int?
    /// Shown when there is not a single number to draw.
    public var emptyText: String
    /// The width of the viewBox in units of one CSS pixel; under 480 the layout is the one for phones.
    /// A bullet is this wide and about 40 high; a sparkline is always 120 by 32.
    public var width: Int

    public init(
        id: String, kind: ChartKind, title: String, description: String, categories: [ChartCategory],
        series: [ChartSeries], target: ChartTarget? = nil, annotations: [ChartAnnotation] = [],
        preliminaryText: String? = nil, lowerIsBetter: Bool = false, axisTitle: String? = nil,
        domain: ClosedRange<Double>? = nil, rankOf: Int? = nil, emptyText: String = "…", width: Int = 640
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.description = description
        self.categories = categories
        self.series = series
        self.target = target
        self.annotations = annotations
        self.preliminaryText = preliminaryText
        self.lowerIsBetter = lowerIsBetter
        self.axisTitle = axisTitle
        self.domain = domain
        self.rankOf = rankOf
        self.emptyText = emptyText
        self.width = width
    }

    /// Without a target or a domain that no axis can hold.
    var drawable: ChartSpec {
        var spec = self
        if let value = target?.value, !value.isDrawable { spec.target = nil }
        if let ends = domain, !ends.lowerBound.isDrawable || !ends.upperBound.isDrawable { spec.domain = nil }
        return spec
    }
}
