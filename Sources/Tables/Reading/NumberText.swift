extension Rational {
    /// The number as it would be written in a file: `-1234.5`, or `-1.234,5` in Vietnamese notation; a fraction that has no
    /// finite decimal form as `1/3`.
    func written(in notation: NumberNotation) -> String {
        var (rest, twos, fives) = (denominator, 0, 0)
        while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
        while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
        let decimals = max(twos, fives)
        guard rest == 1, let scaled = scaled(decimals: decimals) else { return "\(numerator)/\(denominator)" }
        var digits = String(scaled.magnitude)
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let whole = digits.dropLast(decimals)
        let fraction = digits.suffix(decimals)
        let sign = isNegative ? "-" : ""
        switch notation {
        case .plain: return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
        case .vietnamese: return sign + Self.grouped(whole) + (fraction.isEmpty ? "" : "," + fraction)
        }
    }

    private static func grouped(_ digits: Substring) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(".") }
            text.append(digit)
        }
        return text
    }
}
