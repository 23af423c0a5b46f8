extension Rational {
    /// The number of a JSON token (RFC 8259: `-12.50`, `1e3`), exactly; nil where it does not fit in 18 digits.
    init?(json text: some Collection<UInt8>) {
        var digits: [UInt8] = []
        var decimals = 0
        var isNegative = false
        var isFraction = false
        var exponent: Int?
        var isExponentNegative = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "-"):
                if exponent == nil { isNegative = true } else { isExponentNegative = true }
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): exponent = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = byte - UInt8(ascii: "0")
                if let value = exponent {
                    // Beyond this it cannot fit, unless the number is zero.
                    exponent = min(value * 10 + Int(digit), 10_000)
                } else {
                    digits.append(digit)
                    if isFraction { decimals += 1 }
                }
            default: break
            }
        }
        decimals -= (exponent ?? 0) * (isExponentNegative ? -1 : 1)
        while digits.last == 0 {
            digits.removeLast()
            decimals -= 1
        }
        if digits.isEmpty {
            self = .zero
            return
        }
        let leading = digits.prefix { $0 == 0 }.count
        digits.removeFirst(leading)
        guard digits.count + max(0, -decimals) <= 18, decimals <= 18 else { return nil }
        var value = digits.reduce(0) { $0 * 10 + Int($1) }
        for _ in 0..<max(0, -decimals) { value *= 10 }
        var power = 1
        for _ in 0..<max(0, decimals) { power *= 10 }
        self.init(isNegative ? -value : value, over: power)
    }
}
