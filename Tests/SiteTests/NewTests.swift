import Foundation
import Testing

/// `congkhai new`.
@Suite struct NewTests {
    private static let languages = ["vi", "en"]

    @Test(
        "The site that is made builds without any error or warning, and says that its figures are examples",
        arguments: languages)
    func builds(language: String) throws {
        let scratch = try Scratch()
        let made = try scratch.congkhai("new", "Trang", "--language", language, "--themes", Repository.themes)
        #expect(made.status == 0 && made.errors == "", "\(made.errors)")
        #expect(try scratch.names(in: "Trang") == ["Content", "Themes"])
        // The commands that it tells are those that work.
        let told = try #require(made.output.split(separator: "\n").last?.components(separatedBy: "congkhai ").last)
        #expect(told == "build --content Trang/Content --themes Trang/Themes --output Trang/Output")
        let built = try Program.run(
            told.split(separator: " ").map(String.init) + ["--format", "json"], in: scratch.path)
        #expect(built.status == 0 && built.output == "[]\n" && built.errors == "")

        #expect(try scratch.names(in: "Trang/Output").filter { !$0.hasPrefix(".") } == ["public"])
        let front = PageText(try scratch.text("Trang/Output/public/index.html"))
        #expect(front.contains(language == "vi" ? "Số liệu ví dụ" : "Example figures"))
        #expect(try scratch.text("Trang/Output/public/index.html").contains("<html lang=\"\(language)\""))
        // Every page says so; the front page, which has a title of its own, names the site too.
        let banner = language == "vi" ? "Số liệu ví dụ, thay bằng" : "Example figures, to be replaced"
        let other = language == "vi" ? "ho-so" : "dossiers"
        for page in ["index.html", "\(other)/index.html", "404.html"] {
            let html = try scratch.text("Trang/Output/public/\(page)")
            #expect(html.contains("<aside class=\"banner\">\(banner)"), "\(page)")
            #expect(html.contains("<span class=\"brand-title\">"), "\(page)")
        }
        let data = language == "vi" ? "du-lieu/ho-so/ho-so.csv" : "data/dossiers/dossiers.csv"
        #expect(try scratch.text("Trang/Output/public/\(data)").split(separator: "\n").count == 55)
    }

    @Test("Every file that is to be changed says so in the language of the site", arguments: languages)
    func comments(language: String) throws {
        let scratch = try Scratch()
        _ = try scratch.congkhai("new", "Trang", "--language", language, "--themes", Repository.themes)
        let files = try scratch.files(in: "Trang/Content").filter { $0.key.hasSuffix(".yaml") }
        #expect(files.count == 5)
        for (path, data) in files {
            #expect(String(decoding: data, as: UTF8.self).hasPrefix("# "), "\(path)")
        }
        // No letter that only the other language has.
        let marks = files.values.contains {
            String(decoding: $0, as: UTF8.self).contains(#/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/#)
        }
        #expect(marks == (language == "vi"))
    }

    @Test("A name that a shell would take for two words is told as one")
    func quoting() throws {
        let made = try Scratch().congkhai("new", "Trang của tôi", "--themes", Repository.themes)
        #expect(made.output.contains("--content 'Trang của tôi'/Content --themes 'Trang của tôi'/Themes"))
    }

    @Test("A mistake in the made site is pointed at, and what its comments say of checks is true")
    func check() throws {
        let scratch = try Scratch()
        _ = try scratch.congkhai("new", "Trang", "--themes", Repository.themes)
        try scratch.replace("173,167,6", with: "173,167,7", in: "Trang/Content/data/ho-so.csv")
        let checked = try scratch.congkhai("check", "--content", "Trang/Content", "--themes", "Trang/Themes")
        #expect(checked.status == 1)
        #expect(checked.errors.contains("Trang/Content/data/ho-so.csv:2:"))
    }

    @Test("A folder with anything in it, hidden or not, is left as it is")
    func notEmpty() throws {
        for name in ["Trang/.an", "Trang/a/b.txt"] {
            let scratch = try Scratch()
            try scratch.write("của tôi", to: name)
            let before = try scratch.files()
            let made = try scratch.congkhai("new", "Trang", "--themes", Repository.themes)
            #expect(made.status == 1 && made.output == "")
            #expect(made.errors.contains("[new.not-empty]") && made.errors.contains("Trang"))
            #expect(try scratch.files() == before)
        }
    }

    @Test("A file in place of the folder, or no theme to copy, is an error that says what to do")
    func impossible() throws {
        let scratch = try Scratch()
        try scratch.write("của tôi", to: "Trang")
        let blocked = try scratch.congkhai("new", "Trang", "--themes", Repository.themes)
        #expect(blocked.status == 1 && blocked.errors.contains("[new.not-written]"))
        #expect(try scratch.text("Trang") == "của tôi")
        let themeless = try scratch.congkhai("new", "Khac")
        #expect(themeless.status == 1 && themeless.errors.contains("--themes"))
        #expect(try scratch.names() == ["Trang"])
    }
}
