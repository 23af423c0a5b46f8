import Testing

@testable import Publishing

/// No ranking and no status is made where there is nothing to judge by; sentences: `FindingTests`.
@Suite struct NothingToJudgeByTests {
    /// Rows `month,unit,done,in_time` and what is wrong with them.
    private static let units: [(rows: [String], reason: String)] = [
        (["0,a,…,…", "0,b,…,…"], "Chưa có số nào tính được"), (["0,a,100,90"], "cần ít nhất 2 đơn vị, hiện có 1"),
        (["0,a,0,0", "0,b,0,0"], "Chưa có số nào tính được"),
        (["0,a,100,90", "0,b,0,0"], "cần ít nhất 2 đơn vị, hiện có 1"),
        (["0,a,100,90", "0,b,…,…"], "cần ít nhất 2 đơn vị, hiện có 1"),
        (["0,a,100,90", "0,b,200,180"], "bằng nhau nên không có gì để so sánh"),
    ]

    @Test("No ranking is made of missing data, one unit, zero denominators or equal values", arguments: units)
    func rankings(rows: [String], reason: String) throws {
        for metric in ["share", "rate"] {
            let interval = try StatisticsSample(rows).figure(
                "kind: interval\nmetric: \(metric)\nby: unit\nperiod: 2023-01")
            #expect(!interval.records.contains { Int($0["rank"] ?? "") != nil }, "\(interval.records)")
            // Two of one kind in two months: each edition says why it has no ranking.
            let later = rows.map { "1" + $0.dropFirst() }
            let bump = try StatisticsSample(rows + later).figure(
                "kind: bump\nmetric: \(metric)\nby: unit\ngrain: month")
            #expect(bump.svg == nil && !bump.records.contains { Int($0["rank"] ?? "") != nil })
            #expect(bump.text.contains(reason) || bump.text.contains("cần ít nhất 2 đơn vị, hiện có 0"), "\(bump.text)")
        }
    }

    @Test("No unit is put inside or outside a funnel of such numbers", arguments: units)
    func funnels(rows: [String], reason: String) throws {
        for metric in ["share", "rate"] {
            let made = try StatisticsSample(rows).figure("kind: funnel\nmetric: \(metric)\nby: unit\nperiod: 2023-01")
            #expect(made.svg == nil && !made.records.contains { $0["standing"] != nil })
            #expect(made.text.contains(reason), "\(made.text)")
        }
    }

    @Test("Unlike periods are neither ranked, nor charted over time, nor compared")
    func unlikePeriods() throws {
        let rows = ["0,a,100,90", "0,b,100,95", "1,a,100,91", "1,b,100,92", "2,a,100,91", "2,b,100,92"]
        for kind in ["bump", "heat-map", "small-multiples", "slope"] {
            let made = try StatisticsSample(rows).figure(
                "kind: \(kind)\nmetric: share\nby: unit\nperiods: [2023-01, 2023-Q1]")
            #expect(made.problems == ["figure.unlike-periods"], "\(kind)")
            #expect(made.html.isEmpty)
        }
    }

    @Test(
        "A control chart gives no status to missing data, few points, zero denominators or equal values",
        arguments: [
            ([(done: 0, inTime: 0)], "Chưa có số nào tính được"), ([(100, 90)], "cần ít nhất 6 kỳ, hiện có 1"),
            ([(0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0)], "Chưa có số nào tính được"),
            (Array(repeating: (100, 90), count: 13), "bằng nhau nên không có gì để so sánh"),
        ])
    func controls(months: [(done: Int, inTime: Int)], reason: String) throws {
        let made = try StatisticsSample(months: months).figure(
            "kind: control\nmetric: share\nunit: a\ngrain: month")
        #expect(made.svg == nil && !made.html.contains("figure-statuses"))
        #expect(made.text.contains(reason), "\(made.text)")
        #expect(!made.records.contains { $0["variation"] != nil })
    }
}
