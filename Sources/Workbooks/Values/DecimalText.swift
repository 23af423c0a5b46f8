import Tables

/// The decimal text of a stored number.
enum DecimalText {
    enum Result: Equatable {
        case number(Rational)
        case tooLarge
        case malformed
    }

    private static let significantDigits = 15
    /// The most that a denominator of 64 bits holds.
    private static let mostDecimals = 18
    private static let powersOfTen: [Int] = (0...mostDecimals).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// The number that `bytes` write (`-12`, `0.30000000000000004`, `1.5E-3`), rounded half away from zero to 15
    /// significant digits and 18 decimals. White space around it is ignored.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Result {
        guard let decimal = Decimal(bytes) else { return .malformed }
        guard let value = decimal.value else { return .tooLarge }
        return .number(value)
    }

    /// `significand` × 10^`exponent`
    private struct Decimal {
        var isNegative = false
        var significand = 0
        var exponent = 0

        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            var (index, end) = (0, bytes.count)
            while index < end, Self.isSpace(bytes[index]) { index += 1 }
            while end > index, Self.isSpace(bytes[end - 1]) { end -= 1 }
            if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
                isNegative = bytes[index] == UInt8(ascii: "-")
                index += 1
            }
            guard readDigits(bytes, &index, end) else { return nil }
            if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
                index += 1
                guard let power = Self.power(bytes, &index, end) else { return nil }
                exponent += power
            }
            guard index == end else { return nil }
        }

        /// False where there is no digit.
        private mutating func readDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int) -> Bool {
            var (hasDigit, isFraction, kept, roundsUp) = (false, false, 0, false)
            while index < end {
                let byte = bytes[index]
                if byte == UInt8(ascii: "."), !isFraction {
                    isFraction = true
                } else if (0x30...0x39).contains(byte) {
                    hasDigit = true
                    let digit = Int(byte) - 0x30
                    if kept < significantDigits {
                        significand = significand * 10 + digit
                        if significand > 0 { kept += 1 }
                        if isFraction { exponent -= 1 }
                    } else {
                        if kept == significantDigits {
                            roundsUp = digit >= 5
                            kept += 1
                        }
                        if !isFraction { exponent += 1 }
                    }
                } else {
                    break
                }
                index += 1
            }
            if roundsUp { significand += 1 }
            return hasDigit
        }

        /// The exponent after `e`; clamped, since beyond some hundreds its value makes no difference.
        private static func power(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int) -> Int? {
            var isNegative = false
            if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
                isNegative = bytes[index] == UInt8(ascii: "-")
                index += 1
            }
            guard index < end else { return nil }
            var power = 0
            while index < end, (0x30...0x39).contains(bytes[index]) {
                power = min(power * 10 + Int(bytes[index]) - 0x30, 1_000_000_000)
                index += 1
            }
            return isNegative ? -power : power
        }

        private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

        /// Nil beyond 64 bits.
        var value: Rational? {
            var (significand, exponent) = (significand, exponent)
            if significand == 0 { return .zero }
            while significand % 10 == 0 {
                significand /= 10
                exponent += 1
            }
            if exponent < -mostDecimals {
                let dropped = -mostDecimals - exponent
                guard dropped <= significantDigits + 1 else { return .zero }
                let power = powersOfTen[dropped]
                significand = (significand + power / 2) / power
                exponent = -mostDecimals
            }
            let signed = isNegative ? -significand : significand
            if exponent < 0 { return Rational(signed, over: powersOfTen[-exponent]) }
            guard exponent <= mostDecimals else { return nil }
            let (product, overflow) = signed.multipliedReportingOverflow(by: powersOfTen[exponent])
            return overflow ? nil : Rational(product)
        }
    }
}
