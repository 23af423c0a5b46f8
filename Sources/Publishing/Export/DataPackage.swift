/// `datapackage.json` (Data Package 2.0, datapackage.org): what the published datasets are, and what each column means.
struct DataPackage: Encodable {
    struct Licence: Encodable {
        var path: String
        var title: String
    }

    struct Contributor: Encodable {
        var title: String
        var email: String?
        var roles = ["publisher"]
    }

    struct Source: Encodable {
        var title: String
    }

    struct Resource: Encodable {
        var name: String
        var type = "table"
        var title: String
        var description: String?
        var path: String
        var format = "csv"
        var mediatype = "text/csv"
        var encoding = "utf-8"
        var bytes: Int
        var hash: String
        var sources: [Source]?
        var schema: Schema
    }

    struct Schema: Encodable {
        var fields: [Field]
        var missingValues = [""]
    }

    struct Field: Encodable {
        struct Constraints: Encodable {
            var minimum: Double?
            var maximum: Double?
        }

        struct Category: Encodable {
            var value: String
            var label: String
        }

        var name: String
        var type: String
        var title: String
        var description: String?
        var unit: String?
        var constraints: Constraints?
        var categories: [Category]?
    }

    var schema = "https://datapackage.org/profiles/2.0/datapackage.json"
    var name: String
    var id: String?
    var title: String
    var description: String?
    var homepage: String?
    /// The site's only date: the files carry no other.
    var created: String
    var licenses: [Licence]?
    var contributors: [Contributor]
    var resources: [Resource]

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case name, id, title, description, homepage, created, licenses, contributors, resources
    }
}
