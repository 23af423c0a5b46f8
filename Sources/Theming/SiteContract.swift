extension TemplateContract {
    /// The keys every theme can count on; `Themes/default/README.md` explains them to authors of themes.
    ///
    /// `strings.KEY` is added to them from the theme's own `strings` files.
    public static let site = TemplateContract(
        layouts: Dictionary(uniqueKeysWithValues: SiteLayout.allCases.map { ($0.rawValue, keys) }))

    private static let keys: [String: TemplateShape] = [
        "language": .string,
        "has_languages": .flag,
        "languages": .list(["code": .string, "title": .string, "href": .string]),
        "alternates": .list(["code": .string, "address": .string]),
        "root": .string,
        "is_leadership": .flag,
        "site": .record([
            "title": .string, "organisation": .string, "description": .string, "data_date_text": .string,
            "home_href": .string, "metrics_href": .string, "data_href": .string, "search_href": .string,
            "licence": .string, "banner": .string, "accessibility_href": .string, "accessibility_title": .string,
            "contact": .record([
                "name": .string, "address": .string, "email": .string, "email_href": .string, "phone": .string,
                "phone_href": .string,
            ]),
        ]),
        "page": .record([
            "title": .string, "document_title": .string, "summary": .string, "is_home": .flag, "has_site_title": .flag,
            "canonical": .string,
            "print_url": .string, "structured_data": .html,
            "previous": .record(["title": .string, "href": .string]),
            "next": .record(["title": .string, "href": .string]),
        ]),
        // Filled in with what the theme declares.
        "options": .record([:]),
        "feed": .string,
        "has_navigation": .flag,
        "has_breadcrumb": .flag,
        "has_toc": .flag,
        "has_neighbours": .flag,
        "navigation": .list(["title": .string, "href": .string, "is_current": .flag]),
        "breadcrumb": .list(["title": .string, "href": .string]),
        "toc": .list(["title": .string, "href": .string]),
        "content": .html,
    ]
}

/// The layouts of a site. A page's front matter chooses among `page`, `home`, `report` and `brief`.
public enum SiteLayout: String, Sendable, Hashable, CaseIterable {
    case page
    case home
    case report
    /// One sheet of paper.
    case brief
    case metric
    /// A figure alone, for embedding.
    case figure
    case search
    case notFound = "not-found"
}
