/// A number as SVG writes it: at most two decimals, no exponent, no negative zero, the same on every machine.
public func coordinate(_ value: Double) -> String {
    var data = PathData()
    data.number(value)
    return data.string
}
