import Testing

@testable import Publishing

@Suite struct ControlFigureTests {
    private let block = "kind: control\nmetric: share\nunit: a\ngrain: month"

    /// In turns 90 and 94 of 100.
    private func turns(_ count: Int) -> [(done: Int, inTime: Int)] {
        (0..<count).map { (100, $0 % 2 == 0 ? 90 : 94) }
    }

    @Test("A p chart has the mean of all cases and three binomial deviations to both sides")
    func limits() throws {
        let made = try StatisticsSample(months: turns(12)).figure(block + "\nlimits: p")
        // p = 0.92; 3 √(0.92 · 0.08 / 100) = 0.0813879598 (worked out by hand).
        #expect(made.numbers("mean").allSatisfy { abs(($0 ?? 0) - 0.92) < 1e-9 })
        #expect(made.numbers("lower_limit").allSatisfy { abs(($0 ?? 0) - 0.838612040) < 1e-8 })
        // 1.0014 is more than a share can be.
        #expect(made.numbers("upper_limit").allSatisfy { $0 == 1 })
        #expect(made.text.contains("|92%|83,9%|100%|Dao động thông thường|"))
        #expect(made.column("variation").allSatisfy { $0 == "common" })
        #expect(made.svg?.contains("Giới hạn dưới 83,9%") == true)
    }

    @Test("The kind of metric chooses the chart: counts get XmR limits, from mean moving ranges")
    func counts() throws {
        let values = [10, 12, 11, 13, 12, 14, 13, 15, 14, 16, 15, 17]
        let made = try StatisticsSample(months: values.map { ($0, 1) }).figure(
            "kind: control\nmetric: done\nunit: a\ngrain: month")
        // Mean 13.5, ranges 2 and 1 in turns: 17/11 on the mean; 13.5 ± 3/1.128 of it.
        let spread = 3 / 1.128 * 17 / 11
        #expect(abs((made.numbers("mean")[0] ?? 0) - 13.5) < 1e-9)
        #expect(abs((made.numbers("upper_limit")[0] ?? 0) - (13.5 + spread)) < 1e-8)
        #expect(made.text.contains("Biểu đồ kiểm soát XmR"))
    }

    @Test("Limits are set anew by a declared cause and by a break only, however the numbers change")
    func phases() throws {
        let months = turns(12) + (0..<12).map { (done: 100, inTime: $0 % 2 == 0 ? 60 : 64) }
        let alone = try StatisticsSample(months: months).figure(block + "\nlimits: p")
        #expect(Set(alone.column("mean")).count == 1)
        let declared = try StatisticsSample(months: months).figure(
            block + "\nlimits: p\nphases: [{from: 2024-01-01, why: New law}]")
        #expect(declared.column("mean") == Array(repeating: "0.92", count: 12) + Array(repeating: "0.62", count: 12))
        #expect(declared.svg?.contains("New law") == true)
        var sample = StatisticsSample(months: months)
        sample.breaks = "breaks: [{from: 2024-01-01, title: Other definition}]"
        let broken = try sample.figure(block + "\nlimits: p")
        #expect(broken.column("mean") == declared.column("mean"))
        #expect(broken.svg?.contains("Other definition") == true)
    }

    @Test("A declared baseline holds the limits, whatever comes after")
    func baseline() throws {
        let months = turns(12) + (0..<6).map { _ in (done: 100, inTime: 50) }
        let made = try StatisticsSample(months: months).figure(
            block + "\nlimits: p\nphases: [{from: 2023-01-01, why: Start, baseline_to: 2023-12-31}]")
        #expect(made.column("mean") == Array(repeating: "0.92", count: 18))
        #expect(made.column("variation").suffix(6).allSatisfy { $0 == "concern" })
        #expect(made.text.contains("Tín hiệu xấu: 01/2024 đến 06/2024."))
    }

    @Test("Under twelve periods limits are provisional, and this is said")
    func provisional() throws {
        let few = try StatisticsSample(months: turns(8)).figure(block)
        #expect(few.text.contains("Giới hạn tạm thời: mới tính từ 8 kỳ, còn thay đổi cho đến khi đủ 12 kỳ."))
        #expect(few.svg?.contains("Giới hạn tạm thời") == true)
        #expect(Set(few.column("provisional_limits")) == ["true"])
        let enough = try StatisticsSample(months: turns(12)).figure(block)
        #expect(!enough.text.contains("tạm thời"))
    }

    @Test("A later phase without limits says why, and its numbers are not judged")
    func latePhase() throws {
        let made = try StatisticsSample(months: turns(16)).figure(
            block + "\nphases: [{from: 2024-02-01, why: New}]")
        #expect(made.text.contains("Từ tháng 02/2024 chưa có giới hạn: chưa đủ số liệu: cần ít nhất 6 kỳ, hiện có 3."))
        #expect(made.column("variation").suffix(3) == ["", "", ""])
        #expect(!made.text.contains("Mục tiêu 90%:"))
    }

    @Test("A cause that is still to come changes nothing")
    func future() throws {
        let made = try StatisticsSample(months: turns(12)).figure(block + "\nphases: [{from: 2030-01-01, why: Later}]")
        #expect(made.svg?.contains("Later") == false)
        #expect(Set(made.column("mean")).count == 1)
    }

    @Test("Unusual is good or bad only where one way is good")
    func direction() throws {
        let months = turns(12) + [(done: 100, inTime: 60)]
        let words = [
            "higher": ("concern", "■| Tín hiệu xấu|", " (tín hiệu xấu)."),
            "lower": ("improvement", "◆| Tín hiệu tốt|", " (tín hiệu tốt)."),
            "none": ("change", "✚| Khác thường|", "."),
        ]
        for (direction, (machine, sign, meaning)) in words {
            var sample = StatisticsSample(months: months)
            sample.direction = direction
            let made = try sample.figure(block + "\nlimits: p")
            #expect(made.column("variation").last == machine)
            #expect(made.text.contains("|\(sign)"))
            #expect(made.text.contains("60% (60/100), xuống dưới giới hạn dao động thông thường\(meaning)"))
            #expect(made.text.contains("Mục tiêu 90%: ") == (direction != "none"))
            #expect(made.text.contains("?| Mục tiêu lúc đạt lúc không|") == (direction != "none"))
        }
    }

    @Test("A gap is no value: nothing is joined or computed over it")
    func gap() throws {
        var sample = StatisticsSample(months: turns(12))
        sample.rows[5] = "5,a,≥ 100,94"
        let made = try sample.figure(block + "\nlimits: p")
        #expect(made.column("mean")[5] == "" && made.column("variation")[5] == "")
        #expect(abs((made.numbers("mean")[0] ?? 0) - 1010.0 / 1100) < 1e-9)
    }

    @Test(
        "Where there is nothing to judge by, the reason stands in place of the picture and the numbers stay",
        arguments: [
            (Array(repeating: (100, 90), count: 1), "cần ít nhất 6 kỳ, hiện có 1"),
            ([(100, 90), (100, 91), (100, 92), (100, 90), (100, 93)], "cần ít nhất 6 kỳ, hiện có 5"),
            (Array(repeating: (100, 90), count: 24), "Các giá trị bằng nhau"),
            (Array(repeating: (0, 0), count: 24), "Chưa có số nào tính được"),
        ])
    func refused(months: [(Int, Int)], reason: String) throws {
        let made = try StatisticsSample(months: months.map { (done: $0.0, inTime: $0.1) }).figure(block)
        #expect(made.problems == [])
        #expect(made.text.contains(reason))
        #expect(made.svg == nil && !made.html.contains("<svg"))
        #expect(made.html.contains("<table") && made.records.count == months.count)
        #expect(made.records[0]["mean"] == nil && made.records[0]["variation"] == nil)
    }

    /// Limits: numpy 2.4.6, as in make_expected.py of StatisticsTests.
    @Test("Limits of events per exposure are wider on a u′ chart by the variation always there")
    func primed() throws {
        let months = [12, 9, 17, 14, 8, 21, 15, 11, 19, 13, 10, 16, 30].enumerated().map {
            (done: 1000 + 50 * ($0.offset % 3), inTime: $0.element)
        }
        let rate = "kind: control\nmetric: rate\nunit: a\ngrain: month\nlimits: "
        let (plain, primed) = try (
            StatisticsSample(months: months).figure(rate + "u"),
            StatisticsSample(months: months).figure(rate + "u-prime")
        )
        #expect(plain.numbers("mean") == primed.numbers("mean"))
        #expect(abs((plain.numbers("upper_limit")[0] ?? 0) - 0.025697993990809173) < 1e-8)
        #expect(abs((primed.numbers("upper_limit")[0] ?? 0) - 0.03099603752896496) < 1e-8)
        #expect(primed.text.contains("Biểu đồ kiểm soát u′"))
    }

    @Test("A rate of events is put on a u chart, on u′ only where it varies by more than chance")
    func rates() throws {
        let control = "kind: control\nmetric: rate\nunit: a\ngrain: month"
        let calm = try StatisticsSample(months: (0..<12).map { (100, $0 % 2 == 0 ? 18 : 22) }).figure(control)
        #expect(calm.text.contains("Biểu đồ kiểm soát u,"))
        // u = 0.2; 3 √(0.2 / 100) = 0.1341640786.
        #expect(abs((calm.numbers("upper_limit")[0] ?? 0) - 0.3341640786) < 1e-9)
        let wild = (0..<12).map { (done: 10_000, inTime: $0 % 2 == 0 ? 1_500 : 2_500) }
        #expect(try StatisticsSample(months: wild).figure(control).text.contains("Biểu đồ kiểm soát u′,"))
    }

    @Test("Limits that are declared but fit none of the numbers are refused, not guessed")
    func unfit() throws {
        var sample = StatisticsSample(months: turns(12))
        sample.rows[3] = "3,a,100,101"
        let made = try sample.figure(block + "\nlimits: p")
        #expect(made.svg == nil)
        #expect(made.text.contains("Tử số 101 lớn hơn mẫu số 100."))
        // By itself such a ratio, which is no share, is put on the chart that fits any measurement.
        #expect(try sample.figure(block).text.contains("Biểu đồ kiểm soát XmR"))
    }
}
