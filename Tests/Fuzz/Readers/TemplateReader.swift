import Diagnostics
import Metrics
import Project
import Publishing
import Samples
import Theming

/// Themes: templates, strings, `theme.yaml`; and a site made with those that are accepted.
struct TemplateReader: FuzzReader {
    static let name = "templates"

    private static let tokens = [
        "{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{>", "{{<", "{{$", "{{!", "{{=", "=}}", "{{% ", "{{&", "{{.}}",
        "{{site.title}}", "{{#navigation}}", "{{/navigation}}", "{{title}}", "{{>base}}", "{{>head}}", "{{<base}}",
        "{{/base}}",
        "{{$main}}", "{{/main}}", "{{strings.menu}}", "{{#navigation}}{{#navigation}}", "{{=<% %>=}}",
        "{{% CONTENT_TYPE: TEXT }}",
        "{{#site}}", "{{/site}}", "{{#last()}}", "{{reversed(toc)}}", "{{#toc}}{{>toc}}{{/toc}}", "\n", "\r\n", "\"",
        "'", "<!--",
    ]
    private let theme: Corpus.Files
    private let mutator: Mutator
    private let site: Project?

    init(_ corpus: Corpus) throws {
        theme = try corpus.files("Themes/default") { !$0.hasPrefix("assets/") && !$0.hasSuffix("README.md") }
        mutator = Mutator(tokens: Self.tokens, pieces: theme.contents)
        site = ProjectReading.project(try corpus.sites().first { $0.name == "one-page" }?.files ?? [:]).value
    }

    func input(_ numbers: inout RandomNumbers) -> FuzzInput {
        var files = theme
        for _ in 0..<(1 + numbers.below(2)) {
            let path = numbers.one(of: theme.keys.sorted())
            files[path] = mutator.mutated(files[path] ?? [], &numbers)
        }
        return FuzzInput(files: files, settings: 0)
    }

    func read(_ input: FuzzInput) -> FuzzReading {
        let source = ProjectSource(root: "Themes/default", files: input.files)
        let loaded = SiteTheme.load(source, languages: [.vietnamese])
        var reading = FuzzReading(
            diagnostics: loaded.diagnostics, isUsable: loaded.value != nil, value: loaded.diagnostics)
        guard let theme = loaded.value, let site else { return reading }
        let results = Results.make(site.catalogue, requests: site.requests)
        let composed = SiteComposer(project: site, results: results.value, audience: .public, theme: theme).compose()
        reading.diagnostics += composed.diagnostics
        return reading
    }
}
