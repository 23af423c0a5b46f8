import Diagnostics

/// A link from one file of the site to another, and who wrote it.
struct PageLink: Sendable, Hashable {
    /// Output path, with an anchor after `#` where there is one.
    var target: String
    /// As written.
    var text: String
    var location: SourceLocation
}
