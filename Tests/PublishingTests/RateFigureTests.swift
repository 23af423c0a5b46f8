import Testing

@testable import Publishing

/// Rates and counts of events, which have intervals of their own: here `in_time` counts events, `done` is the exposure.
@Suite struct RateFigureTests {
    private let funnelBlock = "kind: funnel\nmetric: rate\nby: unit\nperiod: 2023-01"
    private let intervalBlock = "kind: interval\nmetric: rate\nby: unit\nperiod: 2023-01"
    private let countBlock = "kind: interval\nmetric: events\nby: unit\nperiod: 2023-01"

    /// scipy 1.17.1, `chi2.ppf` of 7 events in 148 (Garwood), and Byar's formula with `norm.ppf` of 81 in 263.
    @Test("Intervals of rates are exact under 10 events and Byar's from 10")
    func intervals() throws {
        let made = try StatisticsSample(units: [(263, 81), (148, 7)]).figure(intervalBlock)
        let bounds = zip(made.numbers("lower_95"), made.numbers("upper_95")).map { [$0.0 ?? 0, $0.1 ?? 0] }
        #expect(abs(bounds[0][0] - 0.244576253) < 1e-8 && abs(bounds[0][1] - 0.382801624) < 1e-8)
        #expect(abs(bounds[1][0] - 0.019015967) < 1e-8 && abs(bounds[1][1] - 0.097450509) < 1e-8)
        #expect(made.column("apart_from_next") == ["", "true"])
        #expect(made.column("rank") == ["2", "1"])
        #expect(made.text.contains("theo Byar (dưới 10 sự việc thì tính chính xác theo phân bố Poisson)"))
    }

    /// The same of plain counts: 81 and 7 events.
    @Test("A plain count has the interval of a rate in one unit of exposure")
    func counts() throws {
        let made = try StatisticsSample(units: [(263, 81), (148, 7)]).figure(countBlock)
        let (lower, upper) = (made.numbers("lower_95"), made.numbers("upper_95"))
        #expect(abs((lower[0] ?? 0) - 0.244576253 * 263) < 1e-6)
        #expect(abs((upper[1] ?? 0) - 0.097450509 * 148) < 1e-6)
        #expect(made.text.contains("2 đơn vị, trung bình 44."))
    }

    /// scipy 1.17.1, `poisson.cdf`: around 88 events in 461, of 0 in 50 the tail is 7e-5, of 7 in 148 2e-6, of 81 in 263
    /// (upwards) 4e-5.
    @Test("A funnel of rates has Poisson limits around all events over all exposure")
    func funnel() throws {
        let made = try StatisticsSample(units: [(263, 81), (148, 7), (50, 0), (30, 6)]).figure(funnelBlock)
        #expect(Set(made.column("mean")) == ["0.191446029"])
        #expect(made.column("standing") == ["above_99_8", "below_99_8", "below_99_8", "within"])
        #expect(made.text.contains("theo phân bố Poisson"))
    }

    @Test("Nothing to divide by, one unit and equal rates give a reason and no picture")
    func refusals() throws {
        let cases: [([(done: Int, inTime: Int)], String)] = [
            ([(0, 0), (0, 0)], "Chưa có số nào tính được."),
            ([(10, 2), (0, 0)], "Chưa đủ số liệu: cần ít nhất 2 đơn vị"),
            ([(10, 2), (20, 4)], "Các giá trị bằng nhau nên không có gì để so sánh."),
        ]
        for (units, reason) in cases {
            let made = try StatisticsSample(units: units).figure(funnelBlock)
            #expect(made.svg == nil)
            #expect(made.text.contains(reason), "\(made.text)")
        }
        #expect(try StatisticsSample(units: [(10, 2), (0, 0)]).figure(intervalBlock).svg == nil)
    }
}
