import Diagnostics
import Metrics
import Project
import Tables

/// Where everything lies in the output, and the relative links between places. Links name `index.html`, so that the site
/// works from `file://` too.
enum SitePaths {
    static let stylesheet = "assets/site.css"
    static let chartStylesheet = "assets/charts.css"
    static let optionStylesheet = "assets/options.css"
    static let script = "assets/site.js"
    static let notFound = "404.html"
    static let metricsIndex = "chi-so/index.html"
    static let dataFolder = "du-lieu/"
    static let search = "tim-kiem/index.html"
    static let searchIndex = "assets/search-index.js"
    static let dataIndex = "du-lieu/index.html"
    static let dataPackage = "du-lieu/datapackage.json"
    static let dataCatalogue = "du-lieu/dcat.jsonld"
    static let robots = "robots.txt"
    static let sitemap = "sitemap.xml"
    static let feed = "cong-bo.atom"

    /// `index.md` → `index.html`, `ho-so.md` → `ho-so/index.html`.
    static func page(_ path: String) -> String {
        let name = String(path.dropLast(".md".count))
        return name == "index" ? "index.html" : name.hasSuffix("/index") ? name + ".html" : name + "/index.html"
    }

    static func metric(_ name: String) -> String { "chi-so/\(slug(name))/index.html" }
    static func metricFile(_ name: String, _ suffix: String) -> String {
        "chi-so/\(slug(name))/\(slug(name)).\(suffix)"
    }
    static func dataset(_ name: String) -> String { "du-lieu/\(name)/index.html" }
    static func datasetFile(_ name: String, _ suffix: String) -> String { "du-lieu/\(name)/\(name).\(suffix)" }
    /// The anchor of a release among the others: its day and place in it, so that it stays when its words change.
    static func anchor(_ release: SiteConfiguration.Release) -> String {
        "cong-bo-" + release.date.iso + (release.number > 1 ? "-\(release.number)" : "")
    }
    /// The address of a page, as it is cited: without `index.html`.
    static func address(_ path: String, under base: String) -> String {
        base + (path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path)
    }
    static func figure(_ id: String) -> String { "hinh/\(id)/index.html" }
    /// The id of the figure whose page is at `path`; nil for other pages.
    static func figureID(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        return parts.count == 3 && parts[0] == "hinh" ? String(parts[1]) : nil
    }
    static func figureFile(_ id: String, _ suffix: String) -> String { "hinh/\(id)/\(id).\(suffix)" }
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
