@testable import Charts

/// Dots with intervals, and histograms.
enum DistributionCases {
    static let all = [
        dots, dots.narrow, dotsTwenty, dotsTwenty.narrow, dotsSeventyFive, dotsSeventyFive.narrow, dotsOne, dotsEqual,
        histogram, histogram.narrow, histogramMonth, histogramMonth.narrow, histogramMissing, histogramOne,
    ]

    private static func dots(
        _ name: String, _ names: [ChartCategory], _ values: [Double?], halves: (Int) -> Double?
    ) -> ChartCase {
        let intervals = values.enumerated().map { index, value -> ClosedRange<Double>? in
            guard let value, let half = halves(index) else { return nil }
            return max(value - half, 0)...min(value + half * 0.8, 1)
        }
        let payload = DotIntervals(
            intervals: intervals, intervalText: "Khoảng tin cậy 95%",
            mean: ChartTarget(value: 0.947, label: "Trung bình 94,7%"))
        return ChartCase(name, .dotInterval(payload), Numbers.percents) {
            $0.axisTitle = "Tỷ lệ hồ sơ giải quyết đúng hạn"
            $0.categories = names
            $0.series = [ChartSeries(name: "Đúng hạn", colorClass: "s1", values: Numbers.percents(values))]
        }
    }

    static let dots: ChartCase = {
        var chart = dots("dot-interval", Categories.offices, [0.991, 0.972, 0.951, 0.902, nil, 0.74]) {
            unit -> Double? in
            unit == 2 ? nil : 0.01 + Double(unit) * 0.015
        }
        chart.spec.target = ChartTarget(value: 0.95, label: "Mục tiêu 95%")
        return chart
    }()

    static let dotsTwenty = dots(
        "dot-interval-twenty", (1...20).map { ChartCategory(label: "Sở, ban, ngành thứ \($0)") },
        (0..<20).map { unit -> Double? in 0.99 - Double(unit * unit) / 4000 },
        halves: { unit -> Double? in 0.004 + Double((unit * 7) % 5) / 120 })

    static let dotsSeventyFive = dots(
        "dot-interval-seventy-five", (1...75).map { ChartCategory(label: "Xã Đơn vị số \($0)") },
        (0..<75).map { unit -> Double? in 0.99 - Double(unit) / 900 },
        halves: { unit -> Double? in 0.01 + Double((unit * 7) % 11) / 300 })

    static let dotsOne = dots("dot-interval-one", [ChartCategory(label: "Sở Nội vụ")], [1], halves: { _ in 0.2 })

    static let dotsEqual = dots(
        "dot-interval-equal", Array(Categories.offices.prefix(3)), [0, 0, 0], halves: { _ in 0 })

    private static func histogram(
        _ name: String, _ counts: [Double?], markers: [HistogramBins.Edge], isOpenEnded: Bool
    ) -> ChartCase {
        let edges = (0...counts.count).map { HistogramBins.Edge(value: Double($0), label: String($0)) }
        let bins = HistogramBins(
            edges: edges, isOpenEnded: isOpenEnded, markers: markers, edgeTitle: "Số ngày làm việc để giải quyết")
        return ChartCase(name, .histogram(bins)) {
            $0.axisTitle = "Hồ sơ"
            $0.categories = counts.indices.map { index -> ChartCategory in
                let isOpen = isOpenEnded && index == counts.count - 1
                return ChartCategory(label: isOpen ? "trên \(index)" : "\(index)–\(index + 1) ngày")
            }
            $0.series = [ChartSeries(name: "Hồ sơ", colorClass: "s1", values: Numbers.counts(counts))]
        }
    }

    static let histogram = histogram(
        "histogram", [12, 55, 143, 201, 166, 98, 40, 21, 9, 0, 3, 14],
        markers: [
            HistogramBins.Edge(value: 3.6, label: "Trung vị 3,6"),
            HistogramBins.Edge(value: 7.2, label: "90% trong 7,2"),
        ], isOpenEnded: true)

    static let histogramMonth = histogram(
        "histogram-month",
        (0..<41).map { day -> Double? in
            let wave = (day * 53) % 211
            return Double(1200 - day * 29 + wave)
        },
        markers: [
            HistogramBins.Edge(value: 12, label: "Trung vị 12 ngày"),
            HistogramBins.Edge(value: 15, label: "Thời hạn theo quy định 15 ngày"),
            HistogramBins.Edge(value: 44, label: "Chậm nhất 44 ngày"),
        ], isOpenEnded: true)

    static let histogramMissing = histogram(
        "histogram-missing", [nil, 4, 7, nil, nil, 2, 0, nil], markers: [], isOpenEnded: false)

    static let histogramOne = histogram("histogram-one", [5718], markers: [], isOpenEnded: false)
}
