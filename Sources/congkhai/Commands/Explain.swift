import ArgumentParser
import Diagnostics
import Metrics
import Project
import Publishing
import Tables

/// `congkhai explain`: the receipt of a number.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: """
            In cách tính và nguồn của một số: công thức, dòng dữ liệu, phép kiểm. / Prints how a number was made: \
            formula, rows, checks.
            """)

    @Argument(help: "Tên chỉ số / name of the metric.")
    var metric: String

    @Option(name: .customLong("where"), help: "Điều kiện lọc dòng / row filter, e.g. \"unit = 'ttpvhcc'\".")
    var condition: String?

    @Option(help: "Kỳ / period, e.g. 2024-Q1, 2024-01-01..2024-02-28.")
    var period: String?

    @OptionGroup var options: ContentOptions

    func run() throws {
        let console = options.console
        var problems: [Diagnostic] = []
        let source = FolderReader.source(options.contentFolder, &problems)
        let loaded = Project.load(source)
        problems += loaded.diagnostics
        guard let project = loaded.value, !problems.containsError else {
            console.report(problems)
            throw ExitCode.failure
        }
        let results = Results.make(
            project.catalogue, settings: ScanSettings(workers: Machine.cores, progress: console.scanProgress))
        problems += results.diagnostics
        // A failing check does not keep a number from being explained: its receipt says so.
        let explanation = Explanation.make(
            metric: metric, condition: condition, period: period, results: results.value, language: options.language)
        problems += explanation.diagnostics
        if problems.containsError || !options.quiet { console.report(problems.filter { $0.severity == .error }) }
        guard let text = explanation.value else { throw ExitCode.failure }
        console.output(text)
        if problems.containsError { throw ExitCode.failure }
    }
}
