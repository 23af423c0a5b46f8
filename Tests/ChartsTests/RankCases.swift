@testable import Charts

/// Bump and slope charts.
enum RankCases {
    static let all = [
        bump, bump.narrow, bumpGaps, bumpGaps.narrow, bumpProvinces, bumpProvinces.narrow, bumpOne, slope, slope.narrow,
        slopeGaps, slopeGaps.narrow, slopeEqual, slopeTwenty, slopeTwenty.narrow, slopeNegative,
    ]

    private static let departments = [
        "Văn phòng Ủy ban nhân dân tỉnh", "Sở Nông nghiệp và Môi trường", "Sở Xây dựng", "Sở Tài chính", "Sở Nội vụ",
        "Sở Y tế", "Sở Công Thương", "Sở Tư pháp", "Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ",
        "Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ", "Thanh tra tỉnh", "Ban Quản lý các khu công nghiệp",
        "Sở Dân tộc và Tôn giáo", "Trung tâm Phục vụ hành chính công", "Chi cục Thuế", "Bảo hiểm xã hội",
        "Kho bạc Nhà nước khu vực", "Công an tỉnh",
    ]

    /// Twenty units over six years, one of them highlighted, ties in 2023.
    static let bump = ChartCase("bump", .bump(BumpFields(sizes: Array(repeating: 20, count: 6))), Numbers.places) {
        $0.categories = (2019...2024).map { ChartCategory(label: String($0)) }
        $0.axisTitle = "Thứ hạng cải cách hành chính"
        $0.series = departments.enumerated().map { index, name in
            let ranks: [Int?] = (0..<6).map { year in
                let rank = (index + year * (index % 2 == 0 ? 3 : 1)) % 20 + 1
                return rank
            }
            return ChartSeries(
                name: name, colorClass: index == 0 ? "s1" : "pending", values: Numbers.ranks(ranks, of: 20),
                highlighted: index == 0)
        }
        $0.series[0].values = [20, 17, 12, 9, 6, 3].map { .number($0, label: "\(Int($0))/20") }
    }

    /// Gaps in the middle and at both ends, shared ranks, an edition that may not be joined, a unit without any rank.
    static let bumpGaps = ChartCase("bump-gaps", .bump(BumpFields(sizes: [6, 6, nil, 5, 6])), Numbers.places) {
        $0.categories = (2020...2024).map { ChartCategory(label: String($0)) }
        $0.categories[3].breakBefore = "Bộ tiêu chí mới"
        let ranks: [[Int?]] = [
            [1, 2, 2, 1, 1], [2, 1, 2, nil, 2], [nil, 3, 4, 2, 2], [3, 4, 5, 2, nil], [4, nil, 6, 5, 6],
            [nil, nil, nil, nil, nil],
        ]
        $0.series = ranks.enumerated().map { index, ranks in
            ChartSeries(
                name: Categories.offices[index].label, colorClass: "s\(index + 1)",
                values: Numbers.ranks(ranks, of: 6))
        }
    }

    static let bumpProvinces = ChartCase(
        "bump-provinces", .bump(BumpFields(sizes: [63, 63, 63, 63, 34])), Numbers.places
    ) {
        $0.categories = (2021...2025).map { ChartCategory(label: String($0)) }
        $0.categories[4].breakBefore = "34 tỉnh, thành phố từ 01/7/2025"
        $0.series = [
            ChartSeries(
                name: "PAR INDEX", colorClass: "s1", values: Numbers.ranks([41, 35, 22, 19, 12], of: 63),
                highlighted: true),
            ChartSeries(name: "PAPI", colorClass: "s2", values: Numbers.ranks([12, 15, 14, 63, 34], of: 63)),
            ChartSeries(name: "PCI", colorClass: "s3", values: Numbers.ranks([40, 36, nil, 20, 13], of: 63)),
        ]
    }

    static let bumpOne = ChartCase("bump-one", .bump(BumpFields(sizes: [1])), Numbers.places) {
        $0.categories = [ChartCategory(label: "2025")]
        $0.series = [ChartSeries(name: "Văn phòng", colorClass: "s1", values: Numbers.ranks([1], of: 1))]
    }

    static let slope = ChartCase("slope", .slope, Numbers.percents) {
        $0.axisTitle = "Tỷ lệ hồ sơ giải quyết đúng hạn"
        $0.categories = [ChartCategory(label: "Quý I/2023"), ChartCategory(label: "Quý I/2024")]
        $0.target = ChartTarget(value: 0.95, label: "Mục tiêu 95%")
        let pairs = [(0.912, 0.984), (0.951, 0.9485), (0.887, 0.905), (0.991, 0.9731), (0.952, 0.9494), (0.93, 0.93)]
        $0.series = pairs.enumerated().map { index, pair in
            ChartSeries(
                name: Categories.offices[index].label, colorClass: "s\(index + 1)",
                values: Numbers.percents([pair.0, pair.1]), highlighted: index == 5)
        }
    }

    static let slopeGaps = ChartCase("slope-gaps", .slope, Numbers.percents) {
        $0 = slope.spec
        ($0.id, $0.target) = ("slope-gaps", nil)
        $0.preliminaryText = "Sơ bộ"
        $0.series[0].values[0] = .missing(label: "…")
        $0.series[1].values[1] = .missing(label: "*")
        $0.series[2].values = Numbers.percents([nil, nil])
        $0.series[3].values[1] = .preliminary(0.9731, label: "97,31%")
    }

    static let slopeEqual = ChartCase("slope-equal", .slope) {
        $0.categories = [ChartCategory(label: "2023"), ChartCategory(label: "2024")]
        $0.series = (1...3).map {
            ChartSeries(name: "Đơn vị \($0)", colorClass: "s\($0)", values: Numbers.counts([0, 0]))
        }
    }

    static let slopeTwenty = ChartCase("slope-twenty", .slope) {
        $0.axisTitle = "Hồ sơ quá hạn"
        $0.categories = [ChartCategory(label: "Năm 2023"), ChartCategory(label: "Năm 2024")]
        $0.series = departments.enumerated().map { index, name in
            ChartSeries(
                name: name, colorClass: index == 15 ? "s1" : "pending",
                values: Numbers.counts([Double((index * 37) % 90), Double((index * 53) % 60)]),
                highlighted: index == 15)
        }
    }

    static let slopeNegative = ChartCase("slope-negative", .slope) {
        $0.categories = [ChartCategory(label: "Trước"), ChartCategory(label: "Sau", breakBefore: "Cách tính mới")]
        $0.series = [
            ChartSeries(name: "Chênh lệch", colorClass: "s1", values: Numbers.counts([-120, 40])),
            ChartSeries(name: "Số dư", colorClass: "s2", values: Numbers.counts([12, -8])),
        ]
    }
}
