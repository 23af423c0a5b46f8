import Metrics
import Statistics

/// Says how far chance alone may have moved a number of few cases.
struct UncertaintyText {
    let glossary: Glossary

    /// "Khoảng tin cậy 95%: 71,4% đến 88%". Nil of a number of many cases, and of one that chance has no part in: of what
    /// is there on a day, of ranks, of a source's per cents.
    func ofFew(_ point: MetricPoint, _ metric: MetricDefinition) -> String? {
        guard glossary.catalogue.countsWhatHappens(metric), let number = point.counted(metric), number.isSmall else {
            return nil
        }
        return label + ": " + limits(number, metric)
    }

    var label: String { glossary.phrases.choose("Khoảng tin cậy 95%", "95% confidence interval") }

    func limits(_ number: CountedNumber, _ metric: MetricDefinition) -> String {
        let interval = number.interval(.percent95)
        return ComputedText(phrases: glossary.phrases, metric: metric).range(interval.lower, interval.upper)
    }
}
