import Metrics
import Tables

/// A column that a figure computes from its numbers: of its table, or of its files, or both.
struct ComputedColumn: Sendable {
    /// One computed value.
    struct Value: Sendable {
        enum Machine: Sendable {
            case number(Rational)
            /// A word of the files, the same in every language: "improvement".
            case word(String)
            case none
        }

        /// As it is printed; nil where there is none.
        var text: String?
        /// As it stands in the files.
        var machine: Machine

        static let none = Value(text: nil, machine: .none)

        static func number(_ value: Double?, _ text: (Double) -> String) -> Value {
            guard let value, let exact = Rational(nearest: value) else { return .none }
            return Value(text: text(value), machine: .number(exact))
        }

        static func count(_ value: Int?, _ text: (Int) -> String = { String($0) }) -> Value {
            value.map { Value(text: text($0), machine: .number(Rational($0))) } ?? .none
        }
    }

    /// The name in CSV and JSON; nil where it stands in the table only.
    let name: String?
    /// The head in the table; nil where it stands in the files only.
    let title: String?
    let isNumeric: Bool
    /// One for each point of the figure, in its order.
    let values: [Value]

    init(_ name: String?, title: String? = nil, isNumeric: Bool = true, _ values: [Value]) {
        self.name = name
        self.title = title
        self.isNumeric = isNumeric
        self.values = values
    }
}

extension Rational {
    /// The fraction of a computed number, to nine decimals; nil where it does not fit.
    init?(nearest value: Double) {
        let scale = value.magnitude < 1e8 ? 1_000_000_000 : 1000
        let scaled = (value * Double(scale)).rounded()
        guard scaled.magnitude < 9e17 else { return nil }
        self.init(Int(scaled), over: scale)
    }
}

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
