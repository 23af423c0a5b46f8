@testable import Charts

enum FunnelCases {
    static let all = [
        twenty, twenty.narrow, seventyFive, seventyFive.narrow, crowded, crowded.narrow, one, missing, missing.narrow,
        equal,
    ]

    /// Limits around `mean` for a share: mean ± z·√(mean(1−mean)/n), kept within 0 and 1.
    private static func curve(_ mean: Double, z: Double, to largest: Double, _ label: String) -> FunnelLimits.Curve {
        let points = (1...60).map { step -> FunnelLimits.Curve.Point in
            let share = Double(step) / 60
            let n = max(largest * share * share, 1)
            let half = z * (mean * (1 - mean) / n).squareRoot()
            return FunnelLimits.Curve.Point(denominator: n, lower: max(mean - half, 0), upper: min(mean + half, 1))
        }
        return FunnelLimits.Curve(points: points, label: label)
    }

    private static func make(
        _ name: String, _ count: Int, mean: Double = 0.93, isSquareRoot: Bool = false,
        _ unit: (Int) -> (value: Double?, n: Double, variation: ChartVariation)
    ) -> ChartCase {
        let units = (0..<count).map(unit)
        let largest = units.map(\.n).max() ?? 1
        let limits = FunnelLimits(
            units: units.map { FunnelLimits.Unit(denominator: $0.n, variation: $0.variation) },
            inner: curve(mean, z: 1.96, to: largest, "Giới hạn 95%"),
            outer: curve(mean, z: 3.09, to: largest, "Giới hạn 99,8%"), mean: mean,
            meanLabel: "Trung bình " + Numbers.percent(mean), denominatorTitle: "Hồ sơ đã giải quyết",
            isSquareRoot: isSquareRoot, variationWords: ControlCases.words)
        return ChartCase(name, .funnel(limits), Numbers.percents) {
            $0.axisTitle = "Tỷ lệ đúng hạn"
            $0.categories = (0..<count).map { index in
                Categories.offices.indices.contains(index)
                    ? Categories.offices[index] : ChartCategory(label: "Xã Đơn vị số \(index + 1)")
            }
            $0.series = [
                ChartSeries(name: "Đúng hạn", colorClass: "s1", values: Numbers.percents(units.map(\.value)))
            ]
        }
    }

    static let twenty = make("funnel-twenty", 20) { index in
        let n = Double(120 + (index * 347) % 1900)
        let value = 0.93 + Double((index * 29) % 13 - 6) / 500
        return switch index {
        case 0: (0.985, n + 900, .improvement)
        case 5: (0.872, n, .concern)
        default: (value, n, .common)
        }
    }

    static let seventyFive: ChartCase = {
        var chart = make("funnel-seventy-five", 75, isSquareRoot: true) { index in
            let n = Double(index == 5 ? 21400 : 30 + (index * index * 7) % 2600)
            let value = 0.93 + Double((index * 29) % 23 - 11) / 450
            return switch index {
            case 5: (0.951, n, .improvement)
            case 11, 40: (value < 0.93 ? 0.82 : 0.84, n + 300, .concern)
            case 22: (0.996, n + 700, .improvement)
            default: (value, n, .common)
            }
        }
        chart.spec.target = ChartTarget(value: 0.95, label: "Mục tiêu 95%")
        return chart
    }()

    /// So many outside, and so close, that their names have no room.
    static let crowded = make("funnel-crowded", 20) { index in
        (0.84 + Double(index) / 400, 900 + Double(index % 4) * 25, index < 14 ? .concern : .common)
    }

    static let one = make("funnel-one", 1) { _ in (0.93, 240, .common) }

    static let equal = make("funnel-equal", 4, mean: 1) { index in (1, 240 + Double(index), .common) }

    static let missing = make("funnel-missing", 8) { index in
        (index % 3 == 1 ? nil : 0.9 + Double(index) / 100, index == 6 ? 0 : Double(100 + index * 90), .common)
    }
}
