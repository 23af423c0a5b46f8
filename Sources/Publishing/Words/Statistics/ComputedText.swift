import Metrics
import Tables

/// Prints numbers that are computed from those of a metric: means, limits, ends of intervals.
struct ComputedText: Sendable {
    let phrases: Phrases
    let metric: MetricDefinition

    func callAsFunction(_ value: Double) -> String {
        guard let exact = Rational(nearest: value) else { return "…" }
        let numbers = phrases.numbers
        // A mean of counts is no count.
        let decimals = max(metric.decimals, 1)
        switch metric.format {
        // What lies so far below the last decimal is nothing, as the lower limit of times between events mostly is.
        case .number where value.magnitude < 1e-3 && metric.decimals == 0: return numbers.number(.zero)
        case .number: return numbers.nonzero(exact, decimals: exact.isInteger ? metric.decimals : decimals)
        case .percent:
            return metric.isShare
                ? numbers.percent(exact, decimals: metric.decimals) : numbers.number(exact, decimals: decimals) + "%"
        }
    }

    /// "91,2% đến 98,6%".
    func range(_ lower: Double, _ upper: Double) -> String {
        phrases.choose("\(self(lower)) đến \(self(upper))", "\(self(lower)) to \(self(upper))")
    }
}
