import Diagnostics

/// A theme whose templates are compiled and agree with the contract.
public struct Theme: Sendable {
    /// Path under `assets/` to content.
    public let assets: [String: [UInt8]]
    private let path: String
    private let contract: TemplateContract
    private let words: [String: [String: String]]
    /// The same words as templates get them.
    private let templateWords: [String: TemplateWords]
    private let renderer: MustacheRenderer

    /// Compiles the templates and checks every tag in them; nil with any error.
    ///
    /// Mustache prints nothing for a key, partial or block that is not there, so each of them is an error here.
    public static func compile(
        _ source: ThemeSource, contract: TemplateContract = .site
    ) -> Diagnosed<Theme?> {
        var contract = contract
        for layout in contract.layouts.keys where contract.layouts[layout]?["options"] != nil {
            contract.layouts[layout]?["options"] = .record(source.options)
        }
        var diagnostics = StringsCheck.check(source.strings)
        var trees: [String: [TemplateNode]] = [:]
        for (name, template) in source.templates.sorted(by: { $0.key < $1.key }) {
            let parsed = TemplateTreeBuilder.tree(of: template)
            trees[name] = parsed.value
            diagnostics += parsed.diagnostics
        }
        diagnostics += check(trees, source, contract)
        guard !diagnostics.containsError else { return Diagnosed(nil, diagnostics) }
        let compiled = MustacheRenderer.compile(source.templates)
        diagnostics += compiled.diagnostics
        guard let renderer = compiled.value else { return Diagnosed(nil, diagnostics) }
        let words = Dictionary(source.strings.map { ($0.language, $0.words) }) { first, _ in first }
        let theme = Theme(
            assets: source.assets, path: source.path, contract: contract, words: words,
            templateWords: words.mapValues(TemplateWords.init), renderer: renderer)
        return Diagnosed(theme, diagnostics)
    }

    /// The words of `language`, for what is not written by templates; nil for a language the theme does not have.
    public func strings(_ language: String) -> [String: String]? { words[language] }

    /// The page that `layout` makes of `context`. Its `language` chooses the strings.
    public func render(layout: String, _ context: [String: TemplateValue]) -> Diagnosed<[UInt8]> {
        let location = SourceLocation(file: "\(path)/templates/\(layout).mustache")
        guard let keys = contract.layouts[layout] else {
            return Diagnosed([], [ThemeDiagnostic.missingTemplate(layout, theme: path)])
        }
        var diagnostics = ContextCheck.check(context, keys, at: location)
        var strings: TemplateWords?
        if case .string(let language)? = context["language"] {
            strings = templateWords[language]
            if strings == nil {
                diagnostics.append(ContextCheck.missingLanguage(language, known: words.keys.sorted(), theme: path))
            }
        }
        guard !diagnostics.containsError else { return Diagnosed([], diagnostics) }
        return Diagnosed(renderer.render(layout, context, strings: strings), diagnostics)
    }

    private static func check(
        _ trees: [String: [TemplateNode]], _ source: ThemeSource, _ contract: TemplateContract
    ) -> [Diagnostic] {
        let words = source.strings.reduce(into: [String: TemplateShape]()) { shapes, file in
            for key in file.words.keys { shapes[key] = .string }
        }
        var diagnostics: [Diagnostic] = []
        // A partial is walked once for each layout that includes it, but what is wrong in it is said once.
        var known: Set<Diagnostic> = []
        var checker = ContractChecker(trees: trees)
        for (layout, keys) in contract.layouts.sorted(by: { $0.key < $1.key }) {
            guard trees[layout] != nil else {
                diagnostics.append(ThemeDiagnostic.missingTemplate(layout, theme: source.path))
                continue
            }
            let all = keys.merging(["strings": .record(words)]) { own, _ in own }
            for diagnostic in checker.check(layout: layout, keys: all) where known.insert(diagnostic).inserted {
                diagnostics.append(diagnostic)
            }
        }
        return diagnostics
    }
}
