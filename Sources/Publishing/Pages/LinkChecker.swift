import Diagnostics
import Tables

/// Checks every internal link of a site's files against the files and anchors that are there, and that no anchor is there
/// twice.
struct LinkChecker {
    private let tree: OutputTree
    /// Ids by HTML file.
    let anchors: [String: Set<String>]
    /// Ids that a file has more than once, each named once, in order.
    private let repeated: [String: [String]]
    private let references: [String: [String]]
    /// The address of the site, ending with a slash; links that begin with it lead into the site too.
    private let base: String?

    init(_ tree: OutputTree, base: String? = nil) {
        self.tree = tree
        self.base = base
        var anchors: [String: Set<String>] = [:]
        var repeated: [String: [String]] = [:]
        var references: [String: [String]] = [:]
        let pages = tree.sortedPaths.filter { $0.hasSuffix(".html") }
        let found = concurrentMap(pages.count) { HTMLAttributes(tree.files[pages[$0]] ?? []) }
        for (path, attributes) in zip(pages, found) {
            var seen: Set<String> = []
            for id in attributes.identifiers where !seen.insert(id).inserted {
                if repeated[path]?.contains(id) != true { repeated[path, default: []].append(id) }
            }
            anchors[path] = seen
            references[path] = attributes.references
        }
        self.anchors = anchors
        self.repeated = repeated
        self.references = references
    }

    /// An error for each id that an HTML file has twice, at the source of its page: links to it would lead to the first,
    /// and what is named by it would be named wrongly.
    func repeatedIdentifiers(_ pages: [(path: String, location: SourceLocation?)]) -> [Diagnostic] {
        pages.flatMap { page in
            (repeated[page.path] ?? []).map { id in
                Diagnostic(
                    .error, "page.duplicate-id", vi: "Mã “\(id)” có hai lần trong \(page.path).",
                    en: "The id “\(id)” occurs twice in \(page.path).", at: page.location, excerpt: id,
                    hint: Localized(
                        vi: "Đổi id của hình, hoặc đổi chữ của đề mục trùng tên với nó.",
                        en: "Change the id of the figure, or the words of the heading that makes the same id."))
            }
        }
    }

    /// An error for each link of the frame or of a figure that leads nowhere, at its output file; `known` are targets that
    /// have been reported where the content names them.
    func problems(besides known: Set<String> = []) -> [Diagnostic] {
        let pages = references.sorted { OutputTree.precedes($0.key, $1.key) }
        return concurrentMap(pages.count) { index -> [Diagnostic] in
            let (path, targets) = pages[index]
            return targets.compactMap { written in
                guard let target = resolve(written, from: path), !exists(target), !known.contains(target) else {
                    return nil
                }
                return Diagnostic(
                    .error, "site.broken-link", vi: "Tệp \(path) có liên kết hỏng: “\(written)”.",
                    en: "The file \(path) has a broken link: “\(written)”.", excerpt: written,
                    hint: Localized(
                        vi: "Kiểm tra khuôn mẫu (template) của giao diện.", en: "Check the theme's templates."))
            }
        }.flatMap(\.self)
    }

    private func exists(_ target: String) -> Bool {
        let (path, anchor) = Self.split(target)
        guard tree.files[path] != nil else { return false }
        return anchor.isEmpty || !path.hasSuffix(".html") || anchors[path]?.contains(anchor) ?? false
    }

    private static func split(_ target: String) -> (path: String, anchor: String) {
        // By bytes, which is much faster: there are hundreds of thousands of links.
        guard let sign = target.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (target, "") }
        return (String(target[..<sign]), String(target[target.utf8.index(after: sign)...]))
    }

    /// The output path that a link written in `file` means; nil where it leaves the site.
    private func resolve(_ written: String, from file: String) -> String? {
        let (path, anchor) = Self.split(written)
        if let base, path.hasPrefix(base) {
            let target = path.dropFirst(base.count)
            return target + (target.isEmpty || target.hasSuffix("/") ? "index.html" : "")
                + (anchor.isEmpty ? "" : "#" + anchor)
        }
        if path.hasPrefix("//") || path.utf8.contains(UInt8(ascii: ":")) { return nil }
        var parts = Self.parts(file)
        if !path.isEmpty {
            parts.removeLast()
            for part in Self.parts(path) {
                switch part {
                case ".": continue
                case "..": _ = parts.popLast()
                default: parts.append(part)
                }
            }
        }
        return parts.joined(separator: "/") + (anchor.isEmpty ? "" : "#" + anchor)
    }

    private static func parts(_ path: String) -> [Substring] {
        path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
    }
}
