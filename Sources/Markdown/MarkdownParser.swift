import CCMark
import Diagnostics

/// Turns CommonMark into HTML with slots.
public enum MarkdownParser {
    /// Parses `text`, the body of `file` that begins on line `firstLine` (after any front matter).
    ///
    /// A fenced block whose first info word is in `blockKinds` becomes a block slot, a code span that starts with `=` an
    /// inline slot; all else is rendered by libcmark in its safe mode. Whatever that mode would leave out is an error.
    public static func parse(
        _ text: String, file: String, firstLine: Int = 1, blockKinds: Set<String>
    ) -> Diagnosed<MarkdownDocument> {
        let source = MarkdownSource(text, file: file, firstLine: firstLine)
        guard let tree = CommonMarkTree(source.text) else {
            let problem = Diagnostic(
                .error, "markdown.failed", vi: "Không đủ bộ nhớ để đọc trang.",
                en: "Not enough memory to read the page.",
                at: SourceLocation(file: file))
            return Diagnosed(MarkdownDocument(), source.diagnostics + [problem])
        }
        var rewriter = MarkdownRewriter(source, blockKinds: blockKinds)
        tree.withSteps { steps in
            for step in steps { rewriter.visit(step) }
        }
        let parts = SlotPlaceholder.split(
            tree.html(), blocks: rewriter.blocks, inlines: rewriter.inlines, headings: rewriter.headings,
            links: rewriter.links)
        let document = MarkdownDocument(
            parts: parts, headings: rewriter.headings, links: rewriter.links, prose: rewriter.prose.prose)
        let diagnostics = source.diagnostics + rewriter.diagnostics + PipeTableCheck.problems(in: document, file: file)
        return Diagnosed(document, diagnostics.sortedByLocation())
    }
}
