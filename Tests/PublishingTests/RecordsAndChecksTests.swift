import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Project
@testable import Publishing

@Suite struct RecordsAndChecksTests {
    private func compose(_ block: String, _ sample: Sample = Sample()) throws -> ComposedFigure {
        let page = "---\ntitle: T\n---\n\n```\(block)\n```\n"
        let context = try sample.with("pages/index.md", page).context()
        var problems: [Diagnostic] = []
        let figure = FigureComposer(context: context, page: "index.html").compose(
            try #require(context.pages[0].blocks.first), headingLevel: 2, &problems)
        #expect(problems.isEmpty)
        return try #require(figure)
    }

    @Test("Records are printed as they stand; years are not grouped, other numbers are, absences keep their signs")
    func records() throws {
        let ranks = try compose("records\nid: r\ndataset: xep-hang\nfields: [year, place, ranked]")
        let html = String(decoding: ranks.html, as: UTF8.self)
        #expect(html.contains(">2022<") && html.contains(">…<"))
        let dossiers = String(
            decoding: try compose("records\nid: r\ndataset: ho-so\nfields: [unit, received]").html, as: UTF8.self)
        #expect(dossiers.contains(">1.200<") && dossiers.contains("Sở Nội vụ"))
    }

    @Test("A column of counts that happen to look like years is grouped where one of them could be none")
    func years() throws {
        let sample = try Sample().replacing(", title: Hạng}", with: "}", in: "data/xep-hang.yaml")
            .with("data/xep-hang.csv", "year,place,ranked\n2018,1999,3000\n")
        let html = String(
            decoding: try compose("records\nid: r\ndataset: xep-hang\nfields: [year, ranked]", sample).html,
            as: UTF8.self)
        #expect(html.contains(">2018<") && html.contains(">3.000<"))
    }

    @Test("Records that stand in a discrepancy or carry a note say so, and name their documents")
    func discrepancies() throws {
        let figure = try compose("records\nid: r\ndataset: ho-so\nfields: [from, unit, received, overdue]")
        for bytes in [figure.html, figure.ownPage ?? []] {
            let html = String(decoding: bytes, as: UTF8.self)
            #expect(
                html.contains("lệch 10") && html.contains("Có làm tròn.") && html.contains("Báo cáo năm 2023, số 12/BC")
            )
        }
    }

    @Test("The files of records are valid and keep absences as signs")
    func files() throws {
        let figure = try compose("records\nid: r\ndataset: ho-so\nfields: [from, unit, received, note]")
        let csv = String(decoding: figure.files["hinh/r/r.csv"] ?? [], as: UTF8.self).split(separator: "\n")
        #expect(csv.first == "from,unit,received,note")
        #expect(csv.contains("2023-10-01,a,atLeast 130,"))
        let json = try JSONSerialization.jsonObject(with: Data(figure.files["hinh/r/r.json"] ?? []))
        let records = try #require(json as? [[String: Any]])
        #expect(records.count == 6 && records[0]["received"] as? Int == 100 && records[0]["note"] is NSNull)
    }

    @Test("A list of checks says where each looked and what came of it; only discrepancies on request")
    func checks() throws {
        let context = try Sample().context()
        let composer = ChecksComposer(context: context)
        let all = composer.table(dataset: nil, onlyDiscrepancies: false, id: "k", caption: "K")
        let some = composer.table(dataset: nil, onlyDiscrepancies: true, id: "k", caption: "K")
        #expect(all.rows.count > some.rows.count)
        #expect(some.rows.map { $0.heads.map(\.text) } == [["Tiếp nhận = đã giải quyết"]])
        #expect(
            some.rows.map { $0.cells.map(\.text) } == [
                [
                    "không khớp, đã ghi nhận: 110 so với 100, lệch 10",
                    "SNV, quý II/2023 · Content/data/ho-so.csv:3", "Nguồn in như vậy.",
                ]
            ])
    }

    @Test("Rows in which a check holds are told in one; what does not hold, and what cannot be tested, stays apart")
    func folding() throws {
        let rows = [
            "2022-01-01,2022-03-31,a,7,7,7,0,s1,", "2022-04-01,2022-06-30,a,8,8,8,0,s1,",
            "2022-07-01,2022-09-30,a,9,…,9,…,s1,",
        ]
        let sample = Sample().adding(rows.joined(separator: "\n") + "\n", to: "data/ho-so.csv")
        let table = ChecksComposer(context: try sample.context()).table(
            dataset: "ho-so", onlyDiscrepancies: false, id: "k", caption: "K")
        #expect(table.columnHeads.map(\.text) == ["Phép kiểm", "Kết quả", "Dòng", "Lý do, ghi chú"])
        let balance = table.rows.filter { $0.heads[0].text == "Tiếp nhận = đã giải quyết" }
        #expect(
            balance.map { $0.cells.map(\.text) } == [
                [
                    "không khớp, đã ghi nhận: 110 so với 100, lệch 10", "SNV, quý II/2023 · Content/data/ho-so.csv:3",
                    "Nguồn in như vậy.",
                ],
                ["khớp ở 3 dòng", "Content/data/ho-so.csv, dòng 2, 8–9", ""],
                [
                    "không kiểm tra được (thiếu “Đã giải quyết”)", "SNV, quý III/2022 · Content/data/ho-so.csv:10", "",
                ],
            ])
    }

    @Test("Metrics stand in the order of the navigation, and those without a page come last")
    func metricsBySubject() throws {
        let sample = try Sample().with("pages/b.md", "---\ntitle: B\n---\n\nChữ.\n")
            .with("pages/a.md", "---\ntitle: A\n---\n\nChữ.\n")
            .replacing("[index.md]", with: "[index.md, b.md, a.md]", in: "site.yaml")
            .replacing("title: Hồ sơ\n", with: "title: Hồ sơ\nsubject: a.md\n", in: "data/ho-so.yaml")
            .replacing("title: Xếp hạng\n", with: "title: Xếp hạng\nsubject: b.md\n", in: "data/xep-hang.yaml")
        let groups = DefinitionsComposer(context: try sample.context(), page: "index.html").bySubject
        #expect(groups.map(\.page?.path) == ["b.md", "a.md", nil])
        #expect(groups.map { $0.metrics.map(\.name) }.first == ["reform_rank"])
        #expect(groups.last?.metrics.map(\.name) == ["satisfaction"])
    }

    @Test("The public site lists no dataset, document, metric or check of the leadership")
    func audiences() throws {
        let (open, closed) = (try Sample().context(), try Sample().context(.leadership))
        func documents(_ context: SiteContext) -> [String] {
            SourcesComposer(context: context).table(id: "n", caption: "N").rows.map { $0.heads[0].text }
        }
        #expect(documents(open) == ["Báo cáo năm 2023, số 12/BC, Văn phòng, 2024-01"])
        #expect(documents(closed).count == 2)
        func definitions(_ context: SiteContext) -> [String?] {
            DefinitionsComposer(context: context, page: "index.html").table(id: "d", caption: "D", of: context.metrics)
                .rows.map(\.id)
        }
        #expect(!definitions(open).contains("d-secrets") && definitions(closed).contains("d-secrets"))
    }
}
