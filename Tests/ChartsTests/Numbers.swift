import Charts

/// Numbers as a Vietnamese reader expects them; the charts under test only ever see such strings.
enum Numbers {
    static func count(_ value: Double) -> String {
        let digits = Array(String(Int(value.rounded().magnitude)))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "." }
            text.append(digit)
        }
        return (value < 0 ? "−" : "") + text
    }

    static func decimal(_ value: Double, places: Int) -> String {
        let power = (0..<places).reduce(1.0) { power, _ in power * 10 }
        let scaled = Int((value.magnitude * power).rounded())
        let (whole, rest) = (scaled / Int(power), String(scaled % Int(power)))
        let fraction = places == 0 ? "" : "," + String(repeating: "0", count: places - rest.count) + rest
        return (value < 0 && scaled > 0 ? "−" : "") + String(whole) + fraction
    }

    static func percent(_ value: Double) -> String {
        var text = decimal(value * 100, places: 2)
        while text.hasSuffix("0"), text.contains(",") { text.removeLast() }
        if text.hasSuffix(",") { text.removeLast() }
        return text + "%"
    }

    static let counts = TickFormat(count)
    static let percents = TickFormat(percent)
    static let places = TickFormat { String(Int($0)) }

    static func counts(_ values: [Double?], sign: String = "…") -> [ChartValue] {
        values.map { $0.map { .number($0, label: count($0)) } ?? .missing(label: sign) }
    }

    static func percents(_ values: [Double?], sign: String = "…") -> [ChartValue] {
        values.map { $0.map { .number($0, label: percent($0)) } ?? .missing(label: sign) }
    }

    static func ranks(_ values: [Int?], of size: Int) -> [ChartValue] {
        values.map { $0.map { .number(Double($0), label: "\($0)/\(size)") } ?? .missing(label: "…") }
    }
}
