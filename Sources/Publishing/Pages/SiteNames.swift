import Diagnostics

/// What the program calls the folders that it makes, and the sections of its pages, in addresses. They are links that
/// others have written down: a name, once published, stays.
///
/// All languages of a site have the names of its first, so that a page has the same place in each of them.
struct SiteNames: Sendable, Hashable {
    // Folders and files
    let metrics: String
    let data: String
    let figures: String
    let search: String
    let feed: String
    /// Of the data package.
    let package: String

    // Sections: ids, which no heading may come to (`MarkdownSlug`) on the pages where they stand.
    let group: String
    let datasets: String
    let reuse: String
    let releases: String
    let release: String
    let columns: String
    let numbers: String
    let trend: String
    let comparisons: String
    let receipt: String
    let citation: String
    /// On pages of the content, where no heading and no figure can have it: their ids hold letters, digits and hyphens only.
    let notes: String
}

extension SiteNames {
    init(_ language: Language) { self = language == .english ? .english : .vietnamese }

    private static let vietnamese = SiteNames(
        metrics: "chi-so", data: "du-lieu", figures: "hinh", search: "tim-kiem", feed: "cong-bo", package: "so-lieu",
        group: "cac-chi-so", datasets: "bo-du-lieu", reuse: "dung-lai", releases: "cac-lan-cong-bo",
        release: "cong-bo", columns: "cac-cot", numbers: "so-lieu", trend: "xu-huong", comparisons: "so-sanh",
        receipt: "bien-nhan", citation: "trich-dan", notes: "ghi_chu")

    private static let english = SiteNames(
        metrics: "metrics", data: "data", figures: "figures", search: "search", feed: "releases", package: "figures",
        group: "metrics", datasets: "datasets", reuse: "reuse", releases: "releases", release: "release",
        columns: "columns", numbers: "numbers", trend: "trend", comparisons: "comparisons", receipt: "receipt",
        citation: "citation", notes: "page_notes")
}
