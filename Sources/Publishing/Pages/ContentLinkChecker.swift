import Diagnostics
import Markdown
import Metrics
import Project

/// Checks the links that the pages of one audience's site have to other pages and to metrics, by what is declared: a page
/// in error need not be made to be known.
public struct ContentLinkChecker {
    private let project: Project
    private let audience: Audience
    private let anchors: [String: Set<String>]
    private let pages: [Page]
    private let sitePaths: SitePaths
    private let paths: Set<String>
    private let restrictedPaths: Set<String>
    private let words: [ThemeOptions.Words]

    /// `words` are texts of the frame, whose links are those of the front page. `anchors` are the ids by output file, of the
    /// files that could be made; in others any anchor is taken for good.
    public init(
        project: Project, audience: Audience, words: [ThemeOptions.Words] = [], anchors: [String: Set<String>] = [:]
    ) {
        self.words = words
        self.project = project
        self.audience = audience
        self.anchors = anchors
        let isShown = { (page: Page) in audience == .leadership || page.audience == .public }
        sitePaths = SitePaths(names: SiteNames(project.site.languages[0]))
        pages = project.pages.filter(isShown)
        paths = Set(pages.map(\.path))
        restrictedPaths = Set(project.pages.filter { !isShown($0) }.map(\.path))
    }

    /// An error for each link that leads nowhere, at its place in the source, with the output file and anchor it names.
    public func problems() -> [(diagnostic: Diagnostic, target: String)] {
        let origins = pages.map(LinkOrigin.init) + words.map(LinkOrigin.init)
        return origins.flatMap { origin in
            origin.links.compactMap { link in
                problem(link, on: origin).map { ($0, target(of: link, on: origin)) }
            }
        }
    }

    private func target(of link: MarkdownDocument.Link, on page: LinkOrigin) -> String {
        guard let (path, anchor) = ContentLink(link.url, in: page.path).target(sitePaths) else { return "" }
        return anchor.isEmpty ? path : path + "#" + anchor
    }

    private func problem(_ link: MarkdownDocument.Link, on page: LinkOrigin) -> Diagnostic? {
        let location = page.location(link)
        let meaning = ContentLink(link.url, in: page.path)
        switch meaning {
        case .elsewhere: return nil
        case .unknown:
            return Diagnostic(
                .error, "page.broken-link", vi: "Liên kết “\(link.url)” không dẫn đến trang nào.",
                en: "The link “\(link.url)” leads to no page.", at: location, excerpt: link.url,
                hint: Localized(
                    vi: "Liên kết trong trang viết theo tên tệp, ví dụ (ho-so.md#muc), hoặc (metric:ten_chi_so).",
                    en: "Name the file of the page, as (ho-so.md#section), or a metric, as (metric:name)."))
        case .page(let path, _):
            if isRestricted(page: path) { return restricted(link, at: location) }
            if !exists(page: path) {
                let known = pages(for: page).map { SitePaths.relative(from: page.path, to: $0) }
                return broken(link, at: location, hint: .nearest(to: address(link.url), among: known.sorted()))
            }
        case .metric(let name, _):
            if isRestricted(metric: name) {
                return restricted(link, at: location)
            }
            if !exists(metric: name) {
                let known = metrics(for: page).map { "metric:" + $0 }
                return broken(link, at: location, hint: .nearest(to: address(link.url), among: known))
            }
        }
        guard let (path, anchor) = meaning.target(sitePaths), !anchor.isEmpty,
            page.language.map({ project.hasAnchors(of: meaning, in: $0) }) ?? true,
            let ids = anchors[path], !ids.contains(anchor)
        else {
            return nil
        }
        return broken(link, at: location, hint: .missingSection(anchor, among: ids.sorted()))
    }

    private func address(_ url: String) -> String { String(url.prefix { $0 != "#" }) }

    // MARK: - What there is

    private func isRestricted(page path: String) -> Bool {
        restrictedPaths.contains(path)
    }

    private func isRestricted(metric name: String) -> Bool {
        audience == .public && project.catalogue.metric(name)?.audience == .leadership
    }

    /// A page that could not be read exists all the same: that it is in error has been said.
    private func exists(page path: String) -> Bool {
        paths.contains(path) || project.paths.contains(path)
    }

    private func exists(metric name: String) -> Bool {
        project.catalogue.metric(name) != nil || project.isUnsound(metric: name)
    }

    /// What a page may link to is the same in both sites, so that the same mistake is said in the same words.
    private func pages(for page: LinkOrigin) -> [String] {
        project.pages.filter { page.audience == .leadership || $0.audience == .public }.map(\.path)
    }

    private func metrics(for page: LinkOrigin) -> [String] {
        project.catalogue.metrics.filter { page.audience == .leadership || $0.audience == .public }.map(\.name)
    }

    // MARK: - Words

    private func broken(
        _ link: MarkdownDocument.Link, at location: SourceLocation, hint: Localized
    ) -> Diagnostic {
        Diagnostic(
            .error, "page.broken-link",
            vi: "Liên kết “\(link.url)” không dẫn đến trang hay mục nào của trang này.",
            en: "The link “\(link.url)” leads to no page or section of this site.", at: location,
            excerpt: link.url, hint: hint)
    }

    private func restricted(_ link: MarkdownDocument.Link, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "page.broken-link",
            vi: "Trang công khai có liên kết “\(link.url)” đến nội dung chỉ dành cho lãnh đạo.",
            en: "A public page links to “\(link.url)”, which is for the leadership only.", at: location,
            excerpt: link.url,
            hint: Localized(
                vi: "Bỏ liên kết này, hoặc thêm audience: leadership vào phần khai báo của trang có liên kết.",
                en: "Take the link out, or add audience: leadership to the front matter of the page that has it."))
    }
}

/// What has links of the content: a page, or a text of the frame.
struct LinkOrigin {
    /// Links of the frame are relative to it.
    static let framePath = "index.md"

    var path: String
    var audience: Audience
    /// Nil of the frame, which names sections as the site calls them.
    var language: Language?
    var links: [MarkdownDocument.Link]
    var location: (MarkdownDocument.Link) -> SourceLocation

    init(_ page: Page) {
        path = page.path
        audience = page.audience
        language = page.language
        links = page.document.links
        location = { SourceLocation(file: page.location.file, line: $0.line, column: $0.column) }
    }

    init(_ words: ThemeOptions.Words) {
        path = Self.framePath
        audience = .public
        language = nil
        links = words.document.links
        location = { _ in words.location }
    }
}

extension Localized {
    fileprivate static func nearest(to written: String, among known: [String]) -> Localized {
        if let near = Suggestion.nearest(to: written, among: known) {
            return Localized(vi: "Có phải là “\(near)”?", en: "Did you mean “\(near)”?")
        }
        let list = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
        return Localized(
            vi: "Sửa lại tên hoặc bỏ liên kết. Có: \(list).",
            en: "Correct the name or take the link out. Known: \(list).")
    }

    fileprivate static func missingSection(_ anchor: String, among known: [String]) -> Localized {
        let near = Suggestion.nearest(to: anchor, among: known)
        return Localized(
            vi: "Trang có nhưng mục “\(anchor)” thì không." + (near.map { " Có phải là “\($0)”?" } ?? ""),
            en: "The page exists, its section “\(anchor)” does not." + (near.map { " Did you mean “\($0)”?" } ?? ""))
    }
}
