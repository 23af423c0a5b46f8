import Diagnostics
import Markdown
import Metrics
import Tables

/// Reads `pages/**/*.md`.
struct PagesReader {
    let source: ProjectSource
    let catalogue: Catalogue

    private static let keys = ["title", "summary", "menu", "audience", "layout", "for_each"]

    func read(_ problems: inout [Diagnostic]) -> [Page] {
        let files = source.paths(under: "pages/", suffix: ".md")
        let read = concurrentMap(files.count) { self.pages(of: files[$0]) }
        problems += read.flatMap(\.diagnostics)
        let pages = read.flatMap(\.value)
        checkIdentifiers(pages, &problems)
        return pages
    }

    /// The page of a file, or all that are made from it.
    private func pages(of file: String) -> Diagnosed<[Page]> {
        var problems: [Diagnostic] = []
        guard let text = source.text(file, &problems) else { return Diagnosed([], problems) }
        let path = String(file.dropFirst("pages/".count))
        if let field = Self.placeholder(path) {
            let pages = templated(path, field: field, file: source.shown(file), text, &problems)
            return Diagnosed(pages, problems)
        }
        let page = self.page(path, file: source.shown(file), text, isTemplated: false, &problems)
        return Diagnosed([page].compactMap(\.self), problems)
    }

    /// The word in brackets of a templated page's name: `don-vi/[unit].md` gives `unit`.
    static func placeholder(_ path: String) -> String? {
        guard let open = path.lastIndex(of: "["), let close = path.lastIndex(of: "]"), open < close else { return nil }
        return String(path[path.index(after: open)..<close])
    }

    // MARK: - One page for each member

    private func templated(
        _ path: String, field: String, file: String, _ text: String, _ problems: inout [Diagnostic]
    ) -> [Page] {
        guard let (matter, _) = frontMatter(text, file, &problems),
            let map = YAMLMap(matter, keys: Self.keys, &problems)
        else { return [] }
        let copies = ForEachReader(catalogue: catalogue, placeholder: field).copies(map, &problems)
        let read = concurrentMap(copies.count) { index in
            let copy = copies[index]
            let filled = copy.replacements.reduce(text) { $0.replacing($1.placeholder, with: $1.text) }
            var found: [Diagnostic] = []
            let path = path.replacing("[\(field)]", with: copy.name)
            var page = self.page(path, file: file, filled, isTemplated: true, &found)
            page?.subject = copy.subject
            return Diagnosed(page, found)
        }
        // The same mistake in every copy is said once.
        for page in read { problems += page.diagnostics.filter { !problems.contains($0) } }
        return read.compactMap(\.value)
    }

    // MARK: - One page

    private func page(
        _ path: String, file: String, _ text: String, isTemplated: Bool, _ problems: inout [Diagnostic]
    ) -> Page? {
        guard let (matter, body) = frontMatter(text, file, &problems),
            let map = YAMLMap(matter, keys: Self.keys, &problems)
        else { return nil }
        let title = map.localized("title", &problems)
        let firstLine = text[..<body.startIndex].utf8.count { $0 == UInt8(ascii: "\n") } + 1
        let parsed = MarkdownParser.parse(String(body), file: file, firstLine: firstLine, blockKinds: FigureBlock.kinds)
        problems += parsed.diagnostics
        let document = parsed.value
        problems += ProseCheck.literalNumbers(in: document, file: file)
        let blockReader = BlockReader(catalogue: catalogue, file: file, emptyIsAllowed: isTemplated)
        let inlineReader = InlineReader(catalogue: catalogue, file: file, emptyIsAllowed: isTemplated)
        var blocks: [FigureBlock] = []
        var inlines: [InlineRequest] = []
        for part in document.parts {
            switch part {
            case .block(let slot): if let block = blockReader.read(slot, &problems) { blocks.append(block) }
            case .inline(let slot): if let inline = inlineReader.read(slot, &problems) { inlines.append(inline) }
            default: break
            }
        }
        let summary = map.optionalLocalized("summary", &problems)
        let menu = map.optionalLocalized("menu", &problems)
        let audience = map.choice("audience", default: Audience.public, &problems)
        let layout = map.choice("layout", default: Page.Layout.page, &problems)
        guard let title else { return nil }
        let page = Page(
            path: path, subject: nil, location: SourceLocation(file: file), title: title, summary: summary,
            menu: menu ?? title,
            audience: audience, layout: layout, document: document, blocks: blocks, inlines: inlines)
        checkAudience(page, &problems)
        return page
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
