import Diagnostics
import Project

/// What a link in a page of the content means: pages are named by file, metrics by name.
enum ContentLink: Sendable, Hashable {
    /// Path inside `pages`.
    case page(String, anchor: String)
    case metric(String, anchor: String)
    /// An address that is not of this site.
    case elsewhere
    /// Nothing that a link of a page can mean.
    case unknown

    /// The meaning of `url` as written in the page at `path`.
    init(_ url: String, in path: String) {
        let pieces = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let address = String(pieces[0])
        let anchor = pieces.count == 2 ? String(pieces[1]) : ""
        if address.isEmpty {
            self = .page(path, anchor: anchor)
        } else if address.hasPrefix("metric:") {
            self = .metric(String(address.dropFirst("metric:".count)), anchor: anchor)
        } else if address.contains(":") || address.hasPrefix("//") {
            self = .elsewhere
        } else if address.hasSuffix(".md"), let file = Self.join(path, address) {
            self = .page(file, anchor: anchor)
        } else {
            self = .unknown
        }
    }

    /// The output file it leads to, and the anchor there; nil where it leaves the site.
    func target(_ paths: SitePaths) -> (path: String, anchor: String)? {
        switch self {
        case .page(let path, let anchor): (SitePaths.page(path), anchor)
        case .metric(let name, let anchor): (paths.metric(name), anchor)
        case .elsewhere, .unknown: nil
        }
    }

    /// `address` relative to the page `path`; nil where it leaves the folder of pages.
    private static func join(_ path: String, _ address: String) -> String? {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in address.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                if parts.popLast() == nil { return nil }
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}

extension Project {
    /// Whether the sections that a text in `language` names are those of the page that its link `meaning` leads to: a page
    /// without a translation names those of other pages as they are called in its own language.
    func hasAnchors(of meaning: ContentLink, in language: Language) -> Bool {
        guard language != site.language, case .page(let path, _) = meaning else { return true }
        return pages.first { $0.path == path }?.language == language
    }
}
