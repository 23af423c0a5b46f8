import Diagnostics
import Tables

/// Numbers as an office prints them: 5.718 and 99,83% in Vietnamese, 5,718 and 99.83% in English.
public struct NumberText: Sendable {
    public var language: Language

    public init(_ language: Language) { self.language = language }

    /// Whether English has the singular behind a number that is printed as `text`: 1 dossier and −1 dossier, 1.0 dossiers.
    public static func isOne(_ text: String) -> Bool { text == "1" || text == "−1" }

    private var group: UInt8 { UInt8(ascii: language == .vietnamese ? "." : ",") }
    private var point: UInt8 { UInt8(ascii: language == .vietnamese ? "," : ".") }

    /// `value` rounded half away from zero to `decimals`; the plain fraction where that overflows.
    public func number(_ value: Rational, decimals: Int = 0) -> String {
        value.scaled(decimals: decimals).map { text(scaled: $0, decimals: decimals) }
            ?? "\(value.numerator)/\(value.denominator)"
    }

    /// `scaled` over 10^`decimals`.
    private func text(scaled: Int, decimals: Int) -> String {
        let digits = Self.digits(scaled.magnitude, decimals: decimals, point: point, group: group)
        return scaled < 0 ? "−" + digits : digits
    }

    /// `magnitude` over 10^`decimals`, with at least one digit before the point; `group` stands between thousands.
    private static func digits(_ magnitude: UInt, decimals: Int, point: UInt8, group: UInt8?) -> String {
        // From the last digit to the first.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        var rest = magnitude
        var place = 0
        while rest > 0 || place <= decimals {
            if place == decimals, place > 0 { bytes.append(point) }
            if let group, place > decimals, (place - decimals) % 3 == 0 { bytes.append(group) }
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            place += 1
        }
        bytes.reverse()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `value` (0.5 is a half) as a per cent without a space, as CLDR has it for Vietnamese. Whole shares lose their
    /// decimals: 100%, not 100,00%.
    ///
    /// Nothing and all are said only of what is exactly so: 99.999 of 100.000 is ">99,99%" and 1 of 100.000 "<0,01%",
    /// the last figures that rounding leaves apart from 100 and 0, as statistical tables print them.
    public func percent(_ value: Rational, decimals: Int) -> String {
        guard let hundredfold = value.multiplied(by: Rational(100)) else {
            return value.scaled(decimals: decimals + 2).map { text(scaled: $0, decimals: decimals) + "%" }
                ?? number(value, decimals: decimals)
        }
        if hundredfold.isInteger { return number(hundredfold) + "%" }
        let unit = (0..<decimals).reduce(1) { power, _ in power * 10 }
        for edge in [0, 100 * unit] where hundredfold.scaled(decimals: decimals) == edge {
            let isBelow = Rational(edge, over: unit).map { hundredfold < $0 } ?? false
            guard let bound = Rational(isBelow ? edge - 1 : edge + 1, over: unit) else { break }
            return (isBelow ? ">" : "<") + number(bound, decimals: decimals) + "%"
        }
        return number(hundredfold, decimals: decimals) + "%"
    }

    /// `value` with `decimals`, or with as many as it has where it would be rounded to a zero that it is not.
    public func nonzero(_ value: Rational, decimals: Int) -> String {
        !value.isZero && value.scaled(decimals: decimals) == 0 ? exact(value) : number(value, decimals: decimals)
    }

    /// `value` with `decimals`, or with its first two digits where it would be rounded to a zero that it is not: for what is
    /// computed of printed numbers, of which more digits would say more than they do.
    public func brief(_ value: Rational, decimals: Int) -> String {
        guard !value.isZero, value.scaled(decimals: decimals) == 0 else { return number(value, decimals: decimals) }
        var places = decimals
        var digits = 0
        while digits.magnitude < 10, let scaled = value.scaled(decimals: places + 1) {
            places += 1
            digits = scaled
        }
        return number(value, decimals: digits.isMultiple(of: 10) ? places - 1 : places)
    }

    /// As many decimals as the number has, up to six: for what a source states.
    public func exact(_ value: Rational) -> String {
        var decimals = 0
        var power = 1
        while decimals < 6, power % value.denominator != 0 {
            power *= 10
            decimals += 1
        }
        return number(value, decimals: decimals)
    }

    /// With a dot and without grouping, for CSV and JSON.
    public static func machine(_ value: Rational, decimals: Int = 10) -> String {
        // A large number with a fraction keeps as many decimals as fit.
        guard !value.isInteger, let scaled = value.scaled(decimals: decimals) else {
            if value.isInteger || decimals == 0 { return String(value.numerator / value.denominator) }
            return machine(value, decimals: decimals - 1)
        }
        var (magnitude, decimals) = (scaled.magnitude, decimals)
        while decimals > 0, magnitude.isMultiple(of: 10) {
            magnitude /= 10
            decimals -= 1
        }
        let digits = digits(magnitude, decimals: decimals, point: UInt8(ascii: "."), group: nil)
        return scaled < 0 ? "-" + digits : digits
    }

    /// Adds the bytes of `machine(value)`; nearly all numbers of a large table are whole.
    public static func appendMachine(_ value: Rational, to bytes: inout [UInt8]) {
        guard value.isInteger else {
            bytes.append(contentsOf: machine(value).utf8)
            return
        }
        if value.isNegative { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = value.numerator.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}

extension NumberText {
    /// A qualified number in words of the language: "trên 85.000", "khoảng 30%".
    public func qualified(_ text: String, _ qualifier: Qualifier) -> String {
        let vietnamese = language == .vietnamese
        return switch qualifier {
        case .exact: text
        case .approximately: (vietnamese ? "khoảng " : "about ") + text
        case .atLeast: vietnamese ? "từ \(text) trở lên" : "at least \(text)"
        case .moreThan: (vietnamese ? "trên " : "more than ") + text
        case .atMost: (vietnamese ? "không quá " : "at most ") + text
        case .lessThan: (vietnamese ? "dưới " : "less than ") + text
        // The sign never begins a line.
        case .preliminary, .undue: text + "\u{A0}" + Self.unsettledSign
        }
    }

    /// Of a number that will still change: the sign of its point on charts; the note beside it says what it means.
    public static var unsettledSign: String { "○" }
}

extension Absence {
    /// The printed sign, explained under every table that has one.
    public var sign: String {
        switch self {
        case .notAvailable: "…"
        case .notApplicable: "–"
        case .suppressed: "*"
        }
    }
}
