import Diagnostics
import Metrics
import Project

/// Datasets described for search engines and catalogues of open data: a catalogue in DCAT 3 (W3C) and, in each dataset's
/// page, a schema.org `Dataset`, both as JSON-LD. They need addresses, so there are none without a base URL.
struct DataCatalogue {
    let context: SiteContext
    let base: String
    let datasets: [PublishedDataset]

    private var site: SiteConfiguration { context.project.site }
    private var phrases: Phrases { context.phrases }

    private static let mediaTypes = [
        "csv": "text/csv", "json": "application/json",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]

    // MARK: - DCAT

    private struct Text: Encodable {
        var value: String
        var language: String

        private enum CodingKeys: String, CodingKey {
            case value = "@value"
            case language = "@language"
        }
    }

    private struct Reference: Encodable {
        var id: String

        private enum CodingKeys: String, CodingKey { case id = "@id" }
    }

    private struct Agent: Encodable {
        var type = "foaf:Organization"
        var name: Text

        private enum CodingKeys: String, CodingKey {
            case type = "@type"
            case name = "foaf:name"
        }
    }

    private struct Date: Encodable {
        var type = "xsd:date"
        var value: String

        private enum CodingKeys: String, CodingKey {
            case type = "@type"
            case value = "@value"
        }
    }

    private struct Distribution: Encodable {
        var type = "dcat:Distribution"
        var downloadURL: Reference
        var accessURL: Reference
        var mediaType: Reference
        var size: Int
        var licence: Reference?
        var rights: Text?

        private enum CodingKeys: String, CodingKey {
            case type = "@type"
            case downloadURL = "dcat:downloadURL"
            case accessURL = "dcat:accessURL"
            case mediaType = "dcat:mediaType"
            case size = "dcat:byteSize"
            case licence = "dct:license"
            case rights = "dct:rights"
        }
    }

    private struct Entry: Encodable {
        var id: String
        var type = "dcat:Dataset"
        var identifier: String
        var title: [Text]
        var description: [Text]?
        var publisher: Agent
        var modified: Date
        var frequency: Reference?
        var page: Reference
        var distributions: [Distribution]

        private enum CodingKeys: String, CodingKey {
            case id = "@id"
            case type = "@type"
            case identifier = "dct:identifier"
            case title = "dct:title"
            case description = "dct:description"
            case publisher = "dct:publisher"
            case modified = "dct:modified"
            case frequency = "dct:accrualPeriodicity"
            case page = "dcat:landingPage"
            case distributions = "dcat:distribution"
        }
    }

    private struct Catalogue: Encodable {
        var context = [
            "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
        ]
        var id: String
        var type = "dcat:Catalog"
        var title: [Text]
        var description: [Text]?
        var publisher: Agent
        var homepage: Reference
        var modified: Date
        var entries: [Entry]

        private enum CodingKeys: String, CodingKey {
            case context = "@context"
            case id = "@id"
            case type = "@type"
            case title = "dct:title"
            case description = "dct:description"
            case publisher = "dct:publisher"
            case homepage = "foaf:homepage"
            case modified = "dct:modified"
            case entries = "dcat:dataset"
        }
    }

    func catalogue() -> [UInt8] {
        JSONText.bytes(
            Catalogue(
                id: base + context.paths.dataCatalogue, title: texts(site.title),
                description: site.description.map(texts), publisher: publisher,
                homepage: Reference(id: SitePaths.address(context.paths.dataIndex, under: base)), modified: modified,
                entries: datasets.map(entry)))
    }

    private func entry(_ published: PublishedDataset) -> Entry {
        let dataset = published.dataset
        let page = SitePaths.address(context.paths.dataset(dataset.name), under: base)
        let identifier = identifier(dataset)
        return Entry(
            id: identifier, identifier: identifier, title: texts(dataset.title),
            description: dataset.description.map(texts),
            publisher: publisher, modified: modified,
            frequency: dataset.frequency.map { Reference(id: Self.address(of: $0)) }, page: Reference(id: page),
            distributions: published.files.sorted { $0.key < $1.key }.map { suffix, bytes in
                Distribution(
                    downloadURL: Reference(id: base + context.paths.datasetFile(dataset.name, suffix)),
                    accessURL: Reference(id: page),
                    mediaType: Reference(
                        id: "https://www.iana.org/assignments/media-types/" + (Self.mediaTypes[suffix] ?? "")),
                    size: bytes.count, licence: site.licenceURL.map(Reference.init),
                    rights: site.licence.map { Text(value: phrases.text($0), language: phrases.language.rawValue) })
            })
    }

    /// The same in every language: it is one dataset that is described.
    private func identifier(_ dataset: Dataset) -> String {
        SitePaths.address(context.paths.dataset(dataset.name), under: context.rootBase ?? base)
    }

    private var publisher: Agent {
        Agent(name: Text(value: phrases.text(site.organisation), language: phrases.language.rawValue))
    }

    private var modified: Date { Date(value: site.dataDate.iso) }

    private func texts(_ text: Localized) -> [Text] {
        // A text that has no second language is in the site's first.
        guard let english = text.english else {
            return [Text(value: text.vietnamese, language: context.firstLanguage.rawValue)]
        }
        return [Text(value: text.vietnamese, language: "vi"), Text(value: english, language: "en")].reduce(into: []) {
            found, text in
            if !found.contains(where: { $0.value == text.value }) { found.append(text) }
        }
    }

    /// In the vocabulary of the Publications Office of the European Union, which DCAT profiles use.
    private static func address(of frequency: Dataset.Frequency) -> String {
        let code =
            switch frequency {
            case .daily: "DAILY"
            case .weekly: "WEEKLY"
            case .monthly: "MONTHLY"
            case .quarterly: "QUARTERLY"
            case .halfYearly: "ANNUAL_2"
            case .yearly: "ANNUAL"
            case .irregular: "IRREG"
            }
        return "http://publications.europa.eu/resource/authority/frequency/" + code
    }

    // MARK: - schema.org

    private struct Download: Encodable {
        var type = "DataDownload"
        var encodingFormat: String
        var contentUrl: String

        private enum CodingKeys: String, CodingKey {
            case type = "@type"
            case encodingFormat, contentUrl
        }
    }

    private struct Organization: Encodable {
        var type = "GovernmentOrganization"
        var name: String

        private enum CodingKeys: String, CodingKey {
            case type = "@type"
            case name
        }
    }

    private struct SchemaDataset: Encodable {
        var context = "https://schema.org"
        var type = "Dataset"
        var id: String
        var url: String
        var name: String
        var description: String
        var inLanguage: String
        var dateModified: String
        var isAccessibleForFree = true
        var license: String?
        var creator: Organization
        var distribution: [Download]
        var variableMeasured: [String]

        private enum CodingKeys: String, CodingKey {
            case context = "@context"
            case type = "@type"
            case id = "@id"
            case url, name, description, inLanguage, dateModified, isAccessibleForFree, license, creator, distribution
            case variableMeasured
        }
    }

    /// For the head of the dataset's page: a block of data, which no browser runs.
    func schema(_ published: PublishedDataset) -> [UInt8] {
        let dataset = published.dataset
        let page = SitePaths.address(context.paths.dataset(dataset.name), under: base)
        return JSONText.scriptBytes(
            SchemaDataset(
                id: identifier(dataset), url: page, name: phrases.text(dataset.title),
                description: phrases.text(dataset.description ?? dataset.title), inLanguage: phrases.language.rawValue,
                dateModified: site.dataDate.iso, license: site.licenceURL,
                creator: Organization(name: phrases.text(site.organisation)),
                distribution: published.files.keys.sorted().map { suffix in
                    Download(
                        encodingFormat: Self.mediaTypes[suffix] ?? "",
                        contentUrl: base + context.paths.datasetFile(dataset.name, suffix))
                },
                variableMeasured: dataset.fields.filter(\.isNumeric).map { phrases.text($0.title) }))
    }
}
