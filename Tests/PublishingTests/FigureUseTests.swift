import Testing

@testable import Project
@testable import Publishing

/// How figures and data are cited and embedded.
@Suite struct FigureUseTests {
    private static let page = "\n```table\nid: bang\ntitle: Số <liệu> & \"bảng\"\nmetric: received\nby: unit\n```\n"
    private static let based = Sample().adding("\nbase_url: https://example.vn/so-lieu\n", to: "site.yaml")

    @Test("A citation names the office, the title, the day of the data and the address")
    func citation() throws {
        let citation = Citation(context: try Self.based.context())
        #expect(
            citation.text(of: "Hồ sơ", at: "hinh/bang/index.html")
                == "Văn phòng mẫu, “Hồ sơ”, số liệu đến ngày 30/06/2024. https://example.vn/so-lieu/hinh/bang/")
        let english = Citation(context: try Sample().context(language: .english))
        #expect(english.text(of: "Hồ sơ", at: "x/index.html") == "Văn phòng mẫu, “Hồ sơ”, data as of 30 June 2024.")
    }

    @Test("The page of a figure has its citation and the lines that embed it, escaped twice over")
    func embed() throws {
        let html = try Self.based.adding(Self.page, to: "pages/index.md").site().text("hinh/bang/index.html")
        let frame =
            "<pre tabindex=\"0\"><code>&lt;iframe src=&quot;https://example.vn/so-lieu/hinh/bang/&quot; "
            + "title=&quot;Số &amp;lt;liệu&amp;gt; &amp;amp; &amp;quot;bảng&amp;quot;&quot; "
            + "width=&quot;100%&quot; height=&quot;910&quot; loading=&quot;lazy&quot;&gt;&lt;/iframe&gt;</code></pre>"
        #expect(html.contains(frame), "\(html.components(separatedBy: "<pre").last?.prefix(400) ?? "")")
        #expect(
            html.contains("“Số &lt;liệu&gt; &amp; &quot;bảng&quot;”, số liệu đến ngày 30/06/2024. https://example.vn/"))
        #expect(html.contains("<script src=\"../../assets/embed.js\" defer></script>"))
        // The script for the other page is text here, and runs nothing.
        #expect(html.contains("<pre tabindex=\"0\"><code>&lt;script&gt;\naddEventListener(&quot;message&quot;"))
        #expect(html.contains("không có nó, khung giữ chiều cao ghi ở trên."))
        #expect(!html.contains("<script>"))
    }

    @Test("Without an address there is nothing to embed, but still a citation")
    func withoutAddress() throws {
        let html = try Sample().adding(Self.page, to: "pages/index.md").site().text("hinh/bang/index.html")
        #expect(
            !html.contains("iframe") && !html.contains("addEventListener")
                && html.contains("số liệu đến ngày 30/06/2024.</p>"))
    }
}
