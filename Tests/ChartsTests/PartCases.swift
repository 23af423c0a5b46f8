@testable import Charts

/// Areas, contributions and small multiples.
enum PartCases {
    static let all = [
        area, area.narrow, areaGaps, areaGaps.narrow, areaOne, areaTwo, contribution, contribution.narrow,
        contributionScore, contributionMissing, contributionMissing.narrow, contributionUneven, contributionOne,
        multiples, multiples.narrow, multiplesTwenty, multiplesTwenty.narrow, multiplesTwo, multiplesOne,
    ]

    private static func flows(_ count: Int) -> [ChartSeries] {
        zip(["Trực tuyến", "Trực tiếp", "Bưu chính công ích"], ["s1", "s6", "s3"]).enumerated().map { index, one in
            let values = (0..<count).map { month -> Double? in
                let base = [420, 260, 60][index] + month * [12, -4, 1][index]
                return Double(base + (month * 37) % (60 - index * 15))
            }
            return ChartSeries(name: one.0, colorClass: one.1, values: Numbers.counts(values))
        }
    }

    static let area = ChartCase("area", .area) {
        $0.axisTitle = "Hồ sơ tiếp nhận một tháng"
        $0.categories = Categories.months(36)
        $0.series = flows(36)
        $0.preliminaryText = "Số sơ bộ"
        $0.annotations = [ChartAnnotation(category: 17, date: "01/6/2022", text: "Nộp hồ sơ trực tuyến toàn trình")]
        for index in 0..<3 {
            let value = $0.series[index].values[35]
            $0.series[index].values[35] = .preliminary(value.number ?? 0, label: value.label)
        }
    }

    static let areaGaps = ChartCase("area-gaps", .area) {
        $0.axisTitle = "Hồ sơ"
        $0.categories = Categories.months(14)
        $0.series = flows(14)
        for month in [0, 5, 7, 13] { $0.series[month % 3].values[month] = .missing(label: "…") }
        $0.categories[10].breakBefore = "Cách tính mới"
        $0.target = ChartTarget(value: 700, label: "Kế hoạch 700")
    }

    static let areaOne = ChartCase("area-one", .area) {
        $0.categories = Categories.months(1)
        $0.series = flows(1)
    }

    static let areaTwo = ChartCase("area-two", .area) {
        $0.categories = Categories.months(2)
        $0.series = flows(2)
    }

    private static func contribution(
        _ name: String, _ names: [String], _ parts: [Double?], total: Double?
    ) -> ChartCase {
        func value(_ number: Double?) -> ChartValue {
            guard let number else { return .missing(label: "…") }
            return .number(number, label: (number > 0 ? "+" : "") + Numbers.decimal(number, places: 2))
        }
        let payload = ContributionTotal(
            name: "Thay đổi của chỉ số", value: value(total), tolerance: 0.005, riseText: "Làm tăng",
            fallText: "Làm giảm")
        return ChartCase(name, .contribution(payload)) {
            $0.axisTitle = "Điểm"
            $0.categories = names.map { ChartCategory(label: $0) }
            $0.series = [ChartSeries(name: "Đóng góp", colorClass: "s1", values: parts.map(value))]
        }
    }

    private static let criteria = [
        "Công khai, minh bạch", "Tiến độ giải quyết hồ sơ", "Dịch vụ công trực tuyến và thanh toán trực tuyến",
        "Mức độ hài lòng", "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính",
    ]

    static let contribution = contribution("contribution", criteria, [1.2, -0.45, 2.31, -1.1, 0], total: 1.96)
    static let contributionScore = contribution(
        "contribution-score", criteria, [17.5, 18.2, 9, 16.75, 12], total: 73.45)
    static let contributionMissing = contribution(
        "contribution-missing", criteria, [1.2, nil, 2.31, -4.1, 0.2], total: -0.39)
    static let contributionUneven = contribution("contribution-uneven", criteria, [1, 1, 1, -1, 1], total: 4)
    static let contributionOne = contribution("contribution-one", [criteria[0]], [-3], total: -3)

    private static func multiples(_ name: String, _ names: [String], months: Int) -> ChartCase {
        func row(_ seed: Int) -> [Double?] {
            (0..<months).map { month -> Double? in
                let wave = (month * (7 + seed) + seed * 13) % 23
                return 0.88 + Double(wave) / 300 + Double(seed % 5) / 100
            }
        }
        let mean = (0..<months).map { 0.93 + Double($0) / 2000 }
        let payload = SmallMultiples(
            reference: ChartSeries(name: "Toàn tỉnh", colorClass: "pending", values: Numbers.percents(mean)))
        return ChartCase(name, .smallMultiples(payload), Numbers.percents) {
            $0.axisTitle = "Tỷ lệ hồ sơ giải quyết đúng hạn"
            $0.categories = Categories.months(months)
            $0.series = names.enumerated().map { index, name in
                ChartSeries(
                    name: name, colorClass: "s1", values: Numbers.percents(row(index)), highlighted: index == 1)
            }
        }
    }

    static let multiples: ChartCase = {
        var chart = multiples("small-multiples", Categories.offices.map(\.label), months: 24)
        chart.spec.target = ChartTarget(value: 0.95, label: "Mục tiêu 95%")
        chart.spec.categories[12].breakBefore = "cách tính mới"
        chart.spec.annotations = [ChartAnnotation(category: 6, date: "01/7/2021", text: "Bộ phận Một cửa mới")]
        chart.spec.preliminaryText = "Chưa đủ thời gian"
        chart.spec.series[2].values = Numbers.percents(Array(repeating: nil, count: 24))
        for month in [0, 5, 6, 15, 23] { chart.spec.series[3].values[month] = .missing(label: "…") }
        chart.spec.series[4].values[23] = .preliminary(0.91, label: "91%")
        return chart
    }()

    static let multiplesTwenty = multiples(
        "small-multiples-twenty", (1...20).map { "Sở, ban, ngành thứ \($0)" }, months: 36)
    static let multiplesTwo = multiples("small-multiples-two", ["Sở Nội vụ", "Sở Y tế"], months: 2)
    static let multiplesOne = multiples("small-multiples-one", ["Sở Nội vụ"], months: 1)
}
