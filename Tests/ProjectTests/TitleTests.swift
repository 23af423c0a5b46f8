import Diagnostics
import Metrics
import Project
import Testing

@Suite struct TitleTests {
    private func untitled(_ descriptor: String, _ files: [String: String] = [:]) -> [String] {
        Loading.load(files.merging(["data/ho-so.yaml": descriptor]) { $1 }).diagnostics
            .filter { $0.code == "descriptor.untitled-field" && $0.severity == .warning }
            .map { "\($0.location?.line ?? 0) \($0.excerpt ?? "")" }
    }

    @Test("A field without a title that metrics are made from or split by is named where it is declared")
    func shown() {
        let descriptor = Loading.descriptor.replacing(", title: Đơn vị", with: "").replacing(
            ", title: Tiếp nhận", with: "")
        #expect(untitled(descriptor) == ["5 unit", "6 received"])
        #expect(untitled(Loading.descriptor) == [])
    }

    @Test("A field that no page shows needs no title; in a list of records it is shown")
    func records() {
        let page = "---\ntitle: Trang\n---\n\n```records\nid: r\ndataset: ho-so\nfields: [year, late]\n```\n"
        #expect(untitled(Loading.descriptor, ["pages/index.md": page]) == ["4 year", "8 late"])
    }

    @Test("The heading of the column in the office's file serves as the title, unless it has several levels")
    func headings() throws {
        let csv = ["data/ho-so.csv": "year,Đơn vị,Tổng số,early,late\n2023,a,10,8,2\n"]
        let descriptor = Loading.descriptor.replacing(", title: Đơn vị", with: ", aliases: [Đơn vị]")
            .replacing("title: Tiếp nhận", with: "aliases: [Tiếp nhận / Tổng số, Tổng số]")
            .replacing("title: Trước hạn", with: "aliases: [Trong đó / trước hạn]")
        #expect(untitled(descriptor, csv) == ["7 early"])
        let project = try Loading.project(csv.merging(["data/ho-so.yaml": descriptor]) { $1 })
        let dataset = try #require(project.catalogue.dataset("ho-so"))
        #expect(dataset.fields.map(\.title.vietnamese) == ["year", "Đơn vị", "Tổng số", "early", "late"])
        #expect(dataset.measure("received")?.title.vietnamese == "Tổng số")
    }
}
