import Diagnostics

/// A page ready for its template: strings formatted, content made.
struct PageModel: Sendable {
    enum Layout: String, Sendable, Hashable, CaseIterable {
        case page, home, report, brief, metric, figure, search
        case notFound = "not-found"
    }

    struct Heading: Sendable, Hashable {
        var text: String
        var anchor: String
    }

    /// Output path.
    var path: String
    var layout: Layout
    var title: String
    var summary: String?
    var content: [UInt8]
    /// Headings of the second level, for "Trên trang này".
    var headings: [Heading]
    /// Pages above this one, from the front page down: title and output path.
    var breadcrumb: [(title: String, path: String)]
    /// The file of the content that the page is made from; nil for pages of our own making.
    var location: SourceLocation?
    /// Texts of the page itself that are not in the site's language, as it has not been translated.
    var foreignTexts: Set<String> = []
    /// JSON-LD for the head; empty for none.
    var structuredData: [UInt8] = []
    /// Output paths of all pages that are made from the same file, in their order; empty for a page of its own.
    var row: [String] = []
}
