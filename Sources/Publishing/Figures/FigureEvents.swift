import Charts
import Diagnostics
import Metrics
import Project
import Tables

/// The events of a chart that lie in one of its periods.
struct FigureEvents {
    /// The periods of the chart, in the order in which they are shown.
    let periods: [Period]
    private let events: [FigureEvent]
    private let phrases: Phrases

    /// An event in none of the periods is told of: it would be left out in silence.
    init(_ events: [FigureEvent], _ grid: FigureGrid, _ problems: inout [Diagnostic]) {
        phrases = grid.context.phrases
        periods = Set(grid.points.map(\.point.key.period)).sorted()
        let intervals = periods.compactMap(\.interval)
        self.events = events.filter { event in intervals.contains { $0.contains(event.date) } }
        for event in events where !intervals.contains(where: { $0.contains(event.date) }) {
            problems.append(
                Diagnostic(
                    .warning, "figure.event-outside",
                    vi: "Sự kiện ngày \(event.date.iso) không nằm trong kỳ nào của biểu đồ nên không được vẽ.",
                    en: "The event of \(event.date.iso) lies in no period of the chart and is not drawn.",
                    at: event.location, excerpt: event.date.iso,
                    hint: Localized(
                        vi: "Kiểm tra lại ngày, hoặc chọn thêm kỳ.", en: "Check the date, or choose more periods.")))
        }
    }

    /// - Parameter categories: of the chart.
    func annotations(_ categories: [Coordinate]) -> [ChartAnnotation] {
        events.compactMap { event in
            let place = categories.firstIndex { category in
                guard case .period(let period) = category else { return false }
                return period.interval?.contains(event.date) ?? false
            }
            return place.map {
                ChartAnnotation(category: $0, date: phrases.periods.date(event.date), text: phrases.text(event.text))
            }
        }
    }

    /// For the description of the chart.
    var sentences: [String] {
        events.map { phrases.choose("Ngày ", "On ") + phrases.periods.date($0.date) + ": \(phrases.text($0.text))." }
    }

    /// For those who read the table.
    var notes: [NoteModel] { sentences.map { NoteModel(text: $0) } }
}
