import Foundation
import Testing

/// The site of the repository's own content says what the sources say.
@Suite struct RealContentTests {
    /// The text of every page by path, built once for all tests.
    private static let site = Result { () throws -> [String: PageText] in
        let scratch = try Scratch()
        let outcome = try Program.run(
            ["build", "--output", scratch.file("Output"), "--quiet"], in: Repository.root)
        guard outcome.status == 0 else { throw ScratchError(description: outcome.errors) }
        return try scratch.files(in: "Output").filter { $0.key.hasSuffix(".html") }
            .mapValues { PageText(String(decoding: $0, as: UTF8.self)) }
    }

    private func page(_ path: String) throws -> PageText {
        let site = try Self.site.get()
        return try #require(site["public/" + path])
    }

    @Test(
        "The pages of the subjects state the figures of the sources",
        arguments: [
            ("ho-so/index.html", "tiếp nhận 4.218 hồ sơ, gồm 4.193 hồ sơ mới và 25 hồ sơ từ kỳ trước"),
            ("ho-so/index.html", "100% (4.022/4.022)"),
            ("ho-so/index.html", "99,83% (5.395/5.404)"),
            ("tiep-cong-dan/index.html", "31 lượt với 53 người"),
            ("don-thu/index.html", "tiếp nhận 40 đơn"),
            ("xep-hang/index.html", "6/20 năm 2019, 10/20 năm 2020 và 6/20 năm 2021"),
            ("nhan-su/index.html", "được giao 58 biên chế công chức và có mặt 53 người, đạt 91,38% (53/58)"),
            ("nhan-su/index.html", "số được giao là 60 và số có mặt là 58 người, đạt 96,67% (58/60)"),
        ])
    func figures(path: String, phrase: String) throws {
        #expect(try page(path).contains(phrase), "\(phrase)")
    }

    @Test("Wherever the Centre's rate stands, in either site, the 239 missing dossiers are spoken of")
    func dossierNote() throws {
        let pages = try Self.site.get().filter { $0.value.contains("5.395/5.404") || $0.value.contains("99,83%") }
        #expect(pages.count > 5)
        let silent = pages.filter { !$0.value.contains("5.718 so với 5.479, lệch 239") }.keys.sorted()
        #expect(silent == [])
    }

    @Test("Wherever the number of petitions stands, the sum of 41 is spoken of")
    func petitionNote() throws {
        let paths = ["don-thu/index.html", "chi-so/petitions-received/index.html"]
        for path in paths { #expect(try page(path).contains("40 so với 41, lệch −1"), "\(path)") }
    }

    @Test("A rank never stands without the number of ranked offices")
    func ranks() throws {
        let text = try page("xep-hang/index.html").text
        #expect(!text.contains(#/xếp hạng \d+ /#))
        // The year that was published but is not in the sources is missing, not a rank.
        #expect(try page("chi-so/reform-rank/index.html").contains("6/20"))
    }

    @Test("Figures of the desk and of the Centre, which holds it, are nowhere added up")
    func nested() throws {
        // 4.022 + 5.404, 4.218 + 5.718, 5.404 + 102, 5.718 + 104.
        for (path, text) in try Self.site.get() {
            for total in ["9.426", "9.936", "5.506", "5.822"] { #expect(!text.contains(total), "\(total) in \(path)") }
        }
    }

    @Test("The public site has no page that the leadership's lacks, and fewer pages")
    func audiences() throws {
        let paths = try Self.site.get().keys
        let open = Set(paths.filter { $0.hasPrefix("public/") }.map { $0.dropFirst("public/".count) })
        let closed = Set(paths.filter { $0.hasPrefix("leadership/") }.map { $0.dropFirst("leadership/".count) })
        #expect(open.isSubset(of: closed))
        #expect(open.count < closed.count)
    }
}
