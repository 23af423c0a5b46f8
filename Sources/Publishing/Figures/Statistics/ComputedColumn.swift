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
