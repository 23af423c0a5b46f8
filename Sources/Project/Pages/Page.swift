import Diagnostics
import Markdown
import Metrics

/// A page of the content, read and checked.
public struct Page: Sendable {
    public enum Layout: String, Sendable, Hashable, CaseIterable { case page, home, report, brief }

    /// Inside `pages`, e.g. `ho-so.md`; for a page made for a member, with its id: `don-vi/ttpvhcc.md`.
    public var path: String
    /// What it is about, where it is one of many made from one file.
    public var subject: PageSubject?
    /// What its text is written in: the site's first language where it has not been translated.
    public var language: Language
    /// The file it was written in.
    public var location: SourceLocation
    public var title: Localized
    public var summary: Localized?
    public var menu: Localized
    public var audience: Audience
    public var layout: Layout
    public var document: MarkdownDocument
    /// One for each block slot of the document, in order.
    public var blocks: [FigureBlock]
    /// One for each inline slot of the document, in order.
    public var inlines: [InlineRequest]
}
