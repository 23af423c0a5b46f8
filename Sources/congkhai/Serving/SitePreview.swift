import Diagnostics
import Foundation
import Metrics
import Publishing

/// The sites as they are now, in memory, and what is wrong with the content; built anew whenever a file changes.
actor SitePreview {
    /// What a browser gets for an address.
    enum Answer: Sendable {
        case file(status: Int, type: String, bytes: [UInt8])
        case redirect(to: String)
    }

    private let options: ContentOptions
    private let site: SiteOptions
    /// The last sites that could be built; they are served beside an error, so that pictures and styles stay.
    private var sites: [(audience: Audience, tree: OutputTree)] = []
    private var problems: [Diagnostic] = []
    private var isBroken = true
    /// Counts the builds: browsers ask for the next.
    private(set) var version = 0

    init(options: ContentOptions, site: SiteOptions) {
        self.options = options
        self.site = site
    }

    /// Builds the sites and says how it went. Until then browsers are answered with the ones before: a large site takes
    /// longer than a browser should wait. Not to be called again before it is done.
    func rebuild() async {
        let start = ContinuousClock.now
        let outcome = await Self.built(options, site)
        problems = outcome.diagnostics
        isBroken = outcome.value == nil
        if let value = outcome.value { sites = value }
        version += 1
        options.console.report(problems)
        if !isBroken {
            let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
            options.console.summary(
                "Đã dựng lại trong \(Int(milliseconds)) ms.", "Built again in \(Int(milliseconds)) ms.")
        }
    }

    /// Builds on a thread that may be busy for long, which those of tasks may not.
    private static func built(
        _ options: ContentOptions, _ site: SiteOptions
    ) async -> Diagnosed<[(audience: Audience, tree: OutputTree)]?> {
        await withCheckedContinuation { done in
            DispatchQueue.global().async {
                var timings = Timings()
                done.resume(returning: Preparation(options: options, site: site).run(&timings))
            }
        }
    }

    /// What stands at `path`, which begins with a slash. Nothing is read from the disk: what the sites do not have is not
    /// there, whatever the path.
    func answer(to path: String) -> Answer {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        let audiences = sites.map(\.audience.rawValue)
        if isBroken, !(parts.last ?? "").contains(".") || path.hasSuffix(".html") {
            let page = PreviewPages(language: options.language).problems(problems, version: version)
            return .file(status: 500, type: MediaType.html, bytes: page)
        }
        guard let first = parts.first else { return .redirect(to: home) }
        guard let index = audiences.firstIndex(of: first) else { return missing(nil) }
        let tree = sites[index].tree
        let file = parts.dropFirst().joined(separator: "/")
        guard let bytes = tree.files[file] else {
            // Links of a page are relative to its folder, so that it has to be asked for by its name.
            let page = (parts.dropFirst() + ["index.html"]).joined(separator: "/")
            return tree.files[page] == nil ? missing(tree) : .redirect(to: "/\(first)/\(page)")
        }
        let type = MediaType.of(file)
        guard type == MediaType.html else { return .file(status: 200, type: type, bytes: bytes) }
        return .file(status: 200, type: type, bytes: PreviewPages.live(bytes, version: version))
    }

    /// Where the front page is.
    private var home: String { "/\(sites.first?.audience.rawValue ?? "public")/index.html" }

    private func missing(_ tree: OutputTree?) -> Answer {
        let page = tree?.files["404.html"] ?? Array("404\n".utf8)
        return .file(status: 404, type: MediaType.html, bytes: PreviewPages.live(page, version: version))
    }
}

/// The types of the files that a site has.
enum MediaType {
    static let html = "text/html; charset=utf-8"
    static let script = "text/javascript; charset=utf-8"

    static func of(_ file: String) -> String {
        switch file.split(separator: ".").last ?? "" {
        case "html": html
        case "css": "text/css; charset=utf-8"
        case "js": script
        case "svg": "image/svg+xml"
        case "csv": "text/csv; charset=utf-8"
        case "json": "application/json"
        case "jsonld": "application/ld+json"
        case "xml": "application/xml"
        case "atom": "application/atom+xml"
        case "txt": "text/plain; charset=utf-8"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "webp": "image/webp"
        case "pdf": "application/pdf"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        default: "application/octet-stream"
        }
    }
}
