import CCMark
import Foundation

/// Owns a libcmark syntax tree and frees it.
struct CommonMarkTree: ~Copyable {
    private let root: OpaquePointer

    /// Nil only where libcmark runs out of memory.
    init?(_ text: String) {
        var text = text
        // Without SOURCEPOS, libcmark does not count the line breaks inside code spans.
        let parsed = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT | CMARK_OPT_SOURCEPOS)
            }
        }
        guard let parsed else { return nil }
        root = parsed
    }

    deinit { cmark_node_free(root) }

    /// All steps of a walk over the tree, gathered first, so that nodes may be replaced on the way.
    func withSteps<Result>(_ body: ([CommonMarkStep]) throws -> Result) rethrows -> Result {
        var steps: [CommonMarkStep] = []
        let iterator = cmark_iter_new(root)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
            steps.append(CommonMarkStep(node: CommonMarkNode(node), isEntering: event == CMARK_EVENT_ENTER))
        }
        return try body(steps)
    }

    /// The tree as HTML, without raw HTML and unsafe links.
    func html() -> String {
        guard let rendered = cmark_render_html(root, CMARK_OPT_DEFAULT) else { return "" }
        defer { free(rendered) }
        return String(cString: rendered)
    }
}

/// One step of a walk: into a node or out of it.
struct CommonMarkStep {
    let node: CommonMarkNode
    let isEntering: Bool
}

/// A node of a living `CommonMarkTree`; it must not outlive the tree's `withSteps`.
struct CommonMarkNode {
    private let pointer: OpaquePointer

    fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

    var kind: cmark_node_type { cmark_node_get_type(pointer) }
    var literal: String { Self.string(cmark_node_get_literal(pointer)) }
    var fenceInfo: String { Self.string(cmark_node_get_fence_info(pointer)) }
    var url: String { Self.string(cmark_node_get_url(pointer)) }
    var title: String { Self.string(cmark_node_get_title(pointer)) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var parent: CommonMarkNode? { cmark_node_parent(pointer).map(CommonMarkNode.init) }
    var firstChild: CommonMarkNode? { cmark_node_first_child(pointer).map(CommonMarkNode.init) }
    /// In bytes from 1; 0 where libcmark does not know.
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

    /// From 1; the nearest ancestor's where libcmark does not know the node's own.
    var startLine: Int {
        let line = Int(cmark_node_get_start_line(pointer))
        return line > 0 ? line : parent?.startLine ?? 1
    }

    func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
    func setURL(_ url: String) { cmark_node_set_url(pointer, url) }
    func setFenceInfo(_ info: String) { cmark_node_set_fence_info(pointer, info) }
    func setTitle(_ title: String) { cmark_node_set_title(pointer, title) }

    /// Puts a node that renders as `placeholder` in the place of this one, which is freed.
    func replace(with placeholder: String, isBlock: Bool) {
        guard let custom = cmark_node_new(isBlock ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_CUSTOM_INLINE) else { return }
        cmark_node_set_on_enter(custom, placeholder)
        if cmark_node_replace(pointer, custom) == 1 { cmark_node_free(pointer) } else { cmark_node_free(custom) }
    }

    /// Puts a node that renders as `placeholder` before all children.
    func prepend(_ placeholder: String) {
        guard let custom = cmark_node_new(CMARK_NODE_CUSTOM_INLINE) else { return }
        cmark_node_set_on_enter(custom, placeholder)
        if cmark_node_prepend_child(pointer, custom) != 1 { cmark_node_free(custom) }
    }

    private static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}
