import Diagnostics
import Metrics
import Project
import Publishing

/// The phases that `build` and `check` share: everything up to sites in memory.
struct Preparation {
    let options: ContentOptions
    let site: SiteOptions

    /// What else is wrong with the pages that are not in error themselves, so that one run shows every problem. Links to
    /// pages left out here would seem broken: links are checked where all pages could be made.
    private func furtherProblems(
        _ project: Project, _ results: Results, _ theme: SiteTheme, known: [Diagnostic]
    ) -> [Diagnostic] {
        guard project.hasSoundCatalogue else { return [] }
        let broken = Set(known.filter { $0.severity == .error }.compactMap(\.location?.file))
        var sound = project
        sound.pages = project.pages.filter { !broken.contains($0.location.file) }
        var found: [Diagnostic] = []
        for audience in site.audiences(of: project.site.audiences) {
            let composed = SiteComposer(project: sound, results: results, audience: audience, theme: theme).compose()
            found += composed.diagnostics.filter { problem in
                !problem.code.hasSuffix("broken-link") && !known.contains(problem) && !found.contains(problem)
            }
        }
        return found
    }

    /// The sites, nil where one cannot be made; the diagnostics of every phase.
    func run(_ timings: inout Timings) -> Diagnosed<[(audience: Audience, tree: OutputTree)]?> {
        let console = options.console
        defer { console.endProgress() }
        var problems: [Diagnostic] = []

        // 1. Read the folders.
        console.progress("Đang đọc \(options.contentFolder)", "Reading \(options.contentFolder)")
        let content = timings.measure("read") { FolderReader.read(options.contentFolder, &problems) }

        // 2. Load: configuration, catalogue, pages.
        let loaded = timings.measure("load") {
            Project.load(ProjectSource(root: options.contentFolder, files: content))
        }
        problems += loaded.diagnostics
        guard let project = loaded.value else { return Diagnosed(nil, problems) }

        // 3. Evaluate: parts, checks. Also where pages are in error, so that one run shows every problem.
        console.progress("Đang tính và kiểm tra số liệu", "Computing and checking")
        let results = timings.measure("evaluate") { Results.make(project.catalogue) }
        problems += results.diagnostics

        // 4. The theme.
        let folder = "\(site.themes)/\(project.site.theme)"
        let files = timings.measure("theme") { FolderReader.read(folder, &problems) }
        let theme = SiteTheme.load(
            ProjectSource(root: folder, files: files), language: project.site.language)
        problems += theme.diagnostics
        guard let theme = theme.value else { return Diagnosed(nil, problems) }
        if problems.containsError {
            problems += furtherProblems(project, results.value, theme, known: problems)
            return Diagnosed(nil, problems)
        }

        // 5. Compose the site of each audience.
        var sites: [(audience: Audience, tree: OutputTree)] = []
        for audience in site.audiences(of: project.site.audiences) {
            console.progress("Đang dựng trang \(audience.rawValue)", "Composing \(audience.rawValue)")
            let composed = timings.measure(audience.rawValue) {
                SiteComposer(project: project, results: results.value, audience: audience, theme: theme).compose()
            }
            // Both sites are made from the same pages: the same problem is said once.
            problems += composed.diagnostics.filter { !problems.contains($0) }
            if let tree = composed.value { sites.append((audience, tree)) }
        }
        return Diagnosed(sites, problems)
    }
}
