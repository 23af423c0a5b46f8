/// A pattern that chance alone seldom makes: the four rules of NHS England's Making Data Count, in the definitions of
/// its package NHSRplotthedots 0.2.2 (`ptd_calculate_point_type.R`). In the order in which one decides what a point is
/// called.
public enum Signal: Hashable, Sendable {
    /// Beyond a limit. A value on the limit is not beyond it.
    case outside(Side)
    /// One of seven values in a row that each rise (high) or each fall (low).
    case trend(Side)
    /// One of two near the same limit (beyond two deviations, within three) among three in a row on that side of the
    /// centre.
    case twoOfThree(Side)
    /// One of seven in a row on the same side of the centre. A value on the centre ends the row.
    case shift(Side)

    public enum Side: Hashable, Sendable { case high, low }

    public var side: Side {
        switch self {
        case .outside(let side), .trend(let side), .twoOfThree(let side), .shift(let side): side
        }
    }
}

/// Finds the signals among the values of one phase.
struct SignalFinder {
    private static let rowLength = 7

    private let values: [Double?]
    private let lines: [ControlLines?]
    private let sides: [Signal.Side?]

    /// Values and lines of the places of one phase; both nil in a gap, which ends every row.
    init(values: [Double?], lines: [ControlLines?]) {
        self.values = values
        self.lines = lines
        sides = zip(values, lines).map { value, lines in
            guard let value, let lines else { return nil }
            return value > lines.centre ? .high : value < lines.centre ? .low : nil
        }
    }

    /// The signals at each place, the one that names it first.
    func signals() -> [[Signal]] {
        let trends = rows(of: Self.rowLength, direction(of:))
        let shifts = rows(of: Self.rowLength, commonSide(of:))
        return values.indices.map { index in
            [
                outside(index).map(Signal.outside), trends[index].map(Signal.trend),
                isOneOfTwoInThree(index) ? sides[index].map(Signal.twoOfThree) : nil,
                shifts[index].map(Signal.shift),
            ].compactMap { $0 }
        }
    }

    /// What a row of this length says, written at each of its places; of two rows that meet in a place the later one.
    private func rows(of length: Int, _ say: (Range<Int>) -> Signal.Side?) -> [Signal.Side?] {
        var found: [Signal.Side?] = Array(repeating: nil, count: values.count)
        for end in values.indices.dropFirst(length - 1) {
            let row = end - length + 1..<end + 1
            guard let side = say(row) else { continue }
            for index in row { found[index] = side }
        }
        return found
    }

    private func direction(of row: Range<Int>) -> Signal.Side? {
        let known = row.compactMap { values[$0] }
        guard known.count == row.count else { return nil }
        let steps = zip(known, known.dropFirst())
        if steps.allSatisfy({ $0 < $1 }) { return .high }
        return steps.allSatisfy { $0 > $1 } ? .low : nil
    }

    private func commonSide(of row: Range<Int>) -> Signal.Side? {
        guard let side = sides[row.lowerBound], row.allSatisfy({ sides[$0] == side }) else { return nil }
        return side
    }

    private func outside(_ index: Int) -> Signal.Side? {
        guard let value = values[index], let lines = lines[index] else { return nil }
        return value > lines.upper ? .high : value < lines.lower ? .low : nil
    }

    private func isNear(_ index: Int) -> Bool {
        guard outside(index) == nil, let value = values[index], let lines = lines[index] else { return false }
        return value > lines.nearUpper || value < lines.nearLower
    }

    private func isOneOfTwoInThree(_ index: Int) -> Bool {
        guard isNear(index) else { return false }
        return (max(0, index - 2)...index).contains { start in
            let row = start..<start + 3
            return row.upperBound <= values.count && commonSide(of: row) != nil && row.count(where: isNear) >= 2
        }
    }
}
