import Foundation
import Testing

/// One content in two languages, beyond what the goldens of `Tests/Sites/languages` show.
@Suite struct LanguagesTests {
    /// Letters that Vietnamese has and English has not.
    private static func vietnamese(_ text: String) -> String? {
        let letters = Set("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
        guard let place = text.firstIndex(where: { letters.contains(Character($0.lowercased())) }) else { return nil }
        let before = text[..<place].suffix(60)
        return String(before + text[place...].prefix(40))
    }

    private static func plain(_ text: String) -> String {
        let bare = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            !(0x300...0x36F).contains($0.value)
        }
        return String(String.UnicodeScalarView(bare)).replacing("đ", with: "d").replacing("Đ", with: "D")
    }

    @Test(
        "Whatever the program writes into an English site is English: of a content without Vietnamese letters, none come",
        arguments: ["statistics", "leadership", "every-figure", "metric-types", "signs", "immature-months", "register"])
    func english(name: String) throws {
        let scratch = try Scratch()
        try scratch.overlay(Repository.themes, at: "Themes")
        for (path, data) in try Folder.files(in: Repository.sites + "/\(name)/Content") {
            try scratch.write(Self.plain(String(decoding: data, as: UTF8.self)), to: "Content/" + path)
        }
        let site = try scratch.text("Content/site.yaml")
        try scratch.write(site + "\nlanguage: en\n", to: "Content/site.yaml")
        let outcome = try scratch.congkhai("build", "--language", "en", "--quiet")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try scratch.files(in: "Output").filter { !$0.key.hasSuffix(".xlsx") && $0.key.contains("/") }
        #expect(files.count > 20)
        let own = files.filter { !$0.key.contains("/assets/") || $0.key.hasSuffix("search-index.js") }
        for (path, data) in own.sorted(by: { $0.key < $1.key }) {
            let found = Self.vietnamese(String(decoding: data, as: UTF8.self))
            #expect(found == nil, "\(path)")
        }
    }

    @Test(
        "In the English pages Vietnamese stands in elements that say so, in names of offices and documents, and nowhere else"
    )
    func marked() throws {
        let scratch = try Scratch(content: Repository.sites + "/languages/Content")
        #expect(try scratch.congkhai("build").status == 0)
        let pages = try scratch.files(in: "Output/public/en").filter { $0.key.hasSuffix("index.html") }
        #expect(pages.count > 10)
        for (path, data) in pages {
            var html = String(decoding: data, as: UTF8.self)
            for element in ["head", "svg"] { html = Self.without("<\(element)", "</\(element)>", in: html) }
            for element in ["span", "p", "h2", "ul", "a"] {
                html = Self.without("<\(element) lang=\"vi\"", "</\(element)>", in: html)
            }
            html = html.replacing(#/<a [^>]*lang="vi"[^>]*>.*?<\/a>/#, with: "")
            // What a screen reader finds in attributes, in hidden words behind a link and in sentences goes without.
            html = html.replacing(#/<[^>]*>/#, with: "<>")
            for name in [
                "Sở Mẫu B", "Báo cáo bịa năm 2024", "Kế hoạch bịa số 1", "Tỷ lệ đúng hạn", "Hồ sơ theo tháng",
                "Đúng hạn",
            ] {
                html = html.replacing(name, with: "")
            }
            #expect(Self.vietnamese(html) == nil, "\(path)")
        }
    }

    @Test("With English first, Vietnamese is the language in a folder, and texts without it are said to be English")
    func englishFirst() throws {
        let scratch = try Scratch(content: Repository.base)
        try scratch.write(
            """
            title: {vi: Số liệu mẫu, en: Sample figures}
            organisation: Sample office
            data_date: 2024-06-30
            navigation: [index.md]
            languages: [en, vi]

            """, to: "Content/site.yaml")
        try scratch.write("---\ntitle: Front page\n---\n\nHello.\n", to: "Content/pages/index.md")
        try scratch.write("---\ntitle: Trang đầu\n---\n\nXin chào.\n", to: "Content/pages/index.vi.md")
        let outcome = try scratch.congkhai("build", "--format", "json")
        #expect(outcome.status == 0)
        let problems = try JSONDecoder().decode([Reported].self, from: Data(outcome.output.utf8))
        let site = problems.filter { $0.file == "Content/site.yaml" }
        #expect(site.map(\.message.vi) == ["“Sample office” chưa có tiếng Việt; trang hiện nguyên văn."])
        #expect(problems.contains { $0.code == "page.untranslated" && $0.file == "Content/pages/ho-so.md" })
        #expect(!problems.contains { $0.file == "Content/pages/index.md" || $0.file == "Content/units.yaml" })
        let front = try scratch.text("Output/public/vi/index.html")
        #expect(front.contains("<html lang=\"vi\""))
        #expect(front.contains("<h1>Trang đầu</h1>") && front.contains("<p>Xin chào.</p>"))
        #expect(front.contains("<span class=\"brand-organisation\"><span lang=\"en\">Sample office</span></span>"))
        #expect(front.contains("<a href=\"../index.html\" lang=\"en\" hreflang=\"en\">English</a>"))
        #expect(!front.contains("rel=\"alternate\""), "without a base URL there are no addresses")
        #expect(try scratch.text("Output/public/vi/ho-so/index.html").contains("Trang này chưa được dịch."))
        // The leadership's edition has both languages too.
        #expect(try scratch.names(in: "Output/leadership/vi").contains("lanh-dao"))
        #expect(try !scratch.names(in: "Output/public/vi").contains("lanh-dao"))
        #expect(try SiteManifest.faults(in: scratch.file("Output/public")) == [])
    }

    @Test("A site of one language has no switch, no alternates and no notes on translations")
    func oneLanguage() throws {
        let scratch = try Scratch(content: Repository.base)
        try scratch.replace("data_date", with: "base_url: https://example.org/\ndata_date", in: "Content/site.yaml")
        let outcome = try scratch.congkhai("build", "--format", "json")
        #expect(outcome.output == "[]\n")
        let page = try scratch.text("Output/public/index.html")
        #expect(!page.contains("hreflang") && !page.contains("class=\"languages\""))
        #expect(try !scratch.text("Output/public/sitemap.xml").contains("xhtml"))
        // The short form and the list of one mean the same.
        let before = try scratch.files(in: "Output/public")
        try scratch.replace("data_date", with: "languages: [vi]\ndata_date", in: "Content/site.yaml")
        #expect(try scratch.congkhai("build").status == 0)
        #expect(try scratch.files(in: "Output/public") == before)
    }

    private static func without(_ start: String, _ end: String, in html: String) -> String {
        var kept = ""
        var rest = html[...]
        while let open = rest.firstRange(of: start), let close = rest[open.upperBound...].firstRange(of: end) {
            kept += rest[..<open.lowerBound]
            rest = rest[close.upperBound...]
        }
        return kept + rest
    }
}
