import Diagnostics
import Metrics
import Project
import Testing

@Suite struct PageTests {
    private let template = """
        ---
        title: Số liệu $unit.name
        summary: Của $unit.
        for_each: {dataset: ho-so, field: unit}
        ---

        Có `= received {unit: $unit, period: 2023}` hồ sơ.

        ```table
        id: bang-$unit
        metric: received
        unit: $unit
        ```
        """

    @Test("A templated page becomes one page for each member that has data, with its name and its own ids")
    func templated() throws {
        let pages = try Loading.project(["pages/don-vi/[unit].md": template]).pages.filter { $0.path != "index.md" }
        #expect(pages.map(\.path) == ["don-vi/a.md", "don-vi/b.md"])
        #expect(pages.map(\.title.vietnamese) == ["Số liệu Sở A", "Số liệu Sở B"])
        #expect(pages.map { $0.blocks.map(\.id) } == [["bang-a"], ["bang-b"]])
        #expect(pages.map { $0.inlines[0].request.members } == [["unit": ["a"]], ["unit": ["b"]]])
        #expect(pages.flatMap(\.blocks).allSatisfy { $0.numbers?.emptyIsAllowed == true })
    }

    @Test("A page saved with the line ends of Windows is the same page, and its mistakes have the same lines")
    func windowsLineEnds() throws {
        let text =
            "---\ntitle: T\nsummary: S\n---\n\nCó `= received {unit: a, period: 2023}` hồ sơ.\n\n```table\nid: x\nmetric: received\n```\n"
        let (plain, windows) = (text, text.replacing("\n", with: "\r\n"))
        let pages = try [plain, windows].map { try #require(try Loading.project(["pages/index.md": $0]).pages.first) }
        #expect(pages[1].title == pages[0].title)
        #expect(pages[1].summary == pages[0].summary)
        #expect(pages[1].document == pages[0].document)
        #expect(pages[1].blocks.map(\.location) == pages[0].blocks.map(\.location))
        let wrong = windows.replacing("metric: received", with: "metric: unknown")
        #expect(Loading.load(["pages/index.md": wrong]).diagnostics.map(\.location?.line) == [10])
    }

    @Test("Figures of a template that share an id are an error, said once")
    func sharedIdentifier() {
        let problems = Loading.load(["pages/don-vi/[unit].md": template.replacing("bang-$unit", with: "bang")])
            .diagnostics
        #expect(problems.map(\.code) == ["figure.duplicate-id"])
    }

    @Test(
        "What is no period is an error that shows how to write one",
        arguments: [
            "2024-Q5", "2024-13", "24-Q1", "2024-Q1@14", "2024-01-01..2023-01-01", "2024-02-30", "quý I", "2024-H3",
            "+024",
        ])
    func badPeriods(period: String) {
        let problems = Loading.load([
            "pages/index.md": "---\ntitle: T\n---\n\n```table\nid: x\nmetric: received\nperiod: \"\(period)\"\n```\n"
        ]).diagnostics
        #expect(problems.map(\.code) == ["figure.bad-period"])
        #expect(problems.first?.hint?.vietnamese.contains("2024-Q1@15") == true)
    }

    @Test(
        "Every notation of a period is read, a list of them too",
        arguments: [
            "2024-01", "2024-Q1", "2024-Q1@15", "2024-H1", "2024-9M", "2024", "2024-02-29", "2019-01-01..2022-05-23",
            "unstated",
        ])
    func periods(notation: String) throws {
        let page = try #require(
            try Loading.project([
                "pages/index.md":
                    "---\ntitle: T\n---\n\n```table\nid: x\nmetric: received\nperiods: [\(notation), 2000]\n```\n"
            ]).pages.first)
        guard case .list(let periods)? = page.blocks.first?.numbers?.periods else {
            Issue.record("no list")
            return
        }
        #expect(periods.map(\.identifier) == [notation, "2000"])
    }

    @Test("A chart runs over periods with a grain, else over what splits it, else over its metrics")
    func axes() throws {
        func axis(_ keys: String) throws -> Axis? {
            let page = "---\ntitle: T\n---\n\n```chart\nid: x\nkind: bar\n\(keys)\n```\n"
            guard
                case .chart(_, _, let x)? = try Loading.project(["pages/index.md": page]).pages.first?.blocks.first?
                    .content
            else { return nil }
            return x
        }
        #expect(try axis("metric: received\ngrain: year\nby: unit") == .period)
        #expect(try axis("metric: received\nby: unit") == .dimension("unit"))
        #expect(try axis("metrics: [received, early_rate]") == .metric)
        #expect(try axis("metric: received") == .period)
        #expect(try axis("metric: received\nby: unit\nx: period") == .period)
    }

    @Test("A table has its metrics in columns, and periods and members down its side")
    func tableAxes() throws {
        let page = "---\ntitle: T\n---\n\n```table\nid: x\nmetric: received\nby: unit\n```\n"
        guard
            case .table(_, let rows, let columns)? = try Loading.project(["pages/index.md": page]).pages.first?.blocks
                .first?.content
        else {
            Issue.record("no table")
            return
        }
        #expect(rows == [.period, .dimension("unit")] && columns == [.metric])
    }

    @Test("A public page that uses what is for the leadership is an error")
    func audience() {
        let metrics = (Loading.base["metrics/m.yaml"] ?? "").replacing(
            "measure: received}", with: "measure: received, audience: leadership}")
        let problems = Loading.load([
            "metrics/m.yaml": metrics, "pages/index.md": "---\ntitle: T\n---\n\nCó `= received {unit: a}` hồ sơ.\n",
        ]).diagnostics
        #expect(problems.map(\.code) == ["page.audience"])
    }
}
