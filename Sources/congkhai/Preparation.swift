import Diagnostics
import Metrics
import Project
import Publishing
import Tables

/// The phases that `build` and `check` share: everything up to sites in memory.
struct Preparation {
    let options: ContentOptions
    let site: SiteOptions

    /// The sites, nil where one cannot be made; the diagnostics of every phase, each once.
    func run(_ timings: inout Timings) -> Diagnosed<[(audience: Audience, tree: OutputTree)]?> {
        var problems: [Diagnostic] = []
        let sites = sites(&timings, &problems)
        options.console.endProgress()
        return Diagnosed(problems.containsError ? nil : sites, problems.withoutRepeats())
    }

    private func sites(
        _ timings: inout Timings, _ problems: inout [Diagnostic]
    ) -> [(audience: Audience, tree: OutputTree)]? {
        let console = options.console

        // 1. Read the folders.
        console.progress("Đang đọc \(options.contentFolder)", "Reading \(options.contentFolder)")
        let content = timings.measure("read") { FolderReader.source(options.contentFolder, &problems) }

        // 2. Load: configuration, catalogue, pages.
        let loaded = timings.measure("load") {
            Project.load(content)
        }
        problems += loaded.diagnostics
        guard let project = loaded.value else { return nil }
        let audiences = site.audiences(of: project.site, &problems)

        // 3. Evaluate: parts, checks. Also where pages are in error, so that one run shows every problem.
        console.progress("Đang tính và kiểm tra số liệu", "Computing and checking")
        let settings = ScanSettings(
            workers: Machine.cores, progress: console.scanProgress, keysChecked: timings.keys.add)
        let results = timings.measure("evaluate") {
            Results.make(project.catalogue, requests: project.requests, settings: settings)
        }
        problems += results.diagnostics

        // 4. The theme.
        let theme = timings.measure("theme") { loadTheme(project.site, content, &problems) }

        // 5. Compose the site of each audience. Where something is wrong, what is sound is made all the same, so that one
        // run shows every problem; without the catalogue or the theme there are still the links.
        guard let theme, project.hasSoundCatalogue else {
            for audience in audiences {
                problems += ContentLinkChecker(project: project, audience: audience).problems().map(\.diagnostic)
            }
            return nil
        }
        let broken = Set(problems.filter { $0.severity == .error }.compactMap(\.location?.file))
        var sites: [(audience: Audience, tree: OutputTree)] = []
        for audience in audiences {
            console.progress("Đang dựng trang \(audience.rawValue)", "Composing \(audience.rawValue)")
            let composed = timings.measure(audience.rawValue) {
                SiteComposer(
                    project: project, results: results.value, audience: audience, theme: theme, without: broken
                ).compose()
            }
            problems += composed.diagnostics
            if let tree = composed.value { sites.append((audience, tree)) }
        }
        return sites
    }

    /// Nil where the theme is not there, which is said once, or is in error.
    private func loadTheme(
        _ configuration: SiteConfiguration, _ content: ProjectSource, _ problems: inout [Diagnostic]
    ) -> SiteTheme? {
        let folder = "\(site.themes)/\(configuration.theme)"
        let hint = Localized(
            vi: "Sửa “theme” trong site.yaml thành tên một thư mục có trong \(site.themes), hoặc chỉ rõ bằng --themes.",
            en: "Correct “theme” in site.yaml to the name of a folder in \(site.themes), or name that with --themes.")
        guard let files = FolderReader.read(folder, hint: hint, &problems) else { return nil }
        let theme = SiteTheme.load(
            ProjectSource(root: folder, files: files), languages: configuration.languages,
            settings: configuration.themeSettings, content: content)
        problems += theme.diagnostics
        return theme.value
    }
}
