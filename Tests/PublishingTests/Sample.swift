import Diagnostics
import Metrics
import Tables
import Testing

@testable import Project
@testable import Publishing

/// A small project in memory: offices A and B, four quarters, a rank, a survey, records, and something for the leadership.
struct Sample {
    var files = Self.base

    /// Replaces or adds a file.
    func with(_ path: String, _ text: String) -> Sample {
        var sample = self
        sample.files[path] = text
        return sample
    }

    func adding(_ text: String, to path: String) -> Sample { with(path, (files[path] ?? "") + text) }

    /// Replaces a piece of a file, which must be there.
    func replacing(_ old: String, with new: String, in path: String) throws -> Sample {
        try #require(files[path]?.contains(old) == true)
        return with(path, (files[path] ?? "").replacing(old, with: new))
    }

    func project() throws -> Project {
        let source = ProjectSource(root: "Content", files: files.mapValues { Array($0.utf8) })
        let loaded = Project.load(source)
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        try #require(errors.isEmpty, "\(errors.map { "\($0.code) \($0.message.vietnamese)" })")
        return try #require(loaded.value)
    }

    func results() throws -> Results {
        let results = Results.make(try project().catalogue)
        let errors = results.diagnostics.filter { $0.severity == .error }
        try #require(errors.isEmpty, "\(errors.map { "\($0.code) \($0.message.vietnamese)" })")
        return results.value
    }

    func context(_ audience: Audience = .public, language: Language = .vietnamese) throws -> SiteContext {
        var project = try project()
        project.site.language = language
        return SiteContext(
            project: project, results: try results(), audience: audience, strings: try Self.strings())
    }

    /// The key of every word stands for the word.
    static func strings() throws -> ComponentStrings {
        let words = ComponentStrings.Word.allCases.map { ($0.rawValue, $0.rawValue) }
        return try #require(ComponentStrings.from(Dictionary(uniqueKeysWithValues: words), file: "vi.yaml").value)
    }

    private static let base: [String: String] = [
        "site.yaml": """
        title: Số liệu mẫu
        organisation: Văn phòng mẫu
        data_date: 2024-06-30
        navigation: [index.md]
        """,
        "units.yaml": """
        - {id: a, name: Sở Nội vụ, short: SNV}
        - {id: b, name: Sở Y tế}
        """,
        "sources.yaml": """
        - {id: s1, title: Báo cáo năm 2023, number: 12/BC, issuer: Văn phòng, date: "2024-01"}
        - {id: s2, title: Tài liệu nội bộ}
        """,
        "data/ho-so.yaml": """
        title: Hồ sơ
        path: ho-so.csv
        kind: reported
        fields:
          - {name: from, type: date}
          - {name: to, type: date}
          - {name: unit, type: string, required: true, dimension: units, title: Đơn vị}
          - {name: received, type: integer, title: Tiếp nhận, measured_in: hồ sơ}
          - {name: resolved, type: integer, title: Đã giải quyết, measured_in: hồ sơ}
          - {name: on_time, type: integer, title: Đúng hạn, measured_in: hồ sơ}
          - {name: overdue, type: integer, title: Quá hạn, measured_in: hồ sơ}
          - {name: source, type: string, required: true}
          - {name: note, type: string}
        key: [from, to, unit]
        period: {from: from, to: to}
        source: source
        note: note
        parts:
          resolved: [on_time, overdue]
        checks:
          - name: balance
            title: Tiếp nhận = đã giải quyết
            that: received = resolved
            where: "unit = 'a' and from <= date('2023-04-01')"
            accepted:
              - {where: "from = date('2023-04-01')", difference: 10, reason: Nguồn in như vậy.}
        """,
        "data/ho-so.csv": """
        from,to,unit,received,resolved,on_time,overdue,source,note
        2023-01-01,2023-03-31,a,100,100,90,10,s1,
        2023-04-01,2023-06-30,a,110,100,95,5,s1,Có làm tròn.
        2023-07-01,2023-09-30,a,1200,…,1100,100,s1,
        2023-10-01,2023-12-31,a,≥ 130,…,*,…,s1,
        2023-01-01,2023-03-31,b,50,0,0,0,s1,
        2023-07-01,2023-09-30,b,–,–,–,–,s1,

        """,
        "data/xep-hang.yaml": """
        title: Xếp hạng
        path: xep-hang.csv
        kind: reported
        fields:
          - {name: year, type: integer}
          - {name: place, type: integer, title: Hạng}
          - {name: ranked, type: integer, title: Số đơn vị được xếp hạng}
        key: [year]
        period: {year: year}
        breaks:
          - {from: 2024-01-01, title: Bộ tiêu chí mới}
        """,
        "data/xep-hang.csv": """
        year,place,ranked
        2018,7,20
        2019,6,20
        2020,9,20
        2021,9,18
        2022,9,…
        2023,9,20
        2024,5,20

        """,
        "data/khao-sat.yaml": """
        title: Khảo sát
        path: khao-sat.csv
        kind: reported
        fields:
          - {name: year, type: integer}
          - {name: share, type: decimal, title: Tỷ lệ hài lòng}
        key: [year]
        period: {year: year}
        """,
        "data/khao-sat.csv": "year,share\n2022,95\n2023,96.5\n",
        "data/noi-bo.yaml": """
        title: Dữ liệu nội bộ
        path: noi-bo.csv
        kind: register
        audience: leadership
        fields:
          - {name: day, type: date}
          - {name: subject, type: string}
          - {name: source, type: string, required: true}
        period: {at: day}
        source: source
        measures:
          - {name: secrets, aggregate: count, title: Vụ việc kín}
        """,
        "data/noi-bo.csv": "day,subject,source\n2023-02-03,Việc kín,s2\n",
        "metrics/m.yaml": """
        - {name: received, dataset: ho-so, title: {vi: Hồ sơ tiếp nhận, en: Dossiers received}, type: simple, measure: received}
        - {name: resolved, dataset: ho-so, title: Hồ sơ đã giải quyết, type: simple, measure: resolved}
        - {name: on_time, dataset: ho-so, title: Hồ sơ đúng hạn, type: simple, measure: on_time}
        - {name: overdue, dataset: ho-so, title: Hồ sơ quá hạn, type: simple, measure: overdue}
        - name: on_time_rate
          dataset: ho-so
          title: Tỷ lệ đúng hạn
          type: ratio
          numerator: on_time
          denominator: resolved
          direction: higher
          beside: [overdue, secrets]
          targets: [{from: 2023-01-01, value: 0.9}]
        - {name: gap, title: Chênh lệch, type: derived, expression: received - resolved}
        - {name: done_share, title: Tỷ lệ đã giải quyết, type: derived, expression: resolved / received, format: percent}
        - {name: reform_rank, dataset: xep-hang, title: Hạng cải cách, type: rank, measure: place, of: ranked}
        - {name: satisfaction, dataset: khao-sat, title: Mức hài lòng, type: reported, measure: share, format: percent}
        - {name: secrets, dataset: noi-bo, title: Vụ việc kín, type: simple, measure: secrets}
        """,
        "pages/index.md": """
        ---
        title: Trang đầu
        ---

        Chữ.
        """,
    ]
}

extension SiteContext {
    /// The points of a metric, for one period where it is named.
    func points(_ metric: String, _ unit: String? = nil, _ period: String? = nil) throws -> [MetricPoint] {
        let asked = try period.map { Plan.Periods.list([try #require(Period(parsing: $0))]) } ?? .stated
        return try results.evaluator.evaluate(
            MetricRequest(metric: metric, members: unit.map { ["unit": [$0]] } ?? [:], periods: asked))
    }

    func point(_ metric: String, _ unit: String? = nil, _ period: String) throws -> (MetricDefinition, MetricPoint) {
        (try #require(project.catalogue.metric(metric)), try #require(try points(metric, unit, period).first))
    }

    /// The grid of a request, which must hold.
    func grid(_ numbers: NumbersRequest) throws -> FigureGrid {
        var problems: [Diagnostic] = []
        let grid = FigureGrid(numbers, self, at: SourceLocation(file: "x.md"), &problems)
        return try #require(grid, "\(problems.map(\.message.vietnamese))")
    }
}

let quarters = Plan.Periods.grain(.quarter, .calendar)
