import Testing

@testable import Publishing

/// Funnel, intervals, histogram: units in one period.
@Suite struct UnitFigureTests {
    private let funnelBlock = "kind: funnel\nmetric: share\nby: unit\nperiod: 2023-01"
    private let intervalBlock = "kind: interval\nmetric: share\nby: unit\nperiod: 2023-01"
    private let histogramBlock = "kind: histogram\nmetric: share\nby: unit\nperiod: 2023-01"

    @Test("A unit beyond the 99.8 % limits is named, with its side; the mean is that of all cases")
    func funnel() throws {
        let made = try StatisticsSample(units: [(100, 90), (200, 182), (400, 300), (50, 46)]).figure(funnelBlock)
        #expect(Set(made.column("mean")) == ["0.824"])
        #expect(made.column("standing") == ["within", "above_99_8", "below_99_8", "within"])
        #expect(
            made.text.contains("Cả nhóm 4 đơn vị: 82,4%. Dưới giới hạn 99,8%: Office C. Trên giới hạn 99,8%: Office B.")
        )
        #expect(made.text.contains("Kém hơn hẳn cả nhóm (dưới giới hạn 99,8%)"))
    }

    @Test("Where none is outside, that is said")
    func within() throws {
        let made = try StatisticsSample(units: [(100, 90), (200, 182), (50, 46)]).figure(funnelBlock)
        #expect(made.text.contains("Không đơn vị nào ngoài giới hạn 99,8%"))
        #expect(!made.text.contains("nhiều hơn ngẫu nhiên"))
    }

    @Test("Overdispersion is noted beside the limits, which stay where they are")
    func overdispersed() throws {
        let units = (0..<12).map { (done: 1000, inTime: 850 + 10 * $0) }
        let made = try StatisticsSample(units: units).figure(funnelBlock)
        #expect(made.text.contains("Các đơn vị khác nhau nhiều hơn ngẫu nhiên (hệ số "))
        #expect(Set(made.column("lower_99_8")).count == 1)
    }

    @Test("An office contained in another is not set beside it, and what has no number is named")
    func peers() throws {
        var sample = StatisticsSample(units: [(100, 90), (200, 182), (50, 46)])
        sample.rows += ["0,b1,150,20", "0,d,0,0", "0,e,…,5"]
        for block in [funnelBlock, intervalBlock, histogramBlock] {
            let made = try sample.figure(block)
            #expect(made.text.contains("Không so cùng: Desk B1 (số liệu nằm trong Office B)."))
            #expect(made.text.contains("Không có số để tính: Office D (không áp dụng: mẫu số bằng 0); Office E ("))
        }
        #expect(try Set(sample.figure(funnelBlock).column("mean")) == ["0.908571429", ""])
        // Where the other is not there, it is one like all.
        sample.rows.removeAll { $0.hasPrefix("0,b,") }
        #expect(try !sample.figure(funnelBlock).text.contains("Không so cùng"))
    }

    @Test("Intervals are Wilson's: 81 of 263 is 0.2553 to 0.3662 (Newcombe 1998, table I)")
    func wilson() throws {
        let made = try StatisticsSample(units: [(263, 81), (148, 15)]).figure(intervalBlock)
        let bounds = zip(made.numbers("lower_95"), made.numbers("upper_95")).map { [$0.0 ?? 0, $0.1 ?? 0] }
        #expect(abs(bounds[0][0] - 0.2553) < 5e-5 && abs(bounds[0][1] - 0.3662) < 5e-5)
        // 15 of 148: 0.0624 to 0.1605.
        #expect(abs(bounds[1][0] - 0.0624) < 5e-5 && abs(bounds[1][1] - 0.1605) < 5e-5)
        #expect(made.column("apart_from_next") == ["true", ""])
        #expect(made.text.contains("1/1 cặp đơn vị liền kề khác nhau rõ"))
    }

    @Test("Places are competition ranks of x/N, with ties, from the good end")
    func ranks() throws {
        let units = [(done: 10, inTime: 9), (100, 90), (50, 48), (40, 20)]
        let made = try StatisticsSample(units: units).figure(intervalBlock)
        #expect(made.column("rank") == ["2", "2", "1", "4"])
        #expect(Set(made.column("ranked")) == ["4"])
        #expect(made.text.contains("đồng hạng 2/4") && made.text.contains("chưa phân biệt được"))
        #expect(made.svg?.contains("96% · 1/4") == true)
        var falling = StatisticsSample(units: units)
        falling.direction = "lower"
        #expect(try falling.figure(intervalBlock).column("rank") == ["2", "2", "4", "1"])
    }

    @Test("Who has too few cases, or no number, has no place; N counts the others")
    func leastCount() throws {
        var sample = StatisticsSample(units: [(9, 9), (100, 90), (50, 48)])
        sample.rows.append("0,d,0,0")
        let made = try sample.figure(intervalBlock + "\nleast_count: 30")
        #expect(made.column("rank") == ["", "2", "1", ""])
        #expect(Set(made.column("ranked")) == ["", "2"])
        #expect(made.text.contains("Không xếp hạng vì mẫu số dưới 30: Office A (9)."))
        #expect(made.svg?.contains(">Office A<") == false && made.svg?.contains(">Office B<") == true)
    }

    @Test("Equal values and a metric without a good way are not ranked")
    func unranked() throws {
        let equal = try StatisticsSample(units: [(100, 90), (10, 9)]).figure(intervalBlock)
        #expect(equal.records[0]["rank"] == nil)
        #expect(equal.text.contains("Không xếp hạng: các giá trị bằng nhau"))
        var neither = StatisticsSample(units: [(100, 90), (100, 80)])
        neither.direction = "none"
        let made = try neither.figure(intervalBlock)
        #expect(made.records[0]["rank"] == nil)
        #expect(made.text.contains("Không xếp hạng: chưa khai báo cao hay thấp là tốt"))
    }

    @Test("Bins have round edges and name their members; the median is marked")
    func histogram() throws {
        let made = try StatisticsSample(units: [(100, 81), (100, 88), (100, 92), (100, 93), (100, 100)]).figure(
            histogramBlock)
        #expect(
            made.text.contains("5 đơn vị: trung vị 92%; một nửa ở giữa từ 88% đến 93%; thấp nhất 81%, cao nhất 100%."))
        #expect(made.svg?.contains("Trung vị 92%") == true)
        let counts = Dictionary(grouping: zip(made.column("bin_from"), made.column("bin_to")), by: \.0).mapValues(
            \.count)
        #expect(counts.values.reduce(0, +) == 5 && counts.keys.allSatisfy { Double($0) != nil })
        #expect(made.text.contains("Office C 92% (92/100); Office D 93% (93/100)"))
    }

    @Test(
        "One unit, equal values and nothing to divide by give a reason and no picture",
        arguments: [
            ([(100, 90)], "hiện có 1"), ([(0, 0), (0, 0)], "Chưa có số nào tính được"),
            ([(100, 90), (50, 45)], "Các giá trị bằng nhau"),
        ])
    func refused(units: [(Int, Int)], reason: String) throws {
        let sample = StatisticsSample(units: units.map { (done: $0.0, inTime: $0.1) })
        for block in [funnelBlock, histogramBlock] {
            let made = try sample.figure(block)
            #expect(made.text.contains(reason) && made.svg == nil && made.records.count == units.count)
        }
        let made = try sample.figure(intervalBlock)
        #expect(made.records[0]["rank"] == nil)
        #expect((made.svg == nil) == !reason.contains("bằng nhau"))
    }

    @Test("With a grain it is the last period that has numbers")
    func last() throws {
        let rows = ["0,a,10,9", "0,b,10,8", "1,a,20,19", "1,b,20,10", "2,a,…,…", "2,b,…,…"]
        let made = try StatisticsSample(rows).figure(funnelBlock.replacing("period: 2023-01", with: "grain: month"))
        #expect(made.column("period") == ["2023-02", "2023-02"])
        #expect(made.text.contains("tháng 02/2023"))
    }
}
