import Charts
import Metrics
import Statistics
import Tables

/// The words of the bins of a histogram.
struct BinText {
    let phrases: Phrases
    let metric: MetricDefinition

    func edge(_ value: Rational) -> String {
        let numbers = phrases.numbers
        guard metric.isShare, let hundredfold = value.multiplied(by: Rational(100)) else {
            return numbers.exact(value) + (metric.format == .percent ? "%" : "")
        }
        return numbers.exact(hundredfold) + "%"
    }

    /// "90% đến dưới 95%"; a closed bin has its upper end, too.
    func range(_ bin: Histogram.Bin, isClosed: Bool = false) -> String {
        let (lower, upper) = (edge(bin.lower), edge(bin.upper))
        return isClosed
            ? phrases.choose("\(lower) đến \(upper)", "\(lower) to \(upper)")
            : phrases.choose("\(lower) đến dưới \(upper)", "\(lower) to under \(upper)")
    }

    /// "từ 30": what lies beyond the last bin.
    func beyond(_ value: Rational) -> String { phrases.choose("từ \(edge(value))", "\(edge(value)) and more") }

    /// Ticks of an axis of counts.
    static func countTicks(_ phrases: Phrases) -> TickFormat {
        let numbers = phrases.numbers
        return TickFormat { Int(exactly: $0).map { numbers.number(Rational($0)) } ?? "" }
    }
}
