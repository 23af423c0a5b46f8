import Diagnostics
import Metrics
import Tables
import Testing

@testable import Charts
@testable import Project
@testable import Publishing

@Suite struct ChartTests {
    private func composer(
        _ context: SiteContext, _ numbers: NumbersRequest, _ form: ChartForm = .line, x: Axis = .period
    ) throws -> ChartComposer {
        ChartComposer(grid: try context.grid(numbers), form: form, x: x)
    }

    private func problems(_ numbers: NumbersRequest, x: Axis = .period, _ sample: Sample = Sample()) throws -> [String]
    {
        var problems: [Diagnostic] = []
        let composer = try composer(sample.context(), numbers, x: x)
        let isGood = composer.check(at: SourceLocation(file: "x.md"), &problems)
        #expect(isGood == problems.isEmpty)
        return problems.map(\.code)
    }

    private func numbers(_ metrics: [String], _ unit: String? = nil, _ periods: Plan.Periods = quarters)
        -> NumbersRequest
    {
        NumbersRequest(metrics: metrics, members: unit.map { ["unit": [$0]] } ?? [:], periods: periods)
    }

    @Test("Categories that are metrics have their short titles; the description says them in full")
    func shortCategories() throws {
        let sample = try Sample().replacing(
            "title: Hồ sơ quá hạn,", with: "title: Hồ sơ quá hạn, short: Quá hạn,", in: "metrics/m.yaml")
        let numbers = NumbersRequest(
            metrics: ["on_time", "overdue"], members: ["unit": ["a"]],
            periods: .list([try #require(Period(parsing: "2023-Q1"))]))
        let spec = try composer(try sample.context(), numbers, .bar, x: .metric).spec(id: "c", title: "T", width: 640)
        #expect(spec.categories.map(\.label) == ["Hồ sơ đúng hạn", "Quá hạn"])
        #expect(spec.description.contains("Hồ sơ quá hạn"))
    }

    @Test("Periods of different kinds are refused in one chart, whatever their order")
    func unlike() throws {
        let sample = Sample().adding("2022-01-01,2022-12-31,a,1,1,1,0,s1,\n", to: "data/ho-so.csv")
        #expect(try problems(numbers(["resolved"], "a", .stated), sample) == ["figure.unlike-periods"])
        #expect(try problems(numbers(["resolved"], "a"), sample) == [])
    }

    @Test("Records without a date stand beside those of the years")
    func undated() throws {
        let sample = Sample().adding("…,Không rõ ngày,s2\n2021-05-06,Việc,s2\n", to: "data/noi-bo.csv")
        for _ in 0..<5 {
            let context = try sample.context(.leadership)
            var problems: [Diagnostic] = []
            let request = numbers(["secrets"], nil, .grain(.year, .calendar))
            #expect(try composer(context, request).check(at: SourceLocation(file: "x"), &problems))
        }
    }

    @Test("Different units do not share an axis, and neither do shares and the per cents of a source")
    func mixedUnits() throws {
        #expect(try problems(numbers(["received", "on_time_rate"], "a")) == ["figure.mixed-units"])
        #expect(try problems(numbers(["received", "resolved"], "a")) == [])
        let sample = Sample().adding(
            "\n- {name: place_share, dataset: xep-hang, title: Phần hạng, type: ratio, numerator: place, denominator: ranked}\n",
            to: "metrics/m.yaml")
        #expect(
            try problems(numbers(["satisfaction", "place_share"], nil, .grain(.year, .calendar)), sample) == [
                "figure.mixed-units"
            ])
    }

    @Test("What is missing is a gap with its sign, what is qualified says so, and nothing is drawn as zero")
    func missing() throws {
        let spec = try composer(Sample().context(), numbers(["received"], "a")).spec(
            id: "x", title: "Tiêu đề", width: 640)
        guard case .qualified(130, label: "từ 130 trở lên") = spec.series[0].values[3] else {
            Issue.record("\(spec.series[0].values)")
            return
        }
        let rate = try composer(Sample().context(), numbers(["on_time_rate"], "b")).spec(
            id: "x", title: "T", width: 640)
        for value in rate.series[0].values {
            if case .missing = value { continue }
            Issue.record("\(value)")
        }
    }

    @Test("A target is drawn where one holds for every period shown, and not on stacks")
    func target() throws {
        let context = try Sample().context()
        #expect(
            try composer(context, numbers(["on_time_rate"], "a")).spec(id: "x", title: "T", width: 640).target?.label
                == "Mục tiêu 90%")
        #expect(
            try composer(context, numbers(["on_time_rate"], "a"), .stacked).spec(id: "x", title: "T", width: 640).target
                == nil)
        let changed = try Sample().replacing(
            "{from: 2023-01-01, value: 0.9}", with: "{from: 2023-01-01, value: 0.9}, {from: 2023-07-01, value: 0.95}",
            in: "metrics/m.yaml")
        #expect(
            try composer(changed.context(), numbers(["on_time_rate"], "a")).spec(id: "x", title: "T", width: 640).target
                == nil)
    }

    @Test("A break is named before the first period after it, and in the description")
    func seriesBreak() throws {
        let request = numbers(["reform_rank"], nil, .grain(.year, .calendar))
        let spec = try composer(Sample().context(), request, .rank).spec(id: "x", title: "Hạng", width: 640)
        #expect(spec.categories.map(\.breakBefore) == [nil, nil, nil, nil, nil, nil, "Bộ tiêu chí mới"])
        #expect(spec.description.contains("Chuỗi số đứt quãng trước năm 2024: Bộ tiêu chí mới."))
        #expect(spec.rankOf == nil)
    }

    @Test("The legend of a single stack carries the numbers")
    func singleStack() throws {
        let request = numbers(
            ["on_time", "overdue"], "a", .list([try #require(Period(parsing: "2023-Q1"))]))
        let spec = try composer(Sample().context(), request, .stacked).spec(id: "x", title: "T", width: 640)
        #expect(spec.series.map(\.name) == ["Hồ sơ đúng hạn: 90", "Hồ sơ quá hạn: 10"])
    }

    @Test("Bars of shares show the whole; a growth beyond it is not cut off")
    func domain() throws {
        let context = try Sample().context()
        #expect(
            try composer(context, numbers(["on_time_rate"], "a"), .bar).spec(id: "x", title: "T", width: 640).domain
                == 0...1)
        let sample = Sample().adding(
            "\n- {name: growth, title: Mức tăng, type: derived, expression: received / overdue, format: percent}\n",
            to: "metrics/m.yaml")
        #expect(
            try composer(sample.context(), numbers(["growth"], "a"), .bar).spec(id: "x", title: "T", width: 640).domain
                == nil)
    }

    @Test("Ticks are printed as the values are")
    func ticks() throws {
        let context = try Sample().context()
        #expect(try composer(context, numbers(["on_time_rate"], "a")).ticks(0.25) == "25%")
        #expect(try composer(context, numbers(["received"], "a")).ticks(1500) == "1.500")
        #expect(try composer(context, numbers(["received"], "a")).ticks(-0.5) == "−0,5")
        #expect(try composer(context, numbers(["satisfaction"], nil, .stated)).ticks(95) == "95%")
    }

    @Test("A description says range, numbers and gaps in the language of the page")
    func description() throws {
        let request = numbers(["on_time_rate"], "a")
        let vietnamese = try composer(Sample().context(), request).spec(id: "x", title: "Đúng hạn", width: 640)
            .description
        #expect(
            vietnamese
                == "Đúng hạn. 4 mục, từ quý I/2023 đến quý IV/2023. quý I/2023 90%; quý II/2023 95%; quý III/2023 91,67%; không có số: quý IV/2023. Mục tiêu 90%."
        )
        let english = try composer(Sample().context(language: .english), request).spec(
            id: "x", title: "On time", width: 640
        ).description
        #expect(
            english
                == "On time. 4 periods, from Q1 2023 to Q4 2023. Q1 2023 90%; Q2 2023 95%; Q3 2023 91.67%; no number: Q4 2023. Target 90%."
        )
    }

    @Test("A description of many values says first, last and extremes; categories that are no periods have no first")
    func longDescription() {
        let values = (1...8).map { ChartValue.number(Double($0), label: "\($0)") }
        let series = [
            ChartSeries(name: "A", colorClass: "s1", values: values),
            ChartSeries(name: "B", colorClass: "s2", values: []),
        ]
        let names = (1...8).map { "k\($0)" }
        let description = ChartDescription(phrases: Phrases(language: .vietnamese))
        #expect(
            description.text(title: "T", categories: names, series: series, isTrend: true)
                == "T. 8 mục, từ k1 đến k8. A: đầu 1 (k1); cuối 8 (k8); thấp nhất 1 (k1); cao nhất 8 (k8). B: chưa có số liệu."
        )
        #expect(
            description.text(title: "T", categories: names, series: [series[0]], isTrend: false)
                == "T. 8 mục. thấp nhất 1 (k1); cao nhất 8 (k8).")
    }

    @Test("A downloaded SVG says the discrepancies that the page says beside it")
    func standalone() throws {
        let sample = Sample().with(
            "pages/index.md",
            "---\ntitle: T\n---\n\n```chart\nid: bieu-do\nkind: line\nmetric: received\nunit: a\ngrain: quarter\n```\n")
        let context = try sample.context()
        var problems: [Diagnostic] = []
        let block = try #require(context.pages[0].blocks.first)
        let figure = try #require(
            FigureComposer(context: context, page: "index.html").compose(block, headingLevel: 2, &problems))
        let svg = String(decoding: figure.files["hinh/bieu-do/bieu-do.svg"] ?? [], as: UTF8.self)
        #expect(svg.contains("110 so với 100, lệch 10"))
        #expect(String(decoding: figure.ownPage ?? [], as: UTF8.self).contains("notice-discrepancy"))
    }
}
