import ArgumentParser
import Diagnostics
import Foundation
import Metrics
import Project
import Publishing

/// `congkhai build`: from the content to the sites on disk.
struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Dựng trang từ Content vào Output. / Builds the sites from Content into Output.")

    @Option(help: "Thư mục kết quả / folder of the output.")
    var output = "Output"

    @OptionGroup var options: ContentOptions
    @OptionGroup var site: SiteOptions

    func run() throws {
        let console = options.console
        var timings = Timings()

        // 1 to 5: load, evaluate, compose. Any error ends here, with nothing written.
        let outcome = Preparation(options: options, site: site).run(&timings)
        guard let sites = outcome.value, !outcome.diagnostics.containsError else {
            console.report(outcome.diagnostics)
            throw ExitCode.failure
        }

        // 6. Publish: each site is staged whole, then all are swapped in.
        console.progress("Đang ghi trang", "Writing the sites")
        let places = sites.map { (tree: $0.tree, directory: "\(output)/\($0.audience.rawValue)") }
        let reports: [PublishReport]
        do {
            reports = try timings.measure("publish") { try SiteWriter().publish(places) }
        } catch let error as PublishError {
            console.endProgress()
            console.report(outcome.diagnostics + [error.diagnostic])
            throw ExitCode.failure
        }
        console.endProgress()
        console.report(outcome.diagnostics + reports.flatMap(\.warnings))
        for (place, report) in zip(places, reports) { summarise(report, place.directory, console) }
        if site.timings { console.errorOutput(timings.table(console.language)) }
    }

    private func summarise(_ report: PublishReport, _ directory: String, _ console: Console) {
        let (added, changed) = (report.added.count, report.changed.count)
        let (removed, unchanged) = (report.removed.count, report.unchanged.count)
        console.summary(
            "Đã dựng \(directory): \(added + changed + unchanged) tệp (mới \(added), đổi \(changed), giữ nguyên \(unchanged), bỏ \(removed)).",
            "Built \(directory): \(added + changed + unchanged) files (\(added) new, \(changed) changed, \(unchanged) unchanged, \(removed) removed)."
        )
    }
}
