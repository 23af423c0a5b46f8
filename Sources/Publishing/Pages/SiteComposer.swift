import Diagnostics
import Metrics
import Project

/// Makes the whole site of one audience in memory: that of the first language at its root, each other in a folder named
/// after it, and the manifest of all.
public struct SiteComposer: Sendable {
    private let languages: [LanguageComposer]
    private let isUnbroken: Bool

    /// `broken` names the files of the content in which errors have been found: their pages are not made, but they are
    /// known, so that everything else can still be examined. The theme is to be loaded for the languages of the site.
    public init(
        project: Project, results: Results, audience: Audience, theme: SiteTheme, without broken: Set<String> = []
    ) {
        languages = project.site.languages.map { language in
            let context = SiteContext(
                project: project.translated(into: language), results: results, audience: audience,
                strings: theme.strings(in: language))
            return LanguageComposer(context: context, theme: theme, broken: broken)
        }
        isUnbroken = broken.isEmpty
    }

    /// The output tree, nil where anything in it cannot be made; every problem at once.
    public func compose() -> Diagnosed<OutputTree?> {
        var problems: [Diagnostic] = []
        var tree = OutputTree()
        var pages: [(path: String, location: SourceLocation?)] = []
        var contentPages: [String: SourceLocation] = [:]
        for language in languages {
            let composed = language.compose()
            problems += composed.diagnostics
            for page in composed.value.pages {
                let path = language.context.folder + page.model.path
                problems += page.html.diagnostics
                let ofContent = page.model.isOfContent ? page.model.location : nil
                if let place = ofContent ?? contentPages[path], tree.files[path] != nil,
                    ofContent == nil || contentPages[path] == nil
                {
                    problems.append(.reserved(path, by: place, language.context.paths.names))
                } else {
                    add(path, page.html.value, to: &tree, at: page.model.location, &problems)
                }
                contentPages[path] = contentPages[path] ?? ofContent
                pages.append((path, page.model.location))
            }
            for (path, bytes) in composed.value.files {
                add(language.context.folder + path, bytes, to: &tree, &problems)
            }
        }
        let isWhole = isUnbroken && !problems.containsError

        let checker = LinkChecker(tree, base: languages.first?.context.base)
        let links = languages.flatMap { contentLinks($0, checker.anchors) }
        problems += links.map(\.diagnostic)
        problems += checker.repeatedIdentifiers(pages)
        // The frame and the metrics lead to pages that are not there where some could not be made.
        if isWhole { problems += checker.problems(besides: Set(links.map(\.target))) }
        guard isWhole, !problems.containsError else { return Diagnosed(nil, problems.withoutRepeats()) }
        add(Manifest.path, Manifest.json(for: tree), to: &tree, &problems)
        return Diagnosed(tree, problems.withoutRepeats())
    }

    /// What is wrong with the links of the content in one language; `anchors` are those of all files of the site.
    private func contentLinks(
        _ language: LanguageComposer, _ anchors: [String: Set<String>]
    ) -> [(diagnostic: Diagnostic, target: String)] {
        let context = language.context
        var own = anchors
        if !context.folder.isEmpty {
            own = [:]
            for (path, ids) in anchors where path.hasPrefix(context.folder) {
                own[String(path.dropFirst(context.folder.count))] = ids
            }
        }
        let checker = ContentLinkChecker(
            project: context.project, audience: context.audience,
            words: language.theme.options.words(context.project.site.language), anchors: own)
        return checker.problems().map { ($0.diagnostic, $0.target.isEmpty ? "" : context.folder + $0.target) }
    }

    /// Adds a file; two that want the same place are reported, at the page that came second.
    private func add(
        _ path: String, _ bytes: [UInt8], to tree: inout OutputTree, at location: SourceLocation? = nil,
        _ problems: inout [Diagnostic]
    ) {
        do throws(PublishError) {
            try tree.add(path, bytes)
        } catch {
            var problem = error.diagnostic
            problem.location = problem.location ?? location
            problems.append(problem)
        }
    }
}

extension PageModel {
    /// It is written in a file of the content, and not made from what stands there.
    fileprivate var isOfContent: Bool { layout != .figure && location?.file.hasSuffix(".md") == true }
}

extension Diagnostic {
    /// A page of the content lies where the program has one of its own.
    fileprivate static func reserved(_ path: String, by place: SourceLocation, _ names: SiteNames) -> Diagnostic {
        let folders = [names.metrics, names.data, names.figures, names.search].map { "“\($0)”" }.joined(separator: ", ")
        return Diagnostic(
            .error, "page.reserved-place",
            vi: "Trang này trùng chỗ với một trang do chương trình tự tạo (\(path)).",
            en: "This page is in the place of one that the program makes (\(path)).", at: place,
            hint: Localized(
                vi: "Đổi tên tệp: các tên \(folders) dành cho chỉ số, dữ liệu, hình và tìm kiếm.",
                en: "Rename the file: the names \(folders) are for metrics, data, figures and the search."))
    }
}
