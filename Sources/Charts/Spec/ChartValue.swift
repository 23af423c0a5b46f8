/// One number to draw. What is missing is never drawn as zero and never joined by a line.
public enum ChartValue: Sendable, Hashable {
    /// An exact number; `label` is the number as it is printed, e.g. "99,83%".
    case number(Double, label: String)
    /// A number the source gives with a qualifier, e.g. "≈ 30%": drawn hollow or hatched.
    case qualified(Double, label: String)
    /// A number that will still change, e.g. of a month whose dossiers are not all due: hollow, reached by a dashed line.
    case preliminary(Double, label: String)
    /// No number: `label` is the printed sign ("…", "–", "*"), drawn quietly where the number would be.
    case missing(label: String)

    /// The text printed for this value.
    public var label: String {
        switch self {
        case .number(_, let label), .qualified(_, let label), .preliminary(_, let label), .missing(let label): label
        }
    }

    /// The number to draw; nil when it is missing.
    var number: Double? {
        switch self {
        case .number(let number, _), .qualified(let number, _), .preliminary(let number, _): number
        case .missing: nil
        }
    }

    var isPreliminary: Bool {
        if case .preliminary = self { true } else { false }
    }

    /// Drawn hollow or hatched: what is qualified, and what is preliminary.
    var isTentative: Bool {
        if case .qualified = self { true } else { isPreliminary }
    }

    /// A number that no axis can hold is not drawn: its label is then shown as a sign.
    var drawable: ChartValue {
        guard let number, !number.isDrawable else { return self }
        return .missing(label: label)
    }
}

extension Double {
    /// Finite, and small enough for sums and differences to stay so.
    var isDrawable: Bool { isFinite && magnitude <= 1e15 }
}
