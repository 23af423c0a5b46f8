import ArgumentParser
import Diagnostics
import Publishing

/// `congkhai check`: everything that `build` does but writing.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Kiểm tra mọi thứ nhưng không ghi gì. / Checks everything and writes nothing.")

    @OptionGroup var options: ContentOptions
    @OptionGroup var site: SiteOptions

    func run() throws {
        let console = options.console
        var timings = Timings()
        let outcome = Preparation(options: options, site: site).run(&timings)
        console.report(outcome.diagnostics)
        if site.timings { console.errorOutput(timings.table(console.language)) }
        let errors = outcome.diagnostics.filter { $0.severity == .error }.count
        let warnings = outcome.diagnostics.filter { $0.severity == .warning }.count
        console.summary("\(errors) lỗi, \(warnings) cảnh báo.", "\(errors) errors, \(warnings) warnings.")
        if errors > 0 { throw ExitCode.failure }
    }
}
