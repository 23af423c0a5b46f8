/// The `d` attribute of a path, its coordinates with at most two decimals.
public struct PathData: Sendable {
    private var bytes: [UInt8] = []

    public init() {}

    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// A command of one letter: "M", "L", "z".
    public mutating func command(_ letter: Unicode.Scalar) {
        bytes.append(UInt8(ascii: letter))
    }

    public mutating func space() {
        bytes.append(UInt8(ascii: " "))
    }

    /// The number as `coordinate` writes it.
    public mutating func number(_ value: Double) {
        let hundredths = value.isFinite ? Int((value * 100).rounded(.toNearestOrAwayFromZero)) : 0
        if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        digits(whole)
        guard rest > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }

    public mutating func point(_ x: Double, _ y: Double) {
        number(x)
        space()
        number(y)
    }

    /// The three whole numbers of an arc between its radii and its end, set off by spaces.
    public mutating func flags(_ rotation: Int, _ isLarge: Int, _ sweeps: Int) {
        for value in [rotation, isLarge, sweeps] {
            space()
            digits(value.magnitude)
        }
        space()
    }

    private mutating func digits(_ number: UInt) {
        if number >= 10 { digits(number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
