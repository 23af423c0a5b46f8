import CCMark
import Diagnostics

/// Walks over the tree once: replaces what becomes a slot, gives headings their ids, and notes links and problems.
struct MarkdownRewriter {
    private let source: MarkdownSource
    private let blockKinds: Set<String>
    private(set) var blocks: [MarkdownDocument.BlockSlot] = []
    private(set) var inlines: [MarkdownDocument.InlineSlot] = []
    private(set) var headings: [MarkdownDocument.Heading] = []
    private(set) var links: [MarkdownDocument.Link] = []
    private(set) var prose: ProseCollector
    private(set) var diagnostics: [Diagnostic] = []
    private var anchors = AnchorRegister()
    private var heading: MarkdownDocument.Heading?
    private var imageDepth = 0
    /// How often each address was met on each line.
    private var linkCounts: [String: Int] = [:]

    init(_ source: MarkdownSource, blockKinds: Set<String>) {
        self.source = source
        self.blockKinds = blockKinds
        prose = ProseCollector(source)
    }

    mutating func visit(_ step: CommonMarkStep) {
        let node = step.node
        if step.isEntering { replaceControls(in: node) }
        prose.visit(step)
        switch node.kind {
        case CMARK_NODE_CODE_BLOCK: visitCodeBlock(node)
        case CMARK_NODE_CODE: visitCode(node)
        case CMARK_NODE_TEXT: heading?.text += node.literal
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: heading?.text += " "
        case CMARK_NODE_HEADING: visitHeading(step)
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
            diagnostics.append(MarkdownProblem.rawHTML(node.literal, at: source.location(line: node.startLine)))
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
            let isImage = node.kind == CMARK_NODE_IMAGE
            if isImage { imageDepth += step.isEntering ? 1 : -1 }
            if step.isEntering { visitLink(node, isImage: isImage) }
        default: break
        }
    }

    private mutating func visitCodeBlock(_ node: CommonMarkNode) {
        guard let info = node.fenceInfo.split(whereSeparator: \.isWhitespace).first.map(String.init),
            blockKinds.contains(info)
        else { return }
        let location = source.location(line: node.startLine)
        if !isClosed(node) {
            diagnostics.append(
                MarkdownProblem.unclosedBlock(info, at: location, excerpt: source.line(node.startLine)))
        }
        let placeholder = SlotPlaceholder.block(blocks.count)
        blocks.append(.init(info: info, text: node.literal, line: node.startLine + source.firstLine - 1))
        node.replace(with: placeholder.text, isBlock: true)
    }

    /// The block's last line is a fence, not text.
    private func isClosed(_ node: CommonMarkNode) -> Bool {
        guard node.endLine > node.startLine else { return false }
        let last = source.line(node.endLine).drop { $0.isWhitespace || $0 == ">" }
        let lineCount = node.literal.utf8.count { $0 == UInt8(ascii: "\n") }
        return (last.hasPrefix("```") || last.hasPrefix("~~~")) && node.endLine - node.startLine == lineCount + 1
    }

    private mutating func visitCode(_ node: CommonMarkNode) {
        let literal = node.literal
        guard literal.hasPrefix("=") else {
            heading?.text += literal
            return
        }
        let line = node.startLine
        let column = source.slotColumn(line: line, byteColumn: node.startColumn)
        if imageDepth > 0 {
            let location = source.location(line: line, column: column)
            diagnostics.append(MarkdownProblem.slotInImage(literal, at: location))
            return
        }
        heading?.containsSlot = true
        let text = literal.dropFirst().drop { $0.isWhitespace }
        let trimmed = text.reversed().drop { $0.isWhitespace }.reversed()
        let placeholder = SlotPlaceholder.inline(inlines.count)
        inlines.append(.init(text: String(trimmed), line: line + source.firstLine - 1, column: column))
        node.replace(with: placeholder.text, isBlock: false)
    }

    private mutating func visitHeading(_ step: CommonMarkStep) {
        if step.isEntering {
            let line = step.node.startLine + source.firstLine - 1
            heading = .init(level: step.node.headingLevel, text: "", anchor: "", line: line)
        } else if var finished = heading {
            finished.text = finished.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            finished.anchor = anchors.anchor(for: finished.text)
            step.node.prepend(SlotPlaceholder.heading(headings.count).text)
            headings.append(finished)
            heading = nil
        }
    }

    private mutating func visitLink(_ node: CommonMarkNode, isImage: Bool) {
        let url = node.url
        // libcmark gives a link the line of its end.
        let first = min(node.startLine, node.firstChild?.startLine ?? node.startLine)
        let earlier = linkCounts["\(first) \(url)", default: 0]
        linkCounts["\(first) \(url)"] = earlier + 1
        let (line, column) = source.linkPlace(
            lines: first...node.startLine, url: url, text: node.firstChild?.literal ?? "", after: earlier)
        guard LinkScheme.isSafe(url) else {
            diagnostics.append(MarkdownProblem.unsafeLink(url, at: source.location(line: line, column: column)))
            node.setURL("")
            return
        }
        node.setURL(SlotPlaceholder.link(links.count).text)
        links.append(.init(url: url, line: line + source.firstLine - 1, column: column, isImage: isImage))
    }

    /// Character references (`&#1;`) can bring in control characters that the source does not show.
    private mutating func replaceControls(in node: CommonMarkNode) {
        switch node.kind {
        case CMARK_NODE_TEXT: check(node.literal, of: node) { node.setLiteral($0) }
        case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
            check(node.url, of: node) { node.setURL($0) }
            check(node.title, of: node) { node.setTitle($0) }
        case CMARK_NODE_CODE_BLOCK: check(node.fenceInfo, of: node) { node.setFenceInfo($0) }
        default: break
        }
    }

    private mutating func check(_ text: String, of node: CommonMarkNode, replace: (String) -> Void) {
        guard let control = text.unicodeScalars.first(where: \.isForbiddenControl) else { return }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { clean.append(scalar.isForbiddenControl ? "\u{FFFD}" : scalar) }
        replace(String(clean))
        let line = node.startLine
        diagnostics.append(
            MarkdownProblem.control(control, at: source.location(line: line), excerpt: source.line(line)))
    }
}
