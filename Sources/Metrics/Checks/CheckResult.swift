import Diagnostics
import Tables

/// What came of one check at one place.
public struct CheckResult: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        case holds
        /// Left less right; nil where the check is not a comparison of two numbers.
        case fails(by: Rational?)
        /// Fails by exactly what an acceptance names.
        case accepted(by: Rational, reason: Localized)
        /// An input is missing, withheld or only qualified.
        case untestable(Obstacle)
    }

    public var dataset: String
    public var check: Check
    /// Both sides, where the check compares numbers and they are known.
    public var left: Rational?
    public var right: Rational?
    /// Rows it looked at, ascending; the first named in a message is `row`.
    public var rows: [Int]
    public var row: Int
    /// The field compared, for checks over several fields.
    public var field: String?
    public var outcome: Outcome
    /// Names of fields and nodes whose numbers the check speaks of.
    public var names: Set<String>
    /// The same by row, where the check does not speak of the same names in every row.
    public var namesOfRow: [Int: Set<String>] = [:]

    func names(inRow row: Int) -> Set<String> { namesOfRow[row] ?? names }

    public var isDiscrepancy: Bool {
        switch outcome {
        case .fails, .accepted: true
        case .holds, .untestable: false
        }
    }
}
