import Foundation
import Metrics
import Testing

@testable import Project
@testable import Publishing

/// The index that the theme's script searches. How it searches is tested in a browser: `Tests/Browser/scripts.py`.
@Suite struct SearchTests {
    private struct Entry: Hashable {
        var title, path, kind, more: String
    }

    private static let sample = Sample().with(
        "pages/nguon.md",
        """
        ---
        title: Cách tính
        summary: Số liệu từ đâu
        ---

        ## Các văn bản

        ```sources
        id: nguon
        ```

        ```table
        id: bang
        title: Bảng "chính"
        metric: received
        by: unit
        ```
        """
    ).with(
        "pages/don-vi/[unit].md",
        "---\ntitle: $unit\nfor_each: {dataset: ho-so, field: unit}\n---\n\n`= received {unit: $unit, period: 2023-Q1}`\n"
    )

    private func index(_ sample: Sample, _ audience: Audience = .public) throws -> [Entry] {
        let text = try sample.site(audience).text("assets/search-index.js")
        let list = try #require(text.wholeMatch(of: #/(?s)window\.congkhaiSearch=(\[.*\]);\n/#)).1
        let rows = try JSONSerialization.jsonObject(with: Data(list.utf8))
        return try #require(rows as? [[String]]).map { row in
            try #require(row.count == 4)
            return Entry(title: row[0], path: row[1], kind: row[2], more: row[3])
        }
    }

    @Test("Pages, headings, figures, metrics, datasets, offices and documents are found, each where it is")
    func whole() throws {
        let entries = try index(Self.sample)
        for entry in [
            Entry(title: "Cách tính", path: "nguon/index.html", kind: "Trang", more: "Số liệu từ đâu · Các văn bản"),
            Entry(title: "Bảng \"chính\"", path: "hinh/bang/index.html", kind: "Hình", more: ""),
            Entry(title: "Hồ sơ tiếp nhận", path: "chi-so/received/index.html", kind: "Chỉ số", more: ""),
            Entry(title: "Khảo sát", path: "du-lieu/khao-sat/index.html", kind: "Dữ liệu", more: ""),
            Entry(title: "Sở Nội vụ", path: "don-vi/a/index.html", kind: "Đơn vị", more: "SNV · Sở Nội vụ"),
            Entry(
                title: "Báo cáo năm 2023", path: "nguon/index.html#nguon", kind: "Văn bản",
                more: "Báo cáo năm 2023, số 12/BC, Văn phòng, 2024-01"),
        ] { #expect(entries.contains(entry), "\(entry.title)") }
        let tree = try Self.sample.site()
        for entry in entries {
            #expect(tree.files[String(entry.path.prefix { $0 != "#" })] != nil, "\(entry.path)")
        }
        #expect(!entries.contains { $0.path.hasPrefix("404") || $0.path.hasPrefix("tim-kiem") })
    }

    @Test(
        "An office without a page of its own leads to the first metric that has numbers of it, one without numbers nowhere"
    )
    func offices() throws {
        let sample = Sample().with(
            "units.yaml",
            "- {id: a, name: Sở Nội vụ, short: SNV}\n- {id: b, name: Sở Y tế}\n- {id: c, name: Sở Không số}\n")
        let offices = try index(sample).filter { $0.kind == "Đơn vị" }
        #expect(offices.map(\.title) == ["Sở Nội vụ", "Sở Y tế"])
        #expect(offices.allSatisfy { $0.path == "chi-so/received/index.html" }, "\(offices)")
    }

    @Test("Nothing of the leadership is in the public index: no page, metric, dataset, office or document")
    func audiences() throws {
        let sample = Self.sample.with(
            "pages/kin.md", "---\ntitle: Trang kín\naudience: leadership\n---\n\n## Đề mục kín\n\nKín.\n")
        let text = try sample.site().text("assets/search-index.js")
        for secret in ["kín", "nội bộ", "secrets", "noi-bo"] { #expect(!text.contains(secret), "\(secret)") }
        let closed = try index(sample, .leadership)
        for title in ["Trang kín", "Vụ việc kín", "Dữ liệu nội bộ", "Tài liệu nội bộ"] {
            #expect(closed.contains { $0.title == title }, "\(title)")
        }
    }

    @Test("The page leads on without JavaScript, too")
    func page() throws {
        let html = try Sample().site().text("tim-kiem/index.html")
        let without = try #require(html.components(separatedBy: "<noscript>").last)
        #expect(without.contains("href=\"../chi-so/index.html\"") && without.contains("href=\"../du-lieu/index.html\""))
        #expect(html.contains("<script src=\"../assets/search-index.js\" defer></script>"))
        #expect(html.contains("id=\"tim-kiem\" hidden"))
    }
}
