import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Project
@testable import Publishing

/// Whole small sites with the theme as it is shipped.
@Suite struct SiteTests {
    private func compose(_ sample: Sample, _ audience: Audience = .public) throws -> Diagnosed<OutputTree?> {
        try sample.composed(audience)
    }

    private var full: Sample {
        Sample().with(
            "pages/index.md",
            """
            ---
            title: Trang đầu
            ---

            ## Ghi chú

            Có `= received {unit: a, period: 2023-Q2}` hồ sơ; xem [hồ sơ](ho-so.md#dung-han) và [tỷ lệ](metric:on_time_rate).

            ```cards
            id: the
            cards:
              - {metric: on_time_rate, unit: a, period: 2023-Q2}
              - {metric: reform_rank, period: 2019}
            ```

            ```definitions
            id: dinh-nghia
            ```

            ```definitions
            id: dinh-nghia-nua
            ```

            ```checks
            id: kiem
            ```

            ```sources
            id: nguon
            ```
            """
        ).with(
            "pages/ho-so.md",
            """
            ---
            title: Hồ sơ
            ---

            ```chart
            id: dung-han
            kind: line
            metric: on_time_rate
            by: unit
            grain: quarter
            ```

            ```table
            id: bang
            metrics: [received, on_time_rate]
            by: unit
            ```

            ```records
            id: dong
            dataset: ho-so
            fields: [from, unit, received]
            ```
            """)
    }

    @Test("A site has its pages, a page and files for every figure, a page for every metric, and no id twice")
    func whole() throws {
        let composed = try compose(full)
        let tree = try #require(composed.value, "\(composed.diagnostics.map { "\($0.code) \($0.message.vietnamese)" })")
        for path in [
            "index.html", "ho-so/index.html", "404.html", "chi-so/index.html", "chi-so/on-time-rate/index.html",
            "chi-so/on-time-rate/on-time-rate.csv", "hinh/dung-han/index.html", "hinh/dung-han/dung-han.svg",
            "hinh/bang/bang.json", "hinh/dong/dong.csv", "assets/charts.css", "manifest.json",
        ] {
            #expect(tree.files[path] != nil, "\(path)")
        }
        #expect(!tree.sortedPaths.contains { $0.contains("secrets") })
        for (path, bytes) in tree.files where path.hasSuffix(".json") {
            #expect(throws: Never.self, "\(path)") { try JSONSerialization.jsonObject(with: Data(bytes)) }
        }
    }

    @Test("On the page of a metric only the receipt of its latest period is open")
    func latestReceipt() throws {
        let tree = try #require(try compose(full).value)
        let html = String(decoding: tree.files["chi-so/reform-rank/index.html"] ?? [], as: UTF8.self)
        let open = html.components(separatedBy: "open=\"\">").dropFirst()
        #expect(open.count == 1)
        #expect(open.first?.hasPrefix("<summary><span class=\"receipt-title\">năm 2024</span>") == true)
    }

    @Test("The 404 page names everything by the address of the site, and its links are checked like others")
    func notFound() throws {
        let sample = full.adding("\nbase_url: https://example.vn/so-lieu", to: "site.yaml")
        let composed = try compose(sample)
        let tree = try #require(composed.value, "\(composed.diagnostics.map(\.message.vietnamese))")
        let html = String(decoding: tree.files["404.html"] ?? [], as: UTF8.self)
        #expect(html.contains("href=\"https://example.vn/so-lieu/assets/site.css\""))
        #expect(html.contains("<li><a href=\"https://example.vn/so-lieu/index.html\">"))
        #expect(!html.contains("class=\"sidebar\"") && !html.contains("<details"))
    }

    @Test("Two sites of one project are the same bytes")
    func deterministic() throws {
        #expect(try compose(full).value == compose(full).value)
    }

    @Test("What is for the leadership is in the leadership's site only")
    func audiences() throws {
        let sample = full.with(
            "pages/kin.md",
            "---\ntitle: Trang kín\naudience: leadership\n---\n\n```table\nid: kin\nmetric: secrets\ngrain: year\n```\n"
        )
        let tree = try #require(try compose(sample).value)
        for (path, bytes) in tree.files {
            let text = String(decoding: bytes, as: UTF8.self)
            for word in ["Vụ việc kín", "Trang kín", "Tài liệu nội bộ", "Dữ liệu nội bộ", "noi-bo"] {
                #expect(!text.contains(word), "\(word) in \(path)")
            }
        }
        #expect(try compose(sample, .leadership).value?.files["chi-so/secrets/index.html"] != nil)
    }

    @Test("A link from a public page to one of the leadership is an error at its line")
    func linkToLeadership() throws {
        let sample = Sample().with("pages/kin.md", "---\ntitle: Kín\naudience: leadership\n---\n\nChữ.\n")
            .with("pages/index.md", "---\ntitle: T\n---\n\nXem [trang](kin.md).\n")
        let problems = try compose(sample).diagnostics
        #expect(problems.map(\.code) == ["page.broken-link"])
        #expect(problems.first?.location == SourceLocation(file: "Content/pages/index.md", line: 5, column: 13))
    }

    @Test("A heading and a figure with one id are an error that names the page")
    func duplicateIdentifier() throws {
        let sample = Sample().with(
            "pages/index.md",
            "---\ntitle: T\n---\n\n## Bảng số\n\n```table\nid: bang-so\nmetric: received\nby: unit\n```\n")
        let problems = try compose(sample).diagnostics.filter { $0.severity == .error }
        #expect(problems.map(\.code) == ["page.duplicate-id"])
        #expect(problems.first?.excerpt == "bang-so")
        #expect(problems.first?.location?.file == "Content/pages/index.md")
    }

    @Test("Two pages that want one place are an error, and none is dropped in silence")
    func samePlace() throws {
        let text = "---\ntitle: T\n---\n\nChữ.\n"
        let sample = Sample().with("pages/ho-so.md", text).with("pages/ho-so/index.md", text)
        let problems = try compose(sample).diagnostics
        #expect(problems.map(\.code) == ["write.duplicate-path"])
        #expect(problems.first?.location?.file == "Content/pages/ho-so/index.md")
    }

    @Test(
        "A page of the content in the place of one that the program makes is an error at the page",
        arguments: [
            (Language.vietnamese, "chi-so/received"), (.vietnamese, "chi-so"), (.vietnamese, "du-lieu/ho-so"),
            (.vietnamese, "hinh/bang"), (.vietnamese, "tim-kiem/index"), (.english, "metrics/received"),
            (.english, "metrics"), (.english, "data"), (.english, "figures/bang"), (.english, "search"),
        ])
    func reservedPlace(language: Language, path: String) throws {
        let sample = full.adding("\nlanguages: [\(language.rawValue)]", to: "site.yaml")
            .with("pages/\(path).md", "---\ntitle: T\n---\n\nChữ.\n")
        let problems = try compose(sample).diagnostics.filter { $0.severity == .error }
        #expect(problems.map(\.code) == ["page.reserved-place"])
        #expect(problems.first?.location?.file == "Content/pages/\(path).md")
    }

    @Test("An English site has English names for its folders and sections, a Vietnamese one has none of them")
    func names() throws {
        let releases = "releases:\n  - {date: 2024-06-30, title: T}\n"
        func tree(_ language: String) throws -> OutputTree {
            try #require(
                try compose(
                    full.adding(
                        "\nlanguages: [\(language)]\nbase_url: https://example.vn/\n\(releases)", to: "site.yaml"
                    )
                ).value)
        }
        let vietnamese: Set = ["chi-so", "du-lieu", "hinh", "tim-kiem", "cong-bo.atom"]
        let english: Set = ["metrics", "data", "figures", "search", "releases.atom"]
        func places(_ tree: OutputTree) -> Set<String> {
            Set(tree.files.keys.map { String($0.split(separator: "/")[0]) })
        }
        let (old, new) = (try tree("vi"), try tree("en"))
        #expect(places(old).isSuperset(of: vietnamese) && places(old).isDisjoint(with: english))
        #expect(places(new).isSuperset(of: english) && places(new).isDisjoint(with: vietnamese))
        #expect(old.files.count == new.files.count)
        let ids =
            #/ id="(so-lieu|xu-huong|so-sanh|bien-nhan|trich-dan|ghi_chu|bo-du-lieu|dung-lai|cac-|cong-bo|tim-kiem)/#
        for (path, bytes) in new.files where path.hasSuffix(".html") {
            #expect(String(decoding: bytes, as: UTF8.self).firstMatch(of: ids) == nil, "\(path)")
        }
    }

    @Test("Texts of the content are escaped in pages and in SVG")
    func escaping() throws {
        let sample = try full.replacing("name: Sở Y tế", with: "name: \"Sở <b>&\\\"Y\\\"\"", in: "units.yaml")
        let tree = try #require(try compose(sample).value)
        for (path, bytes) in tree.files where path.hasSuffix(".html") || path.hasSuffix(".svg") {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Sở <b>"), "\(path)")
        }
    }
}
