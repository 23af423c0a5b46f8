import Testing

@testable import Publishing

@Suite struct PathTests {
    @Test(
        "A relative link leads from one file to another, whatever their depths",
        arguments: [
            ("index.html", "index.html", "index.html"), ("index.html", "ho-so/index.html", "ho-so/index.html"),
            ("ho-so/index.html", "index.html", "../index.html"), ("ho-so/index.html", "ho-so/index.html", "index.html"),
            ("a/b/index.html", "a/c/index.html", "../c/index.html"), ("a/b/index.html", "a/b/x.csv", "x.csv"),
            ("a/b/index.html", "b/b/x.csv", "../../b/b/x.csv"), ("a/index.html", "a/a/index.html", "a/index.html"),
        ])
    func relative(from: String, to: String, link: String) {
        #expect(SitePaths.relative(from: from, to: to) == link)
    }

    @Test(
        "The way to the root goes up once for each folder",
        arguments: [("index.html", ""), ("404.html", ""), ("a/index.html", "../"), ("a/b/index.html", "../../")])
    func root(path: String, root: String) {
        #expect(SitePaths.root(from: path) == root)
    }

    @Test(
        "A page lies in a folder of its own, so that its address needs no suffix",
        arguments: [
            ("index.md", "index.html"), ("ho-so.md", "ho-so/index.html"), ("don-vi/a.md", "don-vi/a/index.html"),
            ("don-vi/index.md", "don-vi/index.html"),
        ])
    func page(file: String, path: String) {
        #expect(SitePaths.page(file) == path)
    }
}
