/// Why a cell cannot be taken for a value of its field.
enum CellProblem: Error, Equatable {
    case empty
    /// An absence token in a required field.
    case absentButRequired
    case notANumber
    /// A decimal number in an integer field.
    case notAnInteger
    /// Written as Vietnamese offices write (`5.718`, `3,5`) in a field declared `plain`.
    case looksVietnamese
    /// `1.5` in a field declared `vi`: groups of digits must have three.
    case ambiguousDot
    case percentSign
    case doesNotFit
    case belowMinimum
    case aboveMaximum
    case notADate
    /// Written as the other notation writes dates.
    case otherDateNotation
    case impossibleDate
    case notAllowed
}
