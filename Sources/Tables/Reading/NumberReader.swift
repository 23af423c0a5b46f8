/// Reads the numbers of one field, exactly.
struct NumberReader {
    private let field: FieldSchema
    /// Longest first; of equal ones in order of their text, so that every run reads alike.
    private let qualifiers: [(token: String, qualifier: Qualifier)]
    /// Some absence token is itself made of digits (`-1`, `999`), so that digits must be compared with tokens first.
    let digitsMayBeAbsence: Bool

    init(_ field: FieldSchema, tokens: CellTokens) {
        self.field = field
        qualifiers = tokens.qualifiers.map { (token: $0.key, qualifier: $0.value) }.filter { !$0.token.isEmpty }.sorted
        {
            ($1.token.count, $0.token) < ($0.token.count, $1.token)
        }
        digitsMayBeAbsence =
            tokens.absences.keys.contains { $0.utf8.allSatisfy { Self.isDigit($0) || $0 == UInt8(ascii: "-") } }
            || tokens.qualifiers.keys.contains { $0.utf8.first.map { Self.isDigit($0) || $0 == 0x2D } ?? false }
    }

    /// The value of a cell of at most 18 digits and a sign: nearly every cell of an office's table. Nil for all others.
    func readSimpleInteger(_ cell: CellText) -> Rational? {
        if digitsMayBeAbsence || field.isPercent { return nil }
        var index = cell.start
        let isNegative = index < cell.end && cell.bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        guard index < cell.end, cell.end - index <= 18 else { return nil }
        var value = 0
        while index < cell.end {
            let byte = cell.bytes[index]
            guard Self.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            index += 1
        }
        return Rational(isNegative ? -value : value)
    }

    /// `text` as a number: a qualifier or none, then the numeral in the field's notation.
    func read(_ text: String) throws(CellProblem) -> NumberCell {
        var numeral = Substring(text)
        var qualifier = Qualifier.exact
        if let match = qualifiers.first(where: { text.hasPrefix($0.token) }) {
            qualifier = match.qualifier
            numeral = numeral.dropFirst(match.token.count).drop { $0.isWhitespace }
        }
        let isPercent = numeral.hasSuffix("%")
        if isPercent, field.isPercent { numeral = numeral.dropLast().trimmingSuffix(while: \.isWhitespace) }
        let value = try value(Array(numeral.utf8))
        if !field.isPercent { return try inRange(value, qualifier) }
        // Nothing is nothing either way.
        guard isPercent || field.percent == .heading || value.isZero else { throw .noPercentSign(value) }
        guard let fraction = value.divided(by: Rational(100)) else { throw .doesNotFit }
        return try inRange(fraction, qualifier)
    }

    /// A value that the file itself holds as a number.
    func take(_ value: Rational, isPercent: Bool) throws(CellProblem) -> NumberCell {
        if isPercent, !field.isPercent { throw .percentSign }
        if field.type == .integer, !value.isInteger { throw .notAnInteger }
        if isPercent || !field.isPercent { return try inRange(value, .exact) }
        guard field.percent == .heading || value.isZero else { throw .noPercentSign(value) }
        guard let fraction = value.divided(by: Rational(100)) else { throw .doesNotFit }
        return try inRange(fraction, .exact)
    }

    func inRange(_ value: Rational, _ qualifier: Qualifier) throws(CellProblem) -> NumberCell {
        if let minimum = field.minimum, value < minimum { throw .belowMinimum }
        if let maximum = field.maximum, maximum < value { throw .aboveMaximum }
        return .value(value, qualifier)
    }

    private func value(_ bytes: [UInt8]) throws(CellProblem) -> Rational {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let unsigned = isNegative ? bytes.dropFirst() : bytes[...]
        if unsigned.last == UInt8(ascii: "%") { throw .percentSign }
        guard let first = unsigned.first, let last = unsigned.last, Self.isDigit(first), Self.isDigit(last) else {
            throw .notANumber
        }
        guard unsigned.allSatisfy({ Self.isDigit($0) || $0 == Self.dot || $0 == Self.comma }) else {
            throw .notANumber
        }
        var (whole, fraction) =
            switch field.notation {
            case .plain: try plainParts(unsigned)
            case .vietnamese: try vietnameseParts(unsigned)
            }
        if !fraction.isEmpty, field.type == .integer {
            throw field.notation == .plain && Self.isGrouped(unsigned) ? .looksVietnamese : .notAnInteger
        }
        while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        while whole.first == UInt8(ascii: "0") { whole.removeFirst() }
        return try rational(digits: whole + fraction, decimals: fraction.count, isNegative: isNegative)
    }

    private func plainParts(_ numeral: ArraySlice<UInt8>) throws(CellProblem) -> (whole: [UInt8], fraction: [UInt8]) {
        if numeral.contains(Self.comma) { throw .looksVietnamese }
        let parts = numeral.split(separator: Self.dot, omittingEmptySubsequences: false)
        if parts.count > 2 { throw Self.isGrouped(numeral) ? .looksVietnamese : .notANumber }
        if field.type == .decimal, !field.isNotationDeclared, Self.isGrouped(numeral) { throw .ambiguousPoint }
        return (Array(parts[0]), parts.count == 2 ? Array(parts[1]) : [])
    }

    private func vietnameseParts(
        _ numeral: ArraySlice<UInt8>
    ) throws(CellProblem) -> (whole: [UInt8], fraction: [UInt8]) {
        let parts = numeral.split(separator: Self.comma, omittingEmptySubsequences: false)
        guard parts.count <= 2, !parts[0].isEmpty else { throw .notANumber }
        if parts.count == 2, parts[1].contains(Self.dot) { throw .notANumber }
        if parts[0].contains(Self.dot), !Self.isGrouped(parts[0]) { throw .ambiguousDot }
        return (parts[0].filter(Self.isDigit), parts.count == 2 ? Array(parts[1]) : [])
    }

    private func rational(digits: [UInt8], decimals: Int, isNegative: Bool) throws(CellProblem) -> Rational {
        guard digits.count <= 18, decimals <= 18 else { throw .doesNotFit }
        var value = 0
        for digit in digits { value = value * 10 + Int(digit - UInt8(ascii: "0")) }
        var power = 1
        for _ in 0..<decimals { power *= 10 }
        guard let result = Rational(isNegative ? -value : value, over: power) else { throw .doesNotFit }
        return result
    }

    /// Groups of three digits after dots, the first of one to three and not beginning with 0: `5.718`, `1.234.567`.
    private static func isGrouped(_ numeral: ArraySlice<UInt8>) -> Bool {
        let groups = numeral.split(separator: dot, omittingEmptySubsequences: false)
        guard groups.count > 1, (1...3).contains(groups[0].count), groups[0].first != UInt8(ascii: "0") else {
            return false
        }
        return groups.dropFirst().allSatisfy { $0.count == 3 } && groups.joined().allSatisfy(isDigit)
    }

    private static let dot = UInt8(ascii: ".")
    private static let comma = UInt8(ascii: ",")

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}
