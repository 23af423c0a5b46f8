import Charts

/// Draws the same line chart of 3 × 24 points again and again and prints how many it drew, and the bytes of them all.
///
/// Usage: render-charts COUNT [--svg]. With --svg the last chart is printed instead.
let arguments = CommandLine.arguments.dropFirst()
guard let count = arguments.first.flatMap({ Int($0) }), count > 0 else {
    print("usage: render-charts COUNT [--svg]")
    throw UsageError()
}

let months = (0..<24).map { index in
    ChartCategory(
        label: "Tháng \(index % 12 + 1)/\(2023 + index / 12)", shortLabel: "\(index % 12 + 1)/\(2023 + index / 12)")
}

/// The same numbers as in charts.py.
let series = ["Trực tuyến", "Trực tiếp", "Bưu chính"].enumerated().map { place, name in
    let values = (0..<24).map { month -> ChartValue in
        let number = [420, 260, 60][place] + month * [12, -4, 1][place] + (month * 37) % (60 - place * 15)
        return .number(Double(number), label: String(number))
    }
    return ChartSeries(name: name, colorClass: "s\(place + 1)", values: values)
}

let ticks = TickFormat { String(Int($0)) }
var bytes = 0
var last: [UInt8] = []
for index in 0..<count {
    let spec = ChartSpec(
        id: "chart-\(index)", kind: .line, title: "Hồ sơ tiếp nhận", description: "Hồ sơ tiếp nhận theo tháng",
        categories: months, series: series, axisTitle: "Hồ sơ")
    last = ChartRenderer.svg(spec, ticks: ticks, style: .standalone)
    bytes += last.count
}
if arguments.contains("--svg") {
    print(String(decoding: last, as: UTF8.self))
} else {
    print("\(count) charts, \(bytes) bytes")
}

struct UsageError: Error {}
