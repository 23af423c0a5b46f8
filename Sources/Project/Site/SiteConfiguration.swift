import Diagnostics
import Metrics
import Tables

/// `site.yaml`.
public struct SiteConfiguration: Sendable {
    public struct Contact: Sendable {
        public var name: String?
        public var address: String?
        public var email: String?
        public var phone: String?
    }

    public var title: Localized
    public var organisation: Localized
    public var description: Localized?
    /// The site's only date.
    public var dataDate: CalendarDate
    public var baseURL: String?
    public var theme: String
    /// What the site sets in its theme, each option once.
    public var themeSettings: [ThemeSetting]
    /// The language of the pages: the first of `languages`, or what `Project.translated` makes pages of.
    public var language: Language
    /// Never empty; the first is that of the site at its root, each other has a folder named after it.
    public var languages: [Language]
    public var audiences: [Audience]
    /// Where `site.yaml` declares them.
    public var audiencesLocation: SourceLocation
    /// Pages in the menu, in order, with where each is named.
    public var navigation: [(path: String, location: SourceLocation)]
    public var contact: Contact?
    /// The page that says how accessible the site is, to which every page leads.
    public var accessibility: (path: String, location: SourceLocation)?
    public var licence: Localized?
    /// What every page says first, figures that go their own way included: that all of it is a trial, or synthetic.
    public var banner: Localized?
    /// Where the licence stands in full.
    public var licenceURL: String?
    /// What was published when, the latest first; those of a day in the order of the file.
    public var releases: [Release]

    /// A day on which figures were published or corrected.
    public struct Release: Sendable {
        public var date: CalendarDate
        /// Its place among those of its day, from 1.
        public var number: Int
        public var title: Localized
        public var summary: Localized?
        /// A page of the content that shows it.
        public var page: (path: String, location: SourceLocation)?
    }

    /// The first language that the bytes of a `site.yaml` declare; nil where they cannot be read. What is wrong with them is
    /// said where the content is loaded.
    public static func firstLanguage(of bytes: [UInt8]) -> Language? {
        var unsaid: [Diagnostic] = []
        let path = "site.yaml"
        guard let text = ProjectSource(root: "", files: [path: bytes]).text(path, &unsaid),
            let root = YAMLText(text: text, file: path).compose(into: &unsaid),
            let map = YAMLMap(root, keys: nil, &unsaid)
        else { return nil }
        return LanguagesReader.read(map, &unsaid).first
    }

    static func read(_ source: ProjectSource, _ problems: inout [Diagnostic]) -> SiteConfiguration? {
        let path = "site.yaml"
        guard let text = source.text(path, &problems),
            let root = YAMLText(text: text, file: source.shown(path)).compose(into: &problems),
            let map = YAMLMap(
                root,
                keys: [
                    "title", "organisation", "description", "data_date", "base_url", "theme", "language", "languages",
                    "audiences", "navigation", "contact", "licence", "banner", "licence_url", "releases",
                    "accessibility",
                ], &problems)
        else { return nil }
        let title = map.localized("title", &problems)
        let organisation = map.localized("organisation", &problems)
        let date = map.required("data_date", &problems)?.date(&problems)
        let audiences = map.list("audiences", &problems).compactMap { $0.choice(Audience.self, &problems) }
        let description = map.optionalLocalized("description", &problems)
        let baseURL = map["base_url"]?.webAddress(isBase: true, &problems)
        let theme = theme(map, &problems)
        let languages = LanguagesReader.read(map, &problems)
        let navigation = map.list("navigation", &problems).compactMap { node in
            node.string(&problems).map { ($0, node.location) }
        }
        let contact = contact(map, &problems)
        let accessibility = map["accessibility"].flatMap { node in
            node.string(&problems).map { (path: $0, location: node.location) }
        }
        let licence = map.optionalLocalized("licence", &problems)
        let banner = map.optionalLocalized("banner", &problems)
        let licenceURL = map["licence_url"]?.webAddress(&problems)
        let releases = releases(map, &problems)
        guard let title, let organisation, let date else { return nil }
        return SiteConfiguration(
            title: title, organisation: organisation, description: description, dataDate: date, baseURL: baseURL,
            theme: theme.name, themeSettings: theme.settings, language: languages[0], languages: languages,
            audiences: audiences.isEmpty ? Audience.allCases : audiences,
            audiencesLocation: map["audiences"]?.location ?? map.location, navigation: navigation, contact: contact,
            accessibility: accessibility, licence: licence, banner: banner, licenceURL: licenceURL, releases: releases)
    }

    /// The name alone, or with `options:`.
    private static func theme(
        _ map: YAMLMap, _ problems: inout [Diagnostic]
    ) -> (name: String, settings: [ThemeSetting]) {
        guard let node = map["theme"], node.node.mapping != nil else {
            return (map.optionalString("theme", &problems) ?? "default", [])
        }
        guard let theme = YAMLMap(node, keys: ["name", "options"], &problems) else { return ("default", []) }
        let name = theme.optionalString("name", &problems) ?? "default"
        guard let options = theme["options"].flatMap({ YAMLMap($0, keys: nil, &problems) }) else { return (name, []) }
        let settings = options.entries.compactMap { key, value in
            ThemePaletteReader.setting(key, value, at: options.location(ofKey: key), &problems)
        }
        return (name, settings)
    }

    private static func releases(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> [Release] {
        var numbers: [CalendarDate: Int] = [:]
        return map.list("releases", &problems).compactMap { node in
            guard var release = release(node, &problems) else { return nil }
            numbers[release.date, default: 0] += 1
            release.number = numbers[release.date, default: 0]
            return release
        }.sorted { ($1.date, $0.number) < ($0.date, $1.number) }
    }

    private static func release(_ node: YAMLNode, _ problems: inout [Diagnostic]) -> Release? {
        guard let map = YAMLMap(node, keys: ["date", "title", "summary", "page"], &problems) else { return nil }
        let date = map.required("date", &problems)?.date(&problems)
        let title = map.localized("title", &problems)
        let summary = map.optionalLocalized("summary", &problems)
        let page = map["page"].flatMap { node in node.string(&problems).map { (path: $0, location: node.location) } }
        guard let date, let title else { return nil }
        return Release(date: date, number: 1, title: title, summary: summary, page: page)
    }

    private static func contact(_ map: YAMLMap, _ problems: inout [Diagnostic]) -> Contact? {
        guard let node = map["contact"],
            let contact = YAMLMap(node, keys: ["name", "address", "email", "phone"], &problems)
        else { return nil }
        return Contact(
            name: contact.optionalString("name", &problems), address: contact.optionalString("address", &problems),
            email: contact.optionalString("email", &problems), phone: contact.optionalString("phone", &problems))
    }
}
