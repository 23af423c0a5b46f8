import Metrics
import Project

/// What the last number of a chart of one series has to say, for its title and its description.
struct TrendFinding {
    struct Words {
        /// "Quý I/2024 đạt 99,83% (5.395/5.404), giảm 0,4 điểm phần trăm so với quý IV/2023."
        var sentence: String
        /// Short enough for a title, even on a phone: "Tỷ lệ đúng hạn: quý I/2024 đạt 99,83%, giảm 0,4 điểm phần trăm so với quý
        /// IV/2023".
        var title: String
    }

    let context: SiteContext
    /// Output path of the page.
    let page: String

    /// Nil where the last period has no number, is alone, has the same number as every other, or can be set against none.
    func words(_ grid: FigureGrid, name: String) -> Words? {
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
        let text = FindingText(glossary: context.glossary)
        guard let sentence = text.sentence(found, number)?.text else { return nil }
        let headline = context.phrases.lowercased(text.headline(found, number).text)
        return Words(sentence: sentence, title: name + ": " + headline)
    }
}
