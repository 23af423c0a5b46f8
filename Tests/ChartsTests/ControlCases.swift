@testable import Charts

enum ControlCases {
    static let all = [
        steps, steps.narrow, stable, stable.narrow, provisional, provisional.narrow, gaps, gaps.narrow, onePoint,
        twoPoints, equal, twelve, twelve.narrow, empty,
    ]

    static let words = VariationWords(
        common: "Dao động thông thường", improvement: "Cải thiện", concern: "Đáng lo ngại",
        change: "Thay đổi khác thường")

    static func limits(_ points: [ControlLimits.Point], _ labels: (String?, String?, String?)) -> ControlLimits {
        ControlLimits(
            points: points, centerLabel: labels.0, lowerLabel: labels.1, upperLabel: labels.2,
            provisionalText: "Giới hạn tạm thời (dưới 12 điểm)", variationWords: words)
    }

    /// A p chart of 36 months with a new baseline, limits that step, an event, and two preliminary months.
    static let steps: ChartCase = {
        let points = (0..<36).map { index -> ControlLimits.Point in
            let center = index < 18 ? 0.912 : 0.958
            let half = 0.02 + Double(index * 7 % 5) / 400
            let variation: ChartVariation =
                index == 6 ? .concern : (26...33).contains(index) ? .improvement : .common
            return ControlLimits.Point(
                center: center, lower: center - half, upper: min(center + half, 1), variation: variation,
                baselineBefore: index == 18 ? "Mức nền mới: hai cấp từ 01/7/2022" : nil)
        }
        return ChartCase(
            "control-steps",
            .control(limits(points, ("Trung bình 95,8%", "Giới hạn dưới 93,1%", "Giới hạn trên 98,6%"))),
            Numbers.percents
        ) {
            $0.axisTitle = "Tỷ lệ hồ sơ giải quyết đúng hạn"
            $0.categories = Categories.months(36)
            $0.target = ChartTarget(value: 0.95, label: "Mục tiêu 95%")
            $0.preliminaryText = "Chưa đủ thời gian"
            $0.annotations = [ChartAnnotation(category: 9, date: "14/10/2021", text: "Mở Bộ phận Một cửa mới")]
            var values = (0..<36).map { index -> Double in
                let middle = index < 18 ? 0.912 : index > 25 ? 0.972 : 0.955
                return ((middle + Double((index * 37) % 11 - 5) / 400) * 10000).rounded() / 10000
            }
            values[6] = 0.868
            $0.series = [ChartSeries(name: "Toàn tỉnh", colorClass: "s1", values: Numbers.percents(values))]
            for index in [34, 35] {
                $0.series[0].values[index] = .preliminary(values[index], label: Numbers.percent(values[index]))
            }
        }
    }()

    static let stable: ChartCase = counts("control-stable", 24) { _ in
        ControlLimits.Point(center: 480, lower: 390, upper: 570)
    }

    static let provisional: ChartCase = {
        var chart = counts("control-provisional", 8) { index in
            ControlLimits.Point(
                center: 480, lower: nil, upper: 570, isProvisional: true, variation: index == 3 ? .change : .common)
        }
        chart.spec.series[0].values[3] = .number(601, label: "601")
        return chart
    }()

    static let gaps: ChartCase = {
        var chart = counts("control-gaps", 24) { index in
            index < 4
                ? ControlLimits.Point(center: nil, lower: nil, upper: nil)
                : ControlLimits.Point(center: index < 14 ? 470 : 505, lower: 400, upper: 560)
        }
        for index in [0, 1, 9, 10, 11, 23] { chart.spec.series[0].values[index] = .missing(label: "…") }
        chart.spec.categories[14].breakBefore = "Cách tính mới"
        return chart
    }()

    static let onePoint = counts("control-one-point", 1) { _ in
        ControlLimits.Point(center: nil, lower: nil, upper: nil)
    }

    static let twoPoints = counts("control-two-points", 2) { _ in
        ControlLimits.Point(center: 480, lower: nil, upper: nil, isProvisional: true)
    }

    static let equal: ChartCase = {
        var chart = counts("control-equal", 12) { _ in ControlLimits.Point(center: 12, lower: 12, upper: 12) }
        chart.spec.series[0].values = Numbers.counts(Array(repeating: 12, count: 12))
        return chart
    }()

    static let twelve = counts("control-twelve", 12) { index in
        ControlLimits.Point(
            center: 480, lower: 430, upper: 530, variation: index == 5 ? .improvement : index == 8 ? .concern : .common)
    }

    static let empty: ChartCase = {
        var chart = counts("control-empty", 3) { _ in ControlLimits.Point(center: nil, lower: nil, upper: nil) }
        chart.spec.series[0].values = Numbers.counts([nil, nil, nil])
        return chart
    }()

    private static func counts(
        _ name: String, _ count: Int, _ point: (Int) -> ControlLimits.Point
    ) -> ChartCase {
        let points = (0..<count).map(point)
        func label(_ name: String, _ value: Double?) -> String? { value.map { name + " " + Numbers.count($0) } }
        let kind = ChartKind.control(
            limits(
                points,
                (
                    label("Trung bình", points.last?.center), label("Giới hạn dưới", points.last?.lower),
                    label("Giới hạn trên", points.last?.upper)
                )))
        return ChartCase(name, kind) {
            $0.axisTitle = "Hồ sơ tiếp nhận một tháng"
            $0.categories = Categories.months(count)
            let values = (0..<count).map { Double(480 + ($0 * 53) % 71 - 35) }
            $0.series = [ChartSeries(name: "Tiếp nhận", colorClass: "s1", values: Numbers.counts(values))]
        }
    }
}
