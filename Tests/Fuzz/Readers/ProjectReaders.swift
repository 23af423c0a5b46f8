import Diagnostics
import Metrics
import Project
import Publishing
import Samples
import Tables

/// The YAML of a project: site, registers, calendar, descriptors, metrics.
struct YAMLReader: FuzzReader {
    static let name = "yaml"
    private let draw: ProjectDraw

    init(_ corpus: Corpus) throws { draw = try ProjectDraw(corpus) { $0.hasSuffix(".yaml") } }
    func input(_ numbers: inout RandomNumbers) -> FuzzInput { draw.input(&numbers, most: 1) }
    func read(_ input: FuzzInput) -> FuzzReading { ProjectReading.load(input.files) }
}

/// The pages of a project: front matter, blocks, numbers in sentences.
struct PagesReader: FuzzReader {
    static let name = "pages"
    private let draw: ProjectDraw

    init(_ corpus: Corpus) throws { draw = try ProjectDraw(corpus) { $0.hasSuffix(".md") } }
    func input(_ numbers: inout RandomNumbers) -> FuzzInput { draw.input(&numbers, most: 1) }
    func read(_ input: FuzzInput) -> FuzzReading { ProjectReading.load(input.files) }
}

/// Whole projects with anything in them changed, built as far as they can be.
struct ProjectReader: FuzzReader {
    static let name = "projects"
    private let draw: ProjectDraw
    private let theme: SiteTheme?

    init(_ corpus: Corpus) throws {
        draw = try ProjectDraw(corpus) { _ in true }
        let files = try corpus.files("Themes/default")
        theme = SiteTheme.load(ProjectSource(root: "Themes/default", files: files), languages: [.vietnamese]).value
    }

    func input(_ numbers: inout RandomNumbers) -> FuzzInput { draw.input(&numbers, most: 2) }
    func read(_ input: FuzzInput) -> FuzzReading { ProjectReading.build(input.files, theme) }
}

/// Changes files of a project.
private struct ProjectDraw {
    private static let tokens =
        MarkdownReader.tokens + DelimitedText.tokens + [
            ": ", "- ", "{", "}", "[", "]", "&a ", "*a", "<<: *a", "!!binary ", "!!int ", "!x ", "| \n", ">-\n", "? ",
            "---\n", "...\n",
            "%YAML 1.2\n", "null", "~", "true", "no", "2024-01-01", "2024-Q1", "2019-01-01..2022-05-23", "unstated",
            "# ", "\"", "'",
            "name: ", "type: ", "type: date", "dimension: units", "path: ", "path: \"*\"", "kind: events",
            "kind: register",
            "metric: ", "by: ", "grain: month", "grain: quarter", "period: {", "where: \"", "numerator: ",
            "denominator: ",
            "expression: \"", "received / handled", "unit = 'a'", "aggregate: percentile", "share: 0.95",
            "decimals: 99",
            "format: percent", "audience: leadership", "for_each: {dataset: ", "$unit", "for: [unit]", "within: {a: a}",
            "parts: {a: [a]}", "covers: {from: 2024-01-01, to: 2024-06-30}", "range: A1:XFD1048576",
            "header: [1, 99999999]",
            "sheet: 9999999999", "encoding: tcvn3", "delimiter: \"|\"", "format: json", "key: [", "limit: -1",
            "latest: 999999999",
        ]

    private let sites: [(name: String, files: Corpus.Files)]
    private let mutator: Mutator
    private let isChanged: (String) -> Bool

    init(_ corpus: Corpus, isChanged: @escaping (String) -> Bool) throws {
        sites = try corpus.sites()
        self.isChanged = isChanged
        mutator = Mutator(
            tokens: Self.tokens, pieces: sites.flatMap { $0.files.filter { !$0.key.hasSuffix(".xlsx") }.contents })
    }

    /// A site with at most `most` files changed, seldom one of them under another name or not there.
    func input(_ numbers: inout RandomNumbers, most: Int) -> FuzzInput {
        var files = numbers.one(of: sites).files
        let paths = files.keys.filter(isChanged).sorted()
        for _ in 0..<(1 + numbers.below(most)) {
            let path = numbers.one(of: paths)
            guard let bytes = files[path] else { continue }
            switch numbers.below(40) {
            case 0: files[path] = nil
            case 1:
                let other = numbers.one(of: [
                    "data/x.yaml", "pages/[unit].md", "pages/a/../b.md", "pages/index.md", "data/ .csv", "x",
                ])
                files[other] = bytes
            default: files[path] = mutator.mutated(bytes, &numbers)
            }
        }
        return FuzzInput(files: files, settings: 0)
    }
}

/// What readers of projects share.
enum ProjectReading {
    static func project(_ files: Corpus.Files) -> Diagnosed<Project?> {
        Project.load(ProjectSource(root: "Content", files: files))
    }

    static func load(_ files: Corpus.Files) -> FuzzReading {
        let loaded = project(files)
        return FuzzReading(diagnostics: loaded.diagnostics, isUsable: loaded.value != nil, value: loaded.diagnostics)
    }

    /// As `congkhai build` goes about it, up to the sites in memory.
    static func build(_ files: Corpus.Files, _ theme: SiteTheme?) -> FuzzReading {
        let loaded = project(files)
        guard let project = loaded.value else {
            return FuzzReading(diagnostics: loaded.diagnostics, isUsable: false, value: loaded.diagnostics)
        }
        var problems = loaded.diagnostics
        let results = Results.make(
            project.catalogue, requests: project.requests, settings: ScanSettings(workers: 2, chunkSize: 256))
        problems += results.diagnostics
        var reading = FuzzReading(diagnostics: [], isUsable: true)
        if project.hasSoundCatalogue, let theme {
            let broken = Set(problems.filter { $0.severity == .error }.compactMap(\.location?.file))
            for audience in project.site.audiences {
                let composed = SiteComposer(
                    project: project, results: results.value, audience: audience, theme: theme, without: broken
                ).compose()
                problems += composed.diagnostics
                if composed.value == nil, !problems.containsError { reading.complaints.append("no site and no error") }
            }
        }
        reading.diagnostics = problems
        reading.value = problems
        return reading
    }
}
