import Metrics
import Project

/// What the last number of a chart of one series has to say, as a sentence that can be its title and its description.
struct TrendFinding {
    let context: SiteContext
    /// Output path of the page.
    let page: String

    /// "Quý I/2024 đạt 99,83% (5.395/5.404), giảm 0,4 điểm phần trăm so với quý IV/2023." Nil where the last period has no
    /// number, is alone, has the same number as every other, or can be set against none.
    func sentence(_ grid: FigureGrid) -> String? {
        guard let last = grid.points.max(by: { $0.point.key.period < $1.point.key.period }),
            last.point.quantity.exactValue != nil
        else { return nil }
        let found: Assessment?
        do throws(MetricError) {
            found = try Comparer(context.results).assessments(
                of: [last.point], grid.numbers.request(for: last.metric.name)
            ).first
        } catch {
            // The chart's own numbers are there; another that they would be compared with cannot be made.
            return nil
        }
        guard let found, found.history.silence == nil, !found.changes.isEmpty || found.isVariationKnown else {
            return nil
        }
        // Marks of notes stand in the chart's table; a sentence of plain words has none.
        var register = context.register(from: page)
        let number = FindingsComposer.number(found, context, page: page, &register)
        return FindingText(glossary: context.glossary).sentence(found, number)?.text
    }

    /// The sentence behind the name of the metric, without the full stop.
    func title(_ sentence: String, _ name: String) -> String {
        name + ": " + context.phrases.lowercased(sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence)
    }
}
