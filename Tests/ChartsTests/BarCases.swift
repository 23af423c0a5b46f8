import Charts

enum BarCases {
    static let all = [
        bar, bar.narrow, barMissing, barMissing.narrow, barNegative, barNegative.narrow, barSixty, barZero, barOne,
        barLong,
        barLong.narrow, barBreak, horizontal, horizontal.narrow, horizontalTarget, horizontalNegative, grouped,
        grouped.narrow,
        groupedHorizontal, groupedHorizontal.narrow, stacked, stacked.narrow, stackedMissing, stackedMissing.narrow,
        stackedLong, stackedLong.narrow, stackedNegative, shares, shares.narrow, sharesMissing, sharesMissing.narrow,
        barAllMissing,
    ]

    static let states = [
        ("Trước hạn", "early"), ("Đúng hạn", "on-time"), ("Quá hạn", "overdue"), ("Trả lại", "returned"),
        ("Đang giải quyết", "pending"),
    ]

    static let bar = ChartCase("bar", .bar) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Array(Categories.quarters.suffix(8))
        $0.target = ChartTarget(value: 1300, label: "Kế hoạch 1.300")
        $0.series = [
            ChartSeries(
                name: "Tiếp nhận", colorClass: "s1",
                values: Numbers.counts([905, 1012, 1240, 1105, 1390, 1422, 1510, 1396]))
        ]
    }

    static let barMissing = ChartCase("bar-missing", .bar) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(
                name: "Tiếp nhận", colorClass: "s1",
                values: Numbers.counts([nil, 12, 0, 7, nil, nil, 3, 1, nil, 4]))
        ]
        $0.series[0].values[4] = .qualified(9, label: "≈ 9")
        $0.series[0].values[5] = .missing(label: "*")
    }

    static let barNegative = ChartCase("bar-negative", .bar) {
        $0.axisTitle = "Chênh lệch"
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(
                name: "Chênh lệch", colorClass: "s1", values: Numbers.counts([-12, 8, 30, -45, 0, 22, nil, -3, 60, 41]))
        ]
    }

    static let barSixty = ChartCase("bar-sixty", .bar) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.months(60)
        let months = (0..<60).map { index -> Double? in
            let height = 300 + (index * 37) % 190 + index * 3
            return index % 13 == 5 ? nil : Double(height)
        }
        $0.series = [ChartSeries(name: "Tiếp nhận", colorClass: "s1", values: Numbers.counts(months))]
    }

    static let barZero = ChartCase("bar-zero", .bar) {
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(name: "Quá hạn", colorClass: "overdue", values: Numbers.counts(Array(repeating: 0, count: 10)))
        ]
    }

    static let barOne = ChartCase("bar-one", .bar) {
        $0.categories = [ChartCategory(label: "6 tháng đầu năm 2025")]
        $0.series = [ChartSeries(name: "Tiếp nhận", colorClass: "s1", values: Numbers.counts([5718]))]
    }

    static let barLong = ChartCase("bar-long-labels", .bar) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.longOffices
        $0.series = [ChartSeries(name: "Tiếp nhận", colorClass: "s1", values: Numbers.counts([5718, 420, 12]))]
    }

    static let barBreak = ChartCase("bar-break", .bar) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.years
        $0.categories[8].breakBefore = "Từ năm 2024 gồm cả hồ sơ cấp xã"
        $0.series = [
            ChartSeries(
                name: "Tiếp nhận", colorClass: "s1",
                values: Numbers.counts([310, 320, 355, 362, 290, 377, 402, 431, 1210, 1344]))
        ]
    }

    static let barAllMissing = ChartCase("bar-all-missing", .bar) {
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(name: "Tiếp nhận", colorClass: "s1", values: Numbers.counts(Array(repeating: nil, count: 10)))
        ]
    }

    static let horizontal = ChartCase("bar-horizontal", .barHorizontal, Numbers.percents) {
        $0.axisTitle = "Tỷ lệ đúng hạn"
        $0.categories = Categories.offices
        $0.domain = 0...1
        $0.series = [
            ChartSeries(
                name: "Đúng hạn", colorClass: "s1",
                values: Numbers.percents([0.9983, 0.971, 0.9402, nil, nil, 0]))
        ]
        $0.series[0].values[3] = .qualified(0.85, label: "≥ 85%")
    }

    static let horizontalTarget = ChartCase("bar-horizontal-target", .barHorizontal, Numbers.percents) {
        $0 = horizontal.spec
        $0.id = "bar-horizontal-target"
        $0.target = ChartTarget(value: 0.95, label: "Chỉ tiêu 95%")
        $0.categories[3].breakBefore = "Đơn vị chưa kết nối Cổng dịch vụ công"
    }

    static let horizontalNegative = ChartCase("bar-horizontal-negative", .barHorizontal) {
        $0.categories = Categories.offices
        $0.series = [
            ChartSeries(name: "Chênh lệch", colorClass: "s1", values: Numbers.counts([120, -45, 8, -130, nil, 0]))
        ]
    }

    static let grouped = ChartCase("grouped", .grouped) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Array(Categories.years.suffix(5))
        $0.series = [
            ChartSeries(name: "Tiếp nhận", colorClass: "s1", values: Numbers.counts([310, 355, 402, 431, 470])),
            ChartSeries(name: "Giải quyết", colorClass: "s2", values: Numbers.counts([298, 350, nil, 428, 466])),
            ChartSeries(name: "Trả lại", colorClass: "s3", values: Numbers.counts([0, 5, 9, nil, 3])),
        ]
    }

    static let groupedHorizontal = ChartCase("grouped-offices", .grouped) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.offices
        $0.series = [
            ChartSeries(name: "Năm 2024", colorClass: "s6", values: Numbers.counts([5395, 812, 640, 505, nil, 12040])),
            ChartSeries(name: "Năm 2025", colorClass: "s1", values: Numbers.counts([5718, 790, 702, 511, 98, 13881])),
        ]
    }

    static let stacked = ChartCase("stacked", .stacked) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Array(Categories.quarters.prefix(6))
        $0.series = Self.parts([
            [310, 280, 402, 377, 420, 455], [505, 560, 610, 488, 590, 633], [42, 55, 12, 8, 2, 1],
            [30, 21, 45, 33, 40, 28], [88, 120, 95, 130, 160, 141],
        ])
    }

    static let stackedMissing = ChartCase("stacked-missing", .stacked) {
        $0 = stacked.spec
        $0.id = "stacked-missing"
        $0.series = Self.parts([
            [310, 280, nil, 377, 420, nil], [505, 560, 610, 488, 590, nil], [42, 55, 12, 8, 2, nil],
            [nil, nil, nil, nil, nil, nil], [88, 120, 95, 130, 0, nil],
        ])
        $0.series[1].values[0] = .qualified(505, label: "≈ 505")
    }

    static let stackedLong = ChartCase("stacked-long-labels", .stacked) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.longOffices
        $0.series = Self.parts([[310, 280, 402], [505, 560, 610], [42, 55, 12], [30, nil, 45], [88, 120, 95]])
    }

    static let stackedNegative = ChartCase("stacked-negative", .stacked) {
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(
                name: "Tăng", colorClass: "s1", values: Numbers.counts([12, 20, 9, 31, 18, 22, 40, 35, 12, 8])),
            ChartSeries(
                name: "Giảm", colorClass: "s2", values: Numbers.counts([-5, -9, -14, -3, nil, -12, -6, -8, -21, 0])),
        ]
    }

    static let shares = ChartCase("stacked-100", .stacked100, Numbers.percents) {
        $0.axisTitle = "Cơ cấu kết quả giải quyết"
        $0.categories = Categories.offices
        $0.series = Self.parts([
            [310, 280, 402, 377, 420, 455], [505, 560, 610, 488, 590, 633], [42, 55, 12, 8, 2, 1],
            [30, 21, 45, 33, 40, 28],
        ])
    }

    static let sharesMissing = ChartCase("stacked-100-missing", .stacked100, Numbers.percents) {
        $0.categories = Array(Categories.years.suffix(6))
        $0.series = Self.parts([
            [310, 0, nil, 377, 420, 10], [505, 0, 610, 488, 590, nil], [42, 0, 12, 8, 2, 1],
        ])
    }

    private static func parts(_ rows: [[Double?]]) -> [ChartSeries] {
        zip(states, rows).map { state, row in
            ChartSeries(name: state.0, colorClass: state.1, values: Numbers.counts(row))
        }
    }
}
