import Diagnostics

/// A template as a tree: what is inside what.
indirect enum TemplateNode: Sendable, Hashable {
    case variable(TemplateTag)
    case section(TemplateTag, [TemplateNode])
    case partial(TemplateTag)
    /// `{{<base}}…{{/base}}`, with the blocks given to it.
    case parent(TemplateTag, blocks: [TemplateNode])
    /// `{{$main}}…{{/main}}`: in a parent tag a content for the block, elsewhere its place and default.
    case block(TemplateTag, [TemplateNode])
}

/// Builds the tree and reports what does not nest.
struct TemplateTreeBuilder {
    /// A template that nests deeper was not written by hand, and every level takes a piece of the stack.
    private static let deepest = 100

    private let pieces: [TemplatePiece]
    private var index = 0
    /// Of sections around what is read; the template itself is none.
    private var depth = -1
    private var diagnostics: [Diagnostic]

    static func tree(of template: ThemeSource.Template) -> Diagnosed<[TemplateNode]> {
        let scanned = TemplateScanner.scan(template)
        var builder = TemplateTreeBuilder(pieces: scanned.value, diagnostics: scanned.diagnostics)
        let nodes = builder.nodes(inside: nil)
        return Diagnosed(nodes, builder.diagnostics)
    }

    private init(pieces: [TemplatePiece], diagnostics: [Diagnostic]) {
        self.pieces = pieces
        self.diagnostics = diagnostics
    }

    private mutating func nodes(inside opening: TemplateTag?) -> [TemplateNode] {
        var nodes: [TemplateNode] = []
        depth += 1
        defer { depth -= 1 }
        if let opening, depth > Self.deepest {
            // Nothing is said of what stands inside.
            diagnostics.append(ThemeDiagnostic.tooDeep(opening, deepest: Self.deepest))
            index = .max
        }
        while index < pieces.count {
            let piece = pieces[index]
            index += 1
            switch piece {
            case .text(let location):
                if opening?.kind == .parent {
                    diagnostics.append(ThemeDiagnostic.textInsideParent(at: location))
                }
            case .tag(let tag) where tag.kind == .close:
                if tag.name == opening?.name { return nodes }
                diagnostics.append(ThemeDiagnostic.wrongClose(tag, open: opening))
                // The close of a section further out ends this one too; a stray close is passed over.
                if opening != nil { return nodes }
            case .tag(let tag):
                if let node = node(tag) {
                    if opening?.kind == .parent, tag.kind != .block {
                        diagnostics.append(ThemeDiagnostic.textInsideParent(at: tag.location))
                    }
                    nodes.append(node)
                }
            }
        }
        if let opening, index < .max { diagnostics.append(ThemeDiagnostic.unclosedSection(opening)) }
        return nodes
    }

    private mutating func node(_ tag: TemplateTag) -> TemplateNode? {
        switch tag.kind {
        case .variable, .unescaped: .variable(tag)
        case .section, .inverted: .section(tag, nodes(inside: tag))
        case .partial: .partial(tag)
        case .parent: .parent(tag, blocks: nodes(inside: tag))
        case .block: .block(tag, nodes(inside: tag))
        case .close, .comment: nil
        }
    }
}
