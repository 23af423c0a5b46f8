import CCMark

/// Gathers the text of each paragraph and heading on a walk over the tree.
struct ProseCollector {
    /// Stands for code and slots, so that words on both sides do not touch.
    private static let codeMark = "\u{FFFC}"

    private(set) var prose: [MarkdownDocument.ProseText] = []
    private let source: MarkdownSource
    private var current: MarkdownDocument.ProseText?
    private var line = 1

    init(_ source: MarkdownSource) { self.source = source }

    mutating func visit(_ step: CommonMarkStep) {
        switch step.node.kind {
        case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
            if step.isEntering {
                line = step.node.startLine
                let isHeading = step.node.kind == CMARK_NODE_HEADING
                current = .init(text: "", line: line + source.firstLine - 1, isHeading: isHeading)
            } else if var finished = current {
                let first = finished.line - source.firstLine + 1
                finished.source = (first...line).map { String(source.line($0)) }
                if !finished.text.isEmpty { prose.append(finished) }
                current = nil
            }
        case CMARK_NODE_TEXT: append(step.node.literal, of: step.node)
        case CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: append(Self.codeMark, of: step.node)
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: breakLine()
        default: break
        }
    }

    private mutating func append(_ text: String, of node: CommonMarkNode) {
        // A code span may hold a line break of its own.
        while line < node.startLine { breakLine() }
        current?.text += text
    }

    private mutating func breakLine() {
        current?.text += "\n"
        line += 1
    }
}
