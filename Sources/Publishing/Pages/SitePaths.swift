import Diagnostics
import Metrics
import Project
import Tables

/// Where everything lies in the output, and the relative links between places. Links name `index.html`, so that the site
/// works from `file://` too.
struct SitePaths: Sendable {
    /// What the program calls the folders and sections that it makes.
    let names: SiteNames

    static let stylesheet = "assets/site.css"
    static let chartStylesheet = "assets/charts.css"
    static let optionStylesheet = "assets/options.css"
    static let script = "assets/site.js"
    static let notFound = "404.html"
    static let searchIndex = "assets/search-index.js"
    static let robots = "robots.txt"
    static let sitemap = "sitemap.xml"

    var metricsIndex: String { "\(names.metrics)/index.html" }
    var dataFolder: String { "\(names.data)/" }
    var dataIndex: String { dataFolder + "index.html" }
    var dataPackage: String { dataFolder + "datapackage.json" }
    var dataCatalogue: String { dataFolder + "dcat.jsonld" }
    var search: String { "\(names.search)/index.html" }
    var feed: String { "\(names.feed).atom" }

    /// `index.md` → `index.html`, `ho-so.md` → `ho-so/index.html`.
    static func page(_ path: String) -> String {
        let name = String(path.dropLast(".md".count))
        return name == "index" ? "index.html" : name.hasSuffix("/index") ? name + ".html" : name + "/index.html"
    }

    func metric(_ name: String) -> String { "\(names.metrics)/\(Self.slug(name))/index.html" }
    func metricFile(_ name: String, _ suffix: String) -> String {
        "\(names.metrics)/\(Self.slug(name))/\(Self.slug(name)).\(suffix)"
    }
    func dataset(_ name: String) -> String { dataFolder + "\(name)/index.html" }
    func datasetFile(_ name: String, _ suffix: String) -> String { dataFolder + "\(name)/\(name).\(suffix)" }
    /// The anchor of a release among the others: its day and place in it, so that it stays when its words change.
    func anchor(_ release: SiteConfiguration.Release) -> String {
        names.release + "-" + release.date.iso + (release.number > 1 ? "-\(release.number)" : "")
    }
    /// The address of a page, as it is cited: without `index.html`.
    static func address(_ path: String, under base: String) -> String {
        base + (path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path)
    }
    func figure(_ id: String) -> String { "\(names.figures)/\(id)/index.html" }
    /// The id of the figure whose page is at `path`; nil for other pages.
    func figureID(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        return parts.count == 3 && parts[0] == names.figures ? String(parts[1]) : nil
    }
    func figureFile(_ id: String, _ suffix: String) -> String { "\(names.figures)/\(id)/\(id).\(suffix)" }
    static func slug(_ name: String) -> String { name.lowercased().replacing("_", with: "-") }

    /// The link to write in the file `from` to reach `to`.
    static func relative(from: String, to: String) -> String {
        let origin = from.split(separator: "/").dropLast()
        let target = to.split(separator: "/")
        var shared = 0
        while shared < origin.count, shared < target.count - 1, origin[shared] == target[shared] { shared += 1 }
        let up = Array(repeating: "..", count: origin.count - shared)
        return (up + target[shared...].map(String.init)).joined(separator: "/")
    }

    /// The link `href`, written in the file `from`, as it is written in the file `to`.
    static func moved(_ href: String, from: String, to: String) -> String {
        var path = from.split(separator: "/").dropLast()
        for step in href.split(separator: "/") {
            if step == ".." { path = path.dropLast() } else { path.append(step) }
        }
        return relative(from: to, to: path.joined(separator: "/"))
    }

    /// The way up to the site's root: "" or "../" once or more.
    static func root(from: String) -> String {
        String(repeating: "../", count: from.split(separator: "/").count - 1)
    }
}
