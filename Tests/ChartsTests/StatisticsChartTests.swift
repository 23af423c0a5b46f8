import Testing

@testable import Charts

/// What the charts of statistics must never say.
@Suite struct StatisticsChartTests {
    private func svg(_ chart: ChartCase) -> ParsedSVG { ParsedSVG(chart.bytes()) }

    private func texts(_ chart: ChartCase) -> String { svg(chart).lines.map(\.text).joined(separator: "\n") }

    private func elements(_ chart: ChartCase, _ className: String) -> [ParsedSVG.Element] {
        svg(chart).elements.filter {
            $0.attributes["class"]?.split(separator: " ").contains(Substring(className)) == true
        }
    }

    @Test("A line to or from a preliminary value is a run of its own, and no gap is joined by one")
    func preliminaryRuns() {
        var values = Numbers.counts([1, 2, 3, nil, 5, 6])
        values[2] = .preliminary(3, label: "3")
        values[5] = .preliminary(6, label: "6")
        let segments = LineSegments(
            values, categories: Array(Categories.years.prefix(6)), centers: [0, 1, 2, 3, 4, 5],
            y: LinearScale(domain: 0...10, range: (100, 0)))
        #expect(segments.runs.map(\.isPreliminary) == [false, true, true])
        #expect(segments.runs.map { $0.points.map(\.x) } == [[0, 1], [1, 2], [4, 5]])
    }

    @Test("Preliminary values are hollow, and named in the legend only where there are some")
    func preliminaryIsNamed() {
        var chart = LineCases.one
        chart.spec.preliminaryText = "Số sơ bộ"
        #expect(!texts(chart).contains("Số sơ bộ"))
        chart.spec.series[0].values[11] = .preliminary(0.99, label: "99%")
        #expect(texts(chart).contains("Số sơ bộ"))
        #expect(elements(chart, "c-hollow-s1").contains { $0.caption == "Quý IV/2025: 99%" })
    }

    @Test("Events are named with their date; one outside of the categories is not drawn")
    func events() {
        var chart = LineCases.one
        chart.spec.annotations = [
            ChartAnnotation(category: 4, date: "01/7/2024", text: "Hai cấp"),
            ChartAnnotation(category: 12, date: "01/7/2030", text: "Ngoài trục"),
        ]
        #expect(texts(chart).contains("01/7/2024: Hai cấp") && !texts(chart).contains("Ngoài trục"))
        #expect(elements(chart, "c-event").count == 1)
    }

    @Test("Provisional limits are dashed and named; others are not")
    func provisionalLimits() {
        #expect(elements(ControlCases.stable, "c-limit-dashed").isEmpty)
        #expect(elements(ControlCases.stable, "c-limit").count == 2)
        #expect(elements(ControlCases.provisional, "c-limit").isEmpty)
        // The limit itself and its sign in the legend.
        #expect(elements(ControlCases.provisional, "c-limit-dashed").count == 2)
        #expect(texts(ControlCases.provisional).contains("Giới hạn tạm thời"))
    }

    @Test("Mean and limits step at a new baseline, and there are none where none are given")
    func phases() {
        #expect(elements(ControlCases.steps, "c-center").count == 2)
        #expect(elements(ControlCases.onePoint, "c-center").isEmpty)
        #expect(texts(ControlCases.steps).contains("Mức nền mới"))
    }

    @Test(
        "Variation is told by shape and word, and its words stand only where there is some",
        arguments: [
            ("control-steps", true), ("control-stable", false), ("funnel-twenty", true), ("funnel-one", false),
        ])
    func variation(_ name: String, _ isNamed: Bool) throws {
        let chart = try #require(ChartCase.all.first { $0.name == name })
        #expect(texts(chart).contains(ControlCases.words.improvement) == isNamed)
        let captions = svg(chart).valueMarks.compactMap(\.caption)
        #expect(captions.contains { $0.hasSuffix("(\(ControlCases.words.improvement))") } == isNamed)
    }

    @Test(
        "Every unit outside a funnel is named, beside its point or in the key",
        arguments: [
            FunnelCases.twenty, FunnelCases.twenty.narrow, FunnelCases.crowded, FunnelCases.crowded.narrow,
        ])
    func outliersAreNamed(_ chart: ChartCase) throws {
        guard case .funnel(let limits) = chart.spec.kind else { return }
        let flat = texts(chart).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for (category, unit) in zip(chart.spec.categories, limits.units) where unit.variation != .common {
            #expect(flat.contains(category.label), "\(category.label)")
        }
    }

    @Test("A unit without value or denominator is not drawn in a funnel, but said")
    func funnelMissing() {
        let chart = FunnelCases.missing
        #expect(svg(chart).valueMarks.filter { $0.name == "path" }.count == 4)
        #expect(texts(chart).contains("Sở Nông nghiệp và Môi trường: …"))
    }

    @Test("A funnel whose every unit lacks a denominator is an empty chart")
    func funnelWithout() {
        var chart = FunnelCases.one
        guard case .funnel(var limits) = chart.spec.kind else { return }
        limits.units = [FunnelLimits.Unit(denominator: 0)]
        chart.spec.kind = .funnel(limits)
        #expect(texts(chart) == "chưa có số liệu")
    }

    @Test("Ranks are not joined over a break or a gap, and units that share a rank are all seen")
    func bump() {
        // 2020–2022 and 2023–2024 of Văn phòng; 2020–2022 of Nông nghiệp, nothing over its gap.
        #expect(
            elements(RankCases.bumpGaps, "c-stroke-s1").filter { $0.attributes["class"]?.contains("leader") != true }
                .count == 2)
        let points = svg(RankCases.bumpGaps).valueMarks.filter { $0.caption?.hasPrefix("2022") == true }
        #expect(points.count == 5 && Set(points.compactMap { $0.attributes["d"] }).count == 5)
        let starts = points.compactMap { $0.attributes["d"]?.split(separator: "L")[0] }
        #expect(Set(starts).count == 5)
    }

    @Test("A slope joins two numbers, never one; with other than two categories it is a line")
    func slope() {
        #expect(elements(RankCases.slopeNegative, "c-line").isEmpty)
        #expect(elements(RankCases.slope, "c-line").count == 6)
        // Three lines, and the sign of preliminary values in the legend.
        #expect(elements(RankCases.slopeGaps, "c-line").count == 4)
        var chart = RankCases.slope
        chart.spec.categories.removeLast()
        #expect(elements(chart, "c-line").isEmpty && !svg(chart).valueMarks.isEmpty)
    }

    @Test("Parts float only where they are all known and make the total")
    func contribution() {
        func starts(_ chart: ChartCase) -> Set<String> {
            Set(elements(chart, "c-fill-s1").compactMap { $0.caption == nil ? nil : $0.attributes["x"] })
        }
        #expect(starts(PartCases.contributionScore).count == 5)
        #expect(starts(PartCases.contributionUneven).count == 1)
        #expect(starts(PartCases.contributionMissing).count == 1)
    }

    @Test("An area ends where any part is missing or below zero, and where the series breaks")
    func area() {
        func layers(_ change: (inout ChartSpec) -> Void) -> AreaRuns {
            var spec = PartCases.areaTwo.spec
            spec.categories = Categories.months(5)
            spec.series = spec.series.prefix(2).map { series in
                var series = series
                series.values = Numbers.counts([1, 2, 3, 4, 5])
                return series
            }
            change(&spec)
            return AreaRuns(ChartData(spec))
        }
        #expect(layers { _ in }.runs.map(\.categories) == [[0, 1, 2, 3, 4]])
        #expect(layers { $0.series[1].values[2] = .missing(label: "…") }.runs.map(\.categories) == [[0, 1], [3, 4]])
        #expect(layers { $0.categories[1].breakBefore = "x" }.runs.map(\.categories) == [[0], [1, 2, 3, 4]])
        var chart = PartCases.areaTwo
        chart.spec.series[0].values = Numbers.counts([-5, -6])
        #expect(elements(chart, "c-area").isEmpty && texts(chart).contains("−5"))
    }

    @Test("A marked value stands within its bin; beyond an open bin at its end; outside of all nowhere")
    func markers() {
        let edges = (0...3).map { HistogramBins.Edge(value: Double($0) * 10, label: "\($0)") }
        let closed = BinPlaces(HistogramBins(edges: edges, edgeTitle: ""), count: 3, from: 0, to: 300)
        #expect([0, 5, 30, 30.1, -1].map(closed.place) == [0, 50, 300, nil, nil])
        let open = BinPlaces(HistogramBins(edges: edges, isOpenEnded: true, edgeTitle: ""), count: 3, from: 0, to: 310)
        #expect([15, 25, 900].map(open.place) == [150, 310, 310])
    }

    @Test("Every panel has the same scale, and one without numbers says so")
    func panels() {
        let chart = PartCases.multiples
        #expect(texts(chart).contains("chưa có số liệu"))
        let ticks = svg(chart).lines.filter { $0.text == "95%" }
        #expect(ticks.count == 2)
    }

    @Test("A row without a number has no dot and no interval, but its sign")
    func dots() {
        let chart = DistributionCases.dots
        #expect(svg(chart).valueMarks.count == 5)
        // Five numbers, one without interval; one more in the legend.
        #expect(elements(chart, "c-interval").count == 5)
        #expect(texts(chart).contains("…"))
    }

    @Test("Kinds have names of their own, and the plain ones are found by them")
    func names() {
        #expect(Set(ChartKind.plain.map(\.name)).count == ChartKind.plain.count)
        for kind in ChartKind.plain { #expect(ChartKind(plain: kind.name) == kind) }
        #expect(ChartKind(plain: "control") == nil)
    }
}
