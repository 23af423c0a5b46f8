/// A number as SVG writes it: at most two decimals, no exponent, no negative zero, the same on every machine.
public func coordinate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((value * 100).rounded(.toNearestOrAwayFromZero))
    let magnitude = hundredths.magnitude
    var text = hundredths < 0 ? "-" : ""
    text += String(magnitude / 100)
    let rest = magnitude % 100
    if rest > 0 {
        text += rest < 10 ? ".0" : "."
        text += rest % 10 == 0 ? String(rest / 10) : String(rest)
    }
    return text
}
