@testable import Charts

/// Specifications nobody would think of, the same ones on every run.
enum RandomCase {
    /// SplitMix64, so that no run differs from another.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let words = [
        "Sở", "Nông nghiệp", "Trung tâm", "hành chính công", "Ủy ban", "đường", "I/2024", "&", "<b>", "\"quý\"",
        "ngoằn ngoèo",
        "Nghiêngnghiêngngoảnhngoảnhkhôngcókhoảngtrắng",
    ]

    /// A specification of a kind with a payload.
    static func specWithPayload(_ seed: UInt64) -> ChartSpec {
        var spec = spec(seed)
        var random = Generator(state: seed &+ 1_000_000)
        let scale = spec.series.flatMap { $0.values.compactMap(\.number) }.map(\.magnitude).max() ?? 1
        func phrase(_ most: Int, _ random: inout Generator) -> String {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: " ")
        }
        spec.kind = RandomPayload(count: spec.categories.count, scale: scale, phrase: phrase).kind(&random)
        if case .bump = spec.kind {
            for index in spec.series.indices {
                spec.series[index].values = spec.series[index].values.map { value in
                    guard let number = value.number else { return value }
                    let rank = (number.magnitude / scale * 40).rounded() + 1
                    return .number(rank, label: "\(Int(rank))")
                }
            }
        }
        spec.preliminaryText = phrase(3, &random)
        for index in spec.series.indices where Bool.random(using: &random) {
            guard let last = spec.series[index].values.last, let number = last.number else { continue }
            spec.series[index].values[spec.series[index].values.count - 1] = .preliminary(number, label: last.label)
        }
        spec.annotations = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            ChartAnnotation(
                category: Int.random(in: -1...spec.categories.count, using: &random), date: "01/7/2025",
                text: phrase(4, &random))
        }
        return spec
    }

    static func spec(_ seed: UInt64) -> ChartSpec {
        var random = Generator(state: seed)
        func phrase(_ most: Int) -> String {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: " ")
        }
        let kind = ChartKind.plain.randomElement(using: &random) ?? .line
        let count = Int.random(in: 0...30, using: &random)
        let scale: Double = [1, 20, 5000, 1e7].randomElement(using: &random) ?? 1
        let negative = kind != .rank && Int.random(in: 0...3, using: &random) == 0
        let lack = Double.random(in: 0...0.5, using: &random)
        let categories = (0..<count).map { _ in
            ChartCategory(
                label: phrase(4), shortLabel: Bool.random(using: &random) ? phrase(1) : nil,
                breakBefore: Int.random(in: 0...12, using: &random) == 0 ? phrase(4) : nil)
        }
        let colors = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "early"]
        let series = (0..<Int.random(in: 0...9, using: &random)).map { index in
            let values = (0..<count).map { _ -> ChartValue in
                if Double.random(in: 0...1, using: &random) < lack { return .missing(label: "…") }
                let number = Double.random(in: (negative ? -scale : 0)...scale, using: &random)
                let label = Numbers.decimal(number, places: 2)
                return Int.random(in: 0...9, using: &random) == 0
                    ? .qualified(number, label: "≈ " + label) : .number(number, label: label)
            }
            return ChartSeries(
                name: phrase(3), colorClass: colors[index % colors.count], values: values,
                highlighted: Int.random(in: 0...5, using: &random) == 0)
        }
        return ChartSpec(
            id: "random-\(seed)", kind: kind, title: phrase(3), description: phrase(4), categories: categories,
            series: series,
            target: Bool.random(using: &random) ? ChartTarget(value: scale * 0.9, label: phrase(3)) : nil,
            lowerIsBetter: Bool.random(using: &random), axisTitle: Bool.random(using: &random) ? phrase(5) : nil,
            domain: nil, rankOf: Bool.random(using: &random) ? 63 : nil, emptyText: "chưa có số liệu",
            width: [328, 360, 640, 800].randomElement(using: &random) ?? 640)
    }
}
