import Charts

enum SmallCases {
    static let all = [
        bullet, bulletLower, bulletMissing, bulletQualified, bulletOver, sparkline, sparklineGaps, sparklineOne,
        sparklineMissing,
        sparklineFlat,
    ]

    static let bullet = ChartCase("bullet", .bullet) {
        $0.categories = [ChartCategory(label: "Quý I/2024")]
        $0.domain = 0...1
        $0.width = 328
        $0.series = [ChartSeries(name: "Đúng hạn", colorClass: "s1", values: Numbers.percents([0.912]))]
        $0.target = ChartTarget(value: 0.95, label: "Chỉ tiêu 95%")
    }

    static let bulletLower = ChartCase("bullet-lower", .bullet) {
        $0.categories = [ChartCategory(label: "Quý I/2024")]
        $0.width = 328
        $0.lowerIsBetter = true
        $0.series = [ChartSeries(name: "Ngày xử lý", colorClass: "s1", values: [.number(3.4, label: "3,4 ngày")])]
        $0.target = ChartTarget(value: 5, label: "Không quá 5 ngày")
    }

    static let bulletOver = ChartCase("bullet-over", .bullet) {
        $0.categories = [ChartCategory(label: "Quý I/2024")]
        $0.width = 328
        $0.series = [ChartSeries(name: "Hồ sơ", colorClass: "on-time", values: Numbers.counts([5718]))]
        $0.target = ChartTarget(value: 4000, label: "Kế hoạch 4.000")
    }

    static let bulletQualified = ChartCase("bullet-qualified", .bullet) {
        $0.categories = [ChartCategory(label: "Quý I/2024")]
        $0.domain = 0...1
        $0.width = 328
        $0.series = [ChartSeries(name: "Trực tuyến", colorClass: "s1", values: [.qualified(0.3, label: "≈ 30%")])]
    }

    static let bulletMissing = ChartCase("bullet-missing", .bullet) {
        $0 = bullet.spec
        $0.id = "bullet-missing"
        $0.series = [ChartSeries(name: "Đúng hạn", colorClass: "s1", values: Numbers.percents([nil]))]
    }

    static let sparkline = ChartCase("sparkline", .sparkline) {
        $0 = LineCases.one.spec
        ($0.id, $0.kind) = ("sparkline", .sparkline)
    }

    static let sparklineGaps = ChartCase("sparkline-gaps", .sparkline) {
        $0.categories = Categories.years
        $0.categories[7].breakBefore = "Cách tính mới"
        $0.target = ChartTarget(value: 30, label: "Chỉ tiêu 30")
        $0.series = [
            ChartSeries(
                name: "Hồ sơ", colorClass: "s1", values: Numbers.counts([12, nil, 15, 21, nil, 33, 30, 35, 28, nil]))
        ]
    }

    static let sparklineOne = ChartCase("sparkline-one", .sparkline) {
        $0.categories = [ChartCategory(label: "2025")]
        $0.series = [ChartSeries(name: "Hồ sơ", colorClass: "s1", values: Numbers.counts([12]))]
    }

    static let sparklineFlat = ChartCase("sparkline-flat", .sparkline) {
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(name: "Hồ sơ", colorClass: "s1", values: Numbers.counts(Array(repeating: 0, count: 10)))
        ]
    }

    static let sparklineMissing = ChartCase("sparkline-missing", .sparkline) {
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(name: "Hồ sơ", colorClass: "s1", values: Numbers.counts(Array(repeating: nil, count: 10)))
        ]
    }
}
