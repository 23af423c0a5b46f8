import ArgumentParser
import Diagnostics
import Foundation
import Metrics
import Project
import Publishing
import Tables

/// `congkhai compute`: measures of a dataset as CSV.
struct Compute: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tính số đo của một bộ dữ liệu, in ra CSV. / Computes measures of a dataset and prints CSV.",
        discussion: """
            congkhai compute ho-so --table "received_new, overdue by unit, field per month" --table "median_days by unit"
            """)

    @Argument(help: "Tên bộ dữ liệu / name of the dataset.")
    var dataset: String

    @Option(
        name: .customLong("table"),
        help: """
            Bảng cần tính / what to compute: MEASURE, … [by DIMENSION, …] [per day|month|quarter|half|nine-months|year]; \
            kỳ theo luật thêm @15 / statutory periods end with @15 (quarter@15).
            """
    )
    var tables: [String]

    @Option(name: .customLong("where"), help: "Điều kiện lọc dòng / row filter.")
    var condition: String?

    @Option(help: "Số nhân dùng để đọc / how many cores to read with.")
    var cores = Machine.cores

    @Flag(
        help: """
            In tên và mã SHA-256 của các tệp đã đọc, dạng của sha256sum / print the files read with their SHA-256, as \
            sha256sum does.
            """)
    var sources = false

    @Flag(help: "In thời gian của từng bước / print how long each phase took.")
    var timings = false

    @OptionGroup var options: ContentOptions

    func validate() throws {
        if cores < 1 { throw ValidationError("--cores phải từ 1 trở lên. / --cores must be 1 or more.") }
    }

    func run() throws {
        let console = options.console
        var timings = Timings()
        var problems: [Diagnostic] = []
        let source = timings.measure("read") { FolderReader.source(options.contentFolder, &problems) }
        let loaded = timings.measure("load") { Project.load(source) }
        problems += loaded.diagnostics
        guard let catalogue = loaded.value?.catalogue, !problems.containsError else {
            console.report(problems)
            throw ExitCode.failure
        }
        guard let dataset = catalogue.dataset(dataset) else {
            console.report([unknown(among: catalogue.datasets.map(\.name))])
            throw ExitCode.failure
        }
        let asked = tables.compactMap { MeasureTable.read($0, where: condition, dataset: dataset, &problems) }
        if problems.containsError {
            console.report(problems)
            throw ExitCode.failure
        }
        let settings = ScanSettings(
            workers: cores, hashesFiles: sources, progress: console.scanProgress, keysChecked: timings.keys.add)
        let computed = timings.measure("compute") {
            MeasureTable.compute(asked, of: dataset, calendar: catalogue.calendar, settings: settings)
        }
        console.endProgress()
        problems += computed.diagnostics
        guard let tables = computed.value else {
            console.report(problems)
            throw ExitCode.failure
        }
        // The table alone is for standard output, whatever the form of messages.
        if !options.quiet { console.errorOutput(console.rendered(problems)) }
        timings.measure("print") {
            for (index, text) in tables.texts.enumerated() {
                if index > 0 { console.output("\n") }
                console.output(text)
            }
        }
        if sources { for file in tables.files { console.errorOutput("\(file.sha256)  \(file.path)\n") } }
        if self.timings { console.errorOutput(timings.table(console.language)) }
    }

    private func unknown(among known: [String]) -> Diagnostic {
        let near = Suggestion.nearest(to: dataset, among: known)
        return Diagnostic(
            .error, "compute.unknown-dataset", vi: "Không có bộ dữ liệu “\(dataset)”.",
            en: "There is no dataset “\(dataset)”.", excerpt: dataset,
            hint: Localized(
                vi: (near.map { "Có phải là “\($0)”? " } ?? "") + "Các bộ dữ liệu: \(known.joined(separator: ", ")).",
                en: (near.map { "Did you mean “\($0)”? " } ?? "") + "The datasets: \(known.joined(separator: ", ")).")
        )
    }
}
