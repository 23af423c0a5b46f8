import ArgumentParser
import Diagnostics
import Metrics
import Project
import Publishing
import Tables

extension CalendarDate: ExpressibleByArgument {
    /// A day written `2026-01-31`.
    public init?(argument: String) {
        guard let period = Period(parsing: argument), period.grain == .day, let day = period.interval?.lowerBound else {
            return nil
        }
        self = day
    }
}

/// `congkhai calendar`: what `calendar.yaml` says of each day.
struct ShowCalendar: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract:
            "In lịch làm việc: từng ngày dạng CSV, hoặc các ngày nghỉ của một năm. / Prints the working calendar: every day as CSV, or the days off of a year."
    )

    @Option(help: "Ngày đầu / first day, e.g. 2026-01-01; mặc định ngày đầu của lịch / default: the calendar's first.")
    var from: CalendarDate?

    @Option(help: "Ngày cuối / last day, e.g. 2026-12-31; mặc định ngày cuối của lịch / default: the calendar's last.")
    var to: CalendarDate?

    @Option(help: "Chỉ ngày nghỉ và ngày làm bù của một năm / only days off and swapped days of a year, e.g. 2026.")
    var year: Int?

    @OptionGroup var options: ContentOptions

    func validate() throws {
        if year != nil, from != nil || to != nil {
            throw ValidationError(
                "Dùng --year, hoặc --from và --to, không dùng cả hai. / Use --year, or --from and --to, not both.")
        }
        if let from, let to, to < from {
            throw ValidationError("--to đứng trước --from. / --to lies before --from.")
        }
    }

    func run() throws {
        let console = options.console
        var problems: [Diagnostic] = []
        let source = FolderReader.source(options.contentFolder, &problems)
        let read = CalendarReader.read(source)
        problems += read.diagnostics
        if read.value == nil, problems.isEmpty { problems.append(CalendarListing.missing(in: source)) }
        guard let calendar = read.value, !problems.containsError else {
            console.report(problems)
            throw ExitCode.failure
        }
        let listing = CalendarListing(calendar: calendar, language: options.language)
        let text = year.map { listing.text(year: $0, in: source) } ?? listing.csv(from: from, through: to, in: source)
        if !text.diagnostics.isEmpty { console.report(text.diagnostics) }
        guard let output = text.value else { throw ExitCode.failure }
        console.output(output)
    }
}
