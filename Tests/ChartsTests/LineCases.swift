import Charts

enum LineCases {
    static let all = [
        one, one.narrow, target, target.narrow, several, several.narrow, four, many, many.narrow, missing,
        missing.narrow,
        breaks, breaks.narrow, onePoint, twoPoints, zeros, sixty, sixty.narrow, sixtyGappy, allMissing,
        oneSeriesMissing, close,
        longNames, longNames.narrow, negative, qualified, rank, rank.narrow, rankTwo, standalone, flat,
    ]

    static let one = ChartCase("line-one", .line, Numbers.percents) {
        $0.axisTitle = "Tỷ lệ hồ sơ giải quyết đúng hạn"
        $0.categories = Categories.quarters
        $0.series = [
            ChartSeries(
                name: "Toàn tỉnh", colorClass: "s1",
                values: Numbers.percents([
                    0.912, 0.921, 0.9348, 0.928, 0.941, 0.9532, 0.962, 0.958, 0.9701, 0.981, 0.9843, 0.9983,
                ]))
        ]
    }

    static let target = ChartCase("line-target", .line, Numbers.percents) {
        $0 = one.spec
        $0.id = "line-target"
        $0.target = ChartTarget(value: 0.95, label: "Chỉ tiêu 95%")
    }

    static let several = ChartCase("line-several", .line) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(
                name: "Trực tuyến", colorClass: "s1",
                values: Numbers.counts([210, 340, 560, 910, 1520, 2480, 3350, 4120, 4890, 5718]), highlighted: true),
            ChartSeries(
                name: "Trực tiếp", colorClass: "s2",
                values: Numbers.counts([4310, 4260, 4090, 3870, 3400, 2710, 2130, 1560, 1220, 870])),
            ChartSeries(
                name: "Bưu chính công ích", colorClass: "s3",
                values: Numbers.counts([12, 30, 85, 160, 240, 420, 610, 700, 745, 790])),
        ]
        $0.target = ChartTarget(value: 5000, label: "Kế hoạch 5.000")
    }

    static let four = ChartCase("line-four", .line, Numbers.percents) {
        $0.categories = Categories.years
        $0.series = Self.lines(4, of: 10)
    }

    static let many = ChartCase("line-many", .line, Numbers.percents) {
        $0.axisTitle = "Tỷ lệ đúng hạn"
        $0.categories = Categories.months(24)
        $0.series = Self.lines(8, of: 24)
    }

    static let missing = ChartCase("line-missing", .line) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.quarters
        $0.series = [
            ChartSeries(
                name: "Sở Xây dựng", colorClass: "s1",
                values: Numbers.counts([nil, 410, 395, nil, nil, 470, 455, 512, nil, 538, 560, 549])),
            ChartSeries(
                name: "Sở Nội vụ", colorClass: "s2",
                values: Numbers.counts([120, 135, 0, 150, 149, 171, nil, 190, 202, 214, nil, nil], sign: "*")),
        ]
    }

    static let breaks = ChartCase("line-breaks", .line) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.years
        $0.categories[4].breakBefore = "Sáp nhập Bộ phận Một cửa vào Trung tâm Phục vụ hành chính công"
        $0.categories[6].breakBefore = "Cách tính mới theo Thông tư 01"
        $0.categories[9].breakBefore = "Chính quyền hai cấp từ 01/7/2025"
        $0.series = [
            ChartSeries(
                name: "Tiếp nhận", colorClass: "s1",
                values: Numbers.counts([3120, 3310, 3290, 3505, 1210, 1420, 2905, 3040, 3320, 5120]))
        ]
    }

    static let onePoint = ChartCase("line-one-point", .line) {
        $0.categories = [ChartCategory(label: "01/01/2019–23/05/2022")]
        $0.series = [ChartSeries(name: "Tiếp nhận", colorClass: "s1", values: Numbers.counts([5718]))]
    }

    static let twoPoints = ChartCase("line-two-points", .line, Numbers.percents) {
        $0.categories = Array(Categories.years.suffix(2))
        $0.domain = 0...1
        $0.series = [
            ChartSeries(name: "Sở Xây dựng", colorClass: "s1", values: Numbers.percents([0.71, 0.94])),
            ChartSeries(name: "Sở Tài chính", colorClass: "s2", values: Numbers.percents([0.93, 0.95])),
        ]
    }

    static let zeros = ChartCase("line-zeros", .line) {
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(name: "Quá hạn", colorClass: "overdue", values: Numbers.counts(Array(repeating: 0, count: 10)))
        ]
    }

    static let flat = ChartCase("line-flat", .line, Numbers.percents) {
        $0.categories = Categories.years
        $0.domain = 0...1
        $0.series = [
            ChartSeries(
                name: "Đúng hạn", colorClass: "on-time", values: Numbers.percents(Array(repeating: 1, count: 10)))
        ]
    }

    static let sixty = ChartCase("line-sixty", .line) {
        $0.axisTitle = "Hồ sơ một tháng"
        $0.categories = Categories.months(60)
        $0.series = [
            ChartSeries(name: "Tiếp nhận", colorClass: "s1", values: Numbers.counts(Self.wave(60, around: 480))),
            ChartSeries(name: "Giải quyết", colorClass: "s2", values: Numbers.counts(Self.wave(60, around: 430))),
        ]
    }

    static let sixtyGappy = ChartCase("line-sixty-gappy", .line) {
        $0.categories = Categories.months(60)
        $0.series = [
            ChartSeries(
                name: "Tiếp nhận", colorClass: "s1",
                values: Numbers.counts(Self.wave(60, around: 480)))
        ]
        for gap in [0, 7, 8, 9, 10, 31, 33, 35, 59] { $0.series[0].values[gap] = .missing(label: "…") }
    }

    static let allMissing = ChartCase("line-all-missing", .line) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(name: "Tiếp nhận", colorClass: "s1", values: Numbers.counts(Array(repeating: nil, count: 10)))
        ]
    }

    static let oneSeriesMissing = ChartCase("line-one-series-missing", .line) {
        $0.categories = Categories.years
        $0.series = [
            ChartSeries(name: "Tiếp nhận", colorClass: "s1", values: Numbers.counts(Self.wave(10, around: 300))),
            ChartSeries(
                name: "Thu phí", colorClass: "s2", values: Numbers.counts(Array(repeating: nil, count: 10), sign: "–")),
        ]
    }

    static let close = ChartCase("line-close", .line, Numbers.percents) {
        $0.categories = Categories.years
        $0.series = (0..<5).map { index in
            ChartSeries(
                name: "Đơn vị \(index + 1)", colorClass: "s\(index + 1)",
                values: Numbers.percents((0..<10).map { year in 0.9 + Double(year * 8 + index) / 1000 }))
        }
    }

    static let longNames = ChartCase("line-long-names", .line) {
        $0.axisTitle =
            "Số hồ sơ thủ tục hành chính tiếp nhận trong kỳ, gồm cả hồ sơ chuyển từ kỳ trước sang và hồ sơ nộp qua bưu chính"
        $0.categories = Categories.longOffices
        $0.target = ChartTarget(
            value: 260, label: "Chỉ tiêu Ủy ban nhân dân tỉnh giao tại Kế hoạch chuyển đổi số giai đoạn 2021–2025")
        $0.series = Categories.longOffices.enumerated().map { index, office in
            ChartSeries(
                name: office.label, colorClass: "s\(index + 1)",
                values: Numbers.counts([100, 250, 130].map { $0 + Double(index) * 40 }))
        }
    }

    static let negative = ChartCase("line-negative", .line) {
        $0.axisTitle = "Chênh lệch so với cùng kỳ"
        $0.categories = Categories.quarters
        $0.series = [
            ChartSeries(
                name: "Chênh lệch", colorClass: "s1",
                values: Numbers.counts([-120, -80, 15, 60, 42, -12, -95, -140, 0, 55, 130, 180]))
        ]
    }

    static let qualified = ChartCase("line-qualified", .line, Numbers.percents) {
        $0.categories = Categories.years
        $0.domain = 0...1
        $0.series = [
            ChartSeries(
                name: "Trực tuyến", colorClass: "s1",
                values: Numbers.percents([nil, nil, 0.41, 0.48, 0.55, 0.63, nil, 0.78, 0.86, 0.9412]))
        ]
        $0.series[0].values[0] = .qualified(0.3, label: "≈ 30%")
        $0.series[0].values[1] = .qualified(0.35, label: "> 35%")
    }

    static let rank = ChartCase("rank", .rank, Numbers.places) {
        $0.axisTitle = "Thứ hạng PAR INDEX"
        $0.categories = Categories.years
        $0.rankOf = 20
        $0.series = [
            ChartSeries(
                name: "Văn phòng", colorClass: "s1", values: Numbers.ranks([20, 17, 12, nil, 9, 6, 6, 3, 1, 1], of: 20))
        ]
    }

    static let rankTwo = ChartCase("rank-two", .rank, Numbers.places) {
        $0.categories = Categories.years
        $0.categories[5].breakBefore = "Bộ tiêu chí mới"
        $0.rankOf = 63
        $0.series = [
            ChartSeries(
                name: "PCI", colorClass: "s1", values: Numbers.ranks([41, 38, 35, 44, 40, 31, 27, 25, 22, 19], of: 63),
                highlighted: true),
            ChartSeries(
                name: "PAPI", colorClass: "s2", values: Numbers.ranks([12, 15, 14, 9, 16, 22, 20, nil, 18, 63], of: 63)),
        ]
    }

    static let standalone: ChartCase = {
        var chart = ChartCase("line-standalone", .line, Numbers.percents) {
            $0 = one.spec
            $0.id = "line-standalone"
        }
        chart.style = .standalone
        return chart
    }()

    private static func lines(_ count: Int, of points: Int) -> [ChartSeries] {
        (0..<count).map { index in
            let values = wave(points, around: 500 + 60 * Double(index)).map { $0 / 1200 }
            return ChartSeries(
                name: "Sở thứ \(index + 1)", colorClass: "s\(index + 1)",
                values: Numbers.percents(values.map { ($0 * 10000).rounded() / 10000 }))
        }
    }

    private static func wave(_ count: Int, around middle: Double) -> [Double] {
        (0..<count).map { index in
            let (saw, hop) = (Double((index * 7 + Int(middle)) % 12), Double((index * index * 5) % 17))
            return middle + Double(index) * 3 + saw * 6 - hop * 4
        }
    }
}
