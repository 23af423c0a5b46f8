/// Everything around and in a page, in the form of `TemplateContract.site`. An empty text is an absent one.
public struct PageFrame: Sendable, Hashable {
    public struct Site: Sendable, Hashable {
        public var title: String
        public var organisation: String
        public var description = ""
        /// The site's only date, formatted: `28/02/2024`.
        public var dataDateText: String
        public var licence = ""
        public var banner = ""
        /// The accessibility statement; nil where there is none.
        public var accessibility: Link?
        public var contact = Contact()

        public init(title: String, organisation: String, dataDateText: String) {
            self.title = title
            self.organisation = organisation
            self.dataDateText = dataDateText
        }
    }

    public struct Contact: Sendable, Hashable {
        public var name = ""
        public var address = ""
        public var email = ""
        public var phone = ""

        public init() {}

        var isEmpty: Bool { self == Contact() }
    }

    /// Pages that every site has, from its root.
    public struct Paths: Sendable, Hashable {
        public var metrics: String
        public var data: String
        public var search: String

        public init(metrics: String, data: String, search: String) {
            self.metrics = metrics
            self.data = data
            self.search = search
        }
    }

    public struct Link: Sendable, Hashable {
        public var title: String
        public var href: String
        public var isCurrent: Bool

        public init(title: String, href: String, isCurrent: Bool = false) {
            self.title = title
            self.href = href
            self.isCurrent = isCurrent
        }
    }

    /// The way to the same page in another language.
    public struct Language: Sendable, Hashable {
        public var code: String
        /// In that language.
        public var name: String
        public var href: String

        public init(code: String, name: String, href: String) {
            self.code = code
            self.name = name
            self.href = href
        }
    }

    /// The full address of the page in a language, for `<link rel="alternate">`.
    public struct Alternate: Sendable, Hashable {
        /// A language, or `x-default`.
        public var code: String
        public var address: String

        public init(code: String, address: String) {
            self.code = code
            self.address = address
        }
    }

    public var language: String
    /// The site's other languages.
    public var languages: [Language] = []
    /// Of every language; empty where there is one only, and without a base URL.
    public var alternates: [Alternate] = []
    /// From the page to the site's root: empty or `../`; on the 404 page the base URL.
    public var root: String
    public var paths: Paths
    public var isLeadership = false
    public var site: Site
    public var title: String
    public var summary = ""
    public var isHome = false
    /// The page's full address, for `<link rel="canonical">` and the foot of a printed page.
    public var address = ""
    public var navigation: [Link] = []
    /// From the front page down to the page above this one.
    public var breadcrumb: [Link] = []
    /// The pages before and after this one, where it is one of a row.
    public var previous: Link?
    public var next: Link?
    /// The page's own headings, `#anchor`.
    public var contents: [Link] = []
    public var content: [UInt8] = []
    /// JSON-LD in which no “</” stands; empty for none.
    public var structuredData: [UInt8] = []
    /// Address of the feed of releases; empty where there is none.
    public var feed = ""
    /// What the site sets in its theme.
    public var options: TemplateRecord = [:]

    public init(
        language: String, root: String, paths: Paths, site: Site, title: String
    ) {
        self.language = language
        self.root = root
        self.paths = paths
        self.site = site
        self.title = title
    }

    public var context: TemplateRecord {
        [
            "language": .string(language),
            "has_languages": .flag(!languages.isEmpty),
            "languages": .list(
                languages.map { ["code": .string($0.code), "title": .string($0.name), "href": .string($0.href)] }),
            "alternates": .list(alternates.map { ["code": .string($0.code), "address": .string($0.address)] }),
            "root": .string(root),
            "is_leadership": .flag(isLeadership),
            "site": .record(siteRecord),
            "page": .record([
                "title": .string(title),
                "document_title": .string(isHome || title == site.title ? site.title : "\(title) – \(site.title)"),
                "summary": .string(summary), "is_home": .flag(isHome),
                "has_site_title": .flag(title == site.title), "canonical": .string(address),
                "print_url": .string(address), "structured_data": .html(structuredData),
                "previous": .record(previous.map(Self.record) ?? [:]), "next": .record(next.map(Self.record) ?? [:]),
            ]),
            "options": .record(options),
            "feed": .string(feed),
            "has_navigation": .flag(!navigation.isEmpty),
            "has_breadcrumb": .flag(!breadcrumb.isEmpty),
            "has_toc": .flag(!contents.isEmpty),
            "has_neighbours": .flag(previous != nil || next != nil),
            "navigation": .list(
                navigation.map {
                    ["title": .string($0.title), "href": .string($0.href), "is_current": .flag($0.isCurrent)]
                }),
            "breadcrumb": .list(breadcrumb.map(Self.record)),
            "toc": .list(contents.map(Self.record)),
            "content": .html(content),
        ]
    }

    private var siteRecord: TemplateRecord {
        let contact = site.contact
        let digits = contact.phone.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
        return [
            "title": .string(site.title), "organisation": .string(site.organisation),
            "description": .string(site.description), "data_date_text": .string(site.dataDateText),
            "home_href": .string(root + "index.html"), "metrics_href": .string(root + paths.metrics),
            "data_href": .string(root + paths.data), "search_href": .string(root + paths.search),
            "licence": .string(site.licence), "banner": .string(site.banner),
            "accessibility_href": .string(site.accessibility?.href ?? ""),
            "accessibility_title": .string(site.accessibility?.title ?? ""),
            "contact": .record(
                contact.isEmpty
                    ? [:]
                    : [
                        "name": .string(contact.name), "address": .string(contact.address),
                        "email": .string(contact.email),
                        "email_href": .string(contact.email.isEmpty ? "" : "mailto:\(contact.email)"),
                        "phone": .string(contact.phone),
                        "phone_href": .string(digits.isEmpty ? "" : "tel:\(digits)"),
                    ]),
        ]
    }

    private static func record(_ link: Link) -> TemplateRecord {
        ["title": .string(link.title), "href": .string(link.href)]
    }
}
