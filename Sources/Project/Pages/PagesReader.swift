import Diagnostics
import Markdown
import Metrics
import Tables

/// Reads `pages/**/*.md`.
struct PagesReader {
    let source: ProjectSource
    let catalogue: Catalogue

    /// Of the site, the first first.
    let languages: [Language]

    private static let keys = ["title", "summary", "menu", "audience", "layout", "for_each"]
    /// What a translation may give; all else is as in the page.
    private static let translatedKeys = ["title", "summary", "menu"]
    private static let keysOfThePage = Set(keys).subtracting(translatedKeys)

    /// The pages in each language of the site.
    func read(_ problems: inout [Diagnostic]) -> [Language: [Page]] {
        let files = PageFiles(source, languages: languages, &problems)
        let read = concurrentMap(files.originals.count) { self.pages(of: files.originals[$0], files) }
        problems += read.flatMap(\.diagnostics)
        var pages: [Language: [Page]] = [:]
        for language in languages {
            let those = read.flatMap { $0.value[language] ?? [] }
            checkIdentifiers(those, &problems)
            pages[language] = those
        }
        return pages
    }

    /// The page of a file, or all that are made from it, in each language.
    private func pages(of original: PageFile, _ files: PageFiles) -> Diagnosed<[Language: [Page]]> {
        var problems: [Diagnostic] = []
        guard let text = source.text(original.file, &problems),
            let copies = copies(of: original, text, &problems)
        else { return Diagnosed([:], problems) }
        let made = pages(copies, of: original, text, languages[0], from: [:], &problems)
        var pages = [languages[0]: copies.compactMap { made[$0.path] }]
        for language in languages.dropFirst() {
            guard let translation = files.translation(of: original, in: language) else {
                problems.append(Translations.untranslated(original, in: language, source))
                pages[language] = copies.compactMap { copy in
                    made[copy.path].map { untranslated($0, copy, text, language) }
                }
                continue
            }
            guard let text = source.text(translation.file, &problems) else { continue }
            let translated = self.pages(copies, of: translation, text, language, from: made, &problems)
            pages[language] = copies.compactMap { translated[$0.path] }
            // A block in error has been said and is not missing.
            if problems.containsError { continue }
            problems += Translations.otherFigures(
                Array(translated.values), than: Array(made.values), file: source.shown(translation.file))
        }
        return Diagnosed(pages, problems)
    }

    /// The word in brackets of a templated page's name: `don-vi/[unit].md` gives `unit`.
    static func placeholder(_ path: String) -> String? {
        guard let open = path.lastIndex(of: "["), let close = path.lastIndex(of: "]"), open < close else { return nil }
        return String(path[path.index(after: open)..<close])
    }

    // MARK: - One page for each member

    /// A page to be made of a file.
    private struct Copy {
        var path: String
        /// Nil for a page that is the only one of its file.
        var template: ForEachReader.Copy?

        func filled(_ text: String, in language: Language) -> String {
            template?.filled(text, in: language) ?? text
        }
    }

    /// Nil where it cannot be said what pages there are.
    private func copies(of original: PageFile, _ text: String, _ problems: inout [Diagnostic]) -> [Copy]? {
        let path = original.path
        guard let field = Self.placeholder(path) else { return [Copy(path: path)] }
        guard let (matter, _) = frontMatter(text, source.shown(original.file), &problems),
            let map = YAMLMap(matter, keys: Self.keys, &problems)
        else { return nil }
        return ForEachReader(catalogue: catalogue, placeholder: field).copies(map, &problems).map { copy in
            Copy(path: path.replacing("[\(field)]", with: copy.name), template: copy)
        }
    }

    /// The pages that `file` has in `language`, by path; `originals` are those that it is a translation of.
    private func pages(
        _ copies: [Copy], of file: PageFile, _ text: String, _ language: Language, from originals: [String: Page],
        _ problems: inout [Diagnostic]
    ) -> [String: Page] {
        let shown = source.shown(file.file)
        let read = concurrentMap(copies.count) { index in
            let copy = copies[index]
            var found: [Diagnostic] = []
            // Of a page that is in error, its translation is only looked at.
            var page = self.page(
                copy.path, file: shown, copy.filled(text, in: language), language, from: originals[copy.path],
                isTranslation: file.code != nil, isTemplated: copy.template != nil, &found)
            page?.subject = copy.template?.subject
            if languages.count == 1 { found.removeAll(where: Translations.isNote) }
            return Diagnosed(page, found)
        }
        // The same mistake in every copy is said once.
        for page in read {
            let notes = page.diagnostics.filter(Translations.isNote)
            problems += page.diagnostics.filter { !Translations.isNote($0) && !problems.contains($0) } + notes
        }
        return Dictionary(zip(copies, read).compactMap { copy, page in page.value.map { (copy.path, $0) } }) {
            first, _ in first
        }
    }

    /// A page without a translation: its title may have one all the same.
    private func untranslated(_ page: Page, _ copy: Copy, _ text: String, _ language: Language) -> Page {
        guard copy.template != nil else { return page }
        var page = page
        // What is wrong with it has been said.
        var ignored: [Diagnostic] = []
        guard let (matter, _) = frontMatter(copy.filled(text, in: language), page.location.file, &ignored),
            let map = YAMLMap(matter, keys: Self.keys, &ignored)
        else { return page }
        func translated(_ key: String, _ text: Localized) -> Localized {
            let other = map.optionalLocalized(key, &ignored)
            guard text.english != nil, let other else { return text }
            return language == .english
                ? Localized(vi: text.vietnamese, en: other.english)
                : Localized(vi: other.vietnamese, en: text.english)
        }
        page.menu = map["menu"] == nil ? translated("title", page.title) : translated("menu", page.menu)
        page.title = translated("title", page.title)
        page.summary = page.summary.map { translated("summary", $0) }
        return page
    }

    // MARK: - One page

    private func page(
        _ path: String, file: String, _ text: String, _ language: Language, from original: Page?, isTranslation: Bool,
        isTemplated: Bool, _ problems: inout [Diagnostic]
    ) -> Page? {
        guard let (matter, body) = frontMatter(text, file, &problems),
            let map = YAMLMap(
                matter, keys: Self.keys, refused: isTranslation ? Self.keysOfThePage : [], &problems)
        else { return nil }
        let firstLine = text[..<body.startIndex].utf8.count { $0 == UInt8(ascii: "\n") } + 1
        var found: [Diagnostic] = []
        let parsed = MarkdownParser.parse(String(body), file: file, firstLine: firstLine, blockKinds: FigureBlock.kinds)
        found += parsed.diagnostics
        let document = parsed.value
        found += ProseCheck.literalNumbers(in: document, file: file)
        let blockReader = BlockReader(catalogue: catalogue, file: file, emptyIsAllowed: isTemplated)
        let inlineReader = InlineReader(catalogue: catalogue, file: file, emptyIsAllowed: isTemplated)
        var blocks: [FigureBlock] = []
        var inlines: [InlineRequest] = []
        for part in document.parts {
            switch part {
            case .block(let slot): if let block = blockReader.read(slot, &found) { blocks.append(block) }
            case .inline(let slot): if let inline = inlineReader.read(slot, &found) { inlines.append(inline) }
            default: break
            }
        }
        // In a translation one language is enough.
        let summary = map.optionalLocalized("summary", &found)
        let menu = map.optionalLocalized("menu", &found)
        let page: Page
        if isTranslation {
            let title = map.optionalLocalized("title", &found)
            problems += found.filter { !Translations.isNote($0) }
            refuseKeysOfThePage(map, &problems)
            guard var copy = original else { return nil }
            copy.menu = menu ?? (copy.menu == copy.title ? title : nil) ?? lacking(copy.menu, map, &problems)
            copy.title = title ?? lacking(copy.title, map, &problems)
            copy.summary = summary ?? copy.summary.map { lacking($0, map, &problems) }
            copy.language = language
            copy.location = SourceLocation(file: file)
            copy.document = document
            copy.blocks = blocks
            copy.inlines = inlines
            page = copy
        } else {
            let title = map.localized("title", &problems)
            problems += found
            let audience = map.choice("audience", default: Audience.public, &problems)
            let layout = map.choice("layout", default: Page.Layout.page, &problems)
            guard let title else { return nil }
            page = Page(
                path: path, subject: nil, language: language, location: SourceLocation(file: file), title: title,
                summary: summary, menu: menu ?? title, audience: audience, layout: layout, document: document,
                blocks: blocks, inlines: inlines)
        }
        checkAudience(page, &problems)
        return page
    }

    /// What a translation takes from its page, with a note where that has one language only.
    private func lacking(_ text: Localized, _ map: YAMLMap, _ problems: inout [Diagnostic]) -> Localized {
        problems += Translations.lacking(text, at: map.location)
        return text
    }

    private func refuseKeysOfThePage(_ map: YAMLMap, _ problems: inout [Diagnostic]) {
        for key in Self.keys where map.has(key) && Self.keysOfThePage.contains(key) {
            problems.append(
                Diagnostic(
                    .error, "page.key-of-page", vi: "Bản dịch lấy “\(key)” từ trang gốc.",
                    en: "A translation takes “\(key)” from its page.", at: map.location(ofKey: key), excerpt: key,
                    hint: Localized(
                        vi: "Bỏ khóa này; ở đây chỉ ghi: \(Self.translatedKeys.joined(separator: ", ")).",
                        en: "Remove the key; here only these are written: "
                            + Self.translatedKeys.joined(separator: ", ") + ".")))
        }
    }

    /// The YAML between the two `---` lines at the top, and the text after it.
    private func frontMatter(
        _ text: String, _ file: String, _ problems: inout [Diagnostic]
    ) -> (YAMLNode, Substring)? {
        // By bytes: to Swift the line end of Windows is one character, in which there is no line feed.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map(Substring.init)
        func isFence(_ line: Substring) -> Bool { line == "---" || line == "---\r" }
        guard let first = lines.first, isFence(first) else {
            problems.append(
                Diagnostic(
                    .error, "page.front-matter", vi: "Trang thiếu phần khai báo ở đầu, giữa hai dòng “---”.",
                    en: "The page lacks its front matter between two lines “---”.",
                    at: SourceLocation(file: file, line: 1),
                    hint: Localized(
                        vi: "Bắt đầu tệp bằng ba dòng: “---”, “title: Tên trang”, “---”.",
                        en: "Start the file with three lines: “---”, “title: …”, “---”.")))
            return nil
        }
        guard let end = lines.dropFirst().firstIndex(where: isFence) else {
            problems.append(
                Diagnostic(
                    .error, "page.front-matter", vi: "Phần khai báo mở ở đây không có dòng “---” kết thúc.",
                    en: "The front matter opened here has no closing line “---”.",
                    at: SourceLocation(file: file, line: 1),
                    hint: Localized(
                        vi: "Thêm một dòng “---” sau khóa cuối cùng của phần khai báo.",
                        en: "Add a line “---” after the last key of the front matter.")))
            return nil
        }
        let matter = lines[1..<end].joined(separator: "\n")
        guard let root = YAMLText(text: matter, file: file, linesBefore: 1).compose(into: &problems) else { return nil }
        return (root, end + 1 < lines.count ? text[lines[end + 1].startIndex...] : text[text.endIndex...])
    }

    // MARK: - Checks

    /// A public page may not show what is for the leadership.
    private func checkAudience(_ page: Page, _ problems: inout [Diagnostic]) {
        guard page.audience == .public else { return }
        var uses: [(metric: String, location: SourceLocation)] = page.inlines.map { ($0.request.metric, $0.location) }
        var datasets: [(name: String, location: SourceLocation)] = []
        for block in page.blocks {
            uses += block.requests.map { ($0.metric, block.location) }
            switch block.content {
            case .records(let dataset, _, _): datasets.append((dataset, block.location))
            case .checks(let dataset, _): if let dataset { datasets.append((dataset, block.location)) }
            default: break
            }
        }
        for (name, location) in uses where catalogue.metric(name)?.audience == .leadership {
            problems.append(audienceProblem(name, location))
        }
        for (name, location) in datasets where catalogue.dataset(name)?.audience == .leadership {
            problems.append(audienceProblem(name, location))
        }
    }

    private func audienceProblem(_ name: String, _ location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, "page.audience", vi: "Trang công khai dùng “\(name)”, vốn chỉ dành cho lãnh đạo.",
            en: "A public page uses “\(name)”, which is for the leadership only.", at: location, excerpt: name,
            hint: Localized(
                vi: "Bỏ phần này, hoặc thêm audience: leadership vào phần khai báo của trang.",
                en: "Take it out, or add audience: leadership to the page's front matter."))
    }

    /// Ids are unique in the site: they name files.
    private func checkIdentifiers(_ pages: [Page], _ problems: inout [Diagnostic]) {
        var first: [String: SourceLocation] = [:]
        for block in pages.flatMap(\.blocks) {
            guard let earlier = first[block.id] else {
                first[block.id] = block.location
                continue
            }
            let place = "\(earlier.file):\(earlier.line ?? 0)"
            let isCopy = earlier == block.location
            let problem = Diagnostic(
                .error, "figure.duplicate-id",
                vi: isCopy
                    ? "Mã hình “\(block.id)” giống nhau ở mọi trang làm ra từ tệp này."
                    : "Mã hình “\(block.id)” đã dùng ở \(place).",
                en: isCopy
                    ? "The figure id “\(block.id)” is the same in every page made from this file."
                    : "The figure id “\(block.id)” is used at \(place) already.", at: block.location, excerpt: block.id,
                hint: Localized(
                    vi: "Đặt mã khác; trong trang [unit].md hãy thêm $unit vào mã.",
                    en: "Choose another id; in [unit].md make $unit a part of it."))
            if !problems.contains(problem) { problems.append(problem) }
        }
    }
}
