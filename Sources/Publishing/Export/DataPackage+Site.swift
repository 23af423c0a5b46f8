import Diagnostics
import Hashing
import Metrics
import Project
import Tables

/// A dataset with its files, ready to be published and described.
struct PublishedDataset {
    var dataset: Dataset
    var table: ExportTable
    var sources: [String]
    /// Bytes by suffix.
    var files: [String: [UInt8]]
}

extension DataPackage {
    /// The description of `datasets`, whose files lie beside it, one folder each.
    init(_ datasets: [PublishedDataset], _ context: SiteContext) {
        let site = context.project.site
        let phrases = context.phrases
        name = context.paths.names.package
        id = context.base.map { $0 + context.paths.dataPackage }
        title = phrases.text(site.title) + " – " + phrases.text(site.organisation)
        description = site.description.map(phrases.text)
        homepage = context.base
        created = site.dataDate.iso + "T00:00:00Z"
        licenses = site.licence.map { licence in
            [Licence(path: site.licenceURL ?? "index.html", title: phrases.text(licence))]
        }
        contributors = [Contributor(title: phrases.text(site.organisation), email: site.contact?.email)]
        resources = datasets.map { Resource($0, phrases, context.paths) }
    }
}

extension DataPackage.Resource {
    init(_ published: PublishedDataset, _ phrases: Phrases, _ paths: SitePaths) {
        let csv = published.files["csv"] ?? []
        let dataset = published.dataset
        self.init(
            name: dataset.name, title: phrases.text(dataset.title),
            description: dataset.description.map(phrases.text),
            path: SitePaths.relative(from: paths.dataPackage, to: paths.datasetFile(dataset.name, "csv")),
            bytes: csv.count, hash: "sha256:" + SHA256Hasher.hexadecimal(of: csv),
            sources: published.sources.isEmpty ? nil : published.sources.map(DataPackage.Source.init),
            schema: DataPackage.Schema(
                fields: published.table.columns.indices.map { DataPackage.Field($0, published, phrases) }))
    }
}

extension DataPackage.Field {
    /// The column of `published` at `index`. Its categories are the members that stand in it: others may belong to
    /// data that this site does not show.
    init(_ index: Int, _ published: PublishedDataset, _ phrases: Phrases) {
        let column = published.table.columns[index]
        let type =
            switch column.type {
            case .integer: "integer"
            case .decimal: "number"
            case .date: "date"
            case .string, .period: "string"
            }
        let codes: Set<ExportTable.Value> = Set(published.table.rows.map { $0[index] })
        let dimension = published.dataset.field(column.name)?.dimension
        // A value that is required in the content may still be withheld, and then stands empty.
        self.init(
            name: column.name, type: type, title: column.title, description: column.description,
            unit: column.measuredIn,
            constraints: column.minimum == nil && column.maximum == nil
                ? nil : Constraints(minimum: column.minimum?.doubleValue, maximum: column.maximum?.doubleValue),
            categories: dimension?.members.map { (id: $0.id, label: phrases.text($0.title)) }
                .filter { codes.contains(.code($0.id, label: $0.label)) }.map(Category.init))
    }
}
