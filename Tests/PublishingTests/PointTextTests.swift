import Diagnostics
import Metrics
import Tables
import Testing

@testable import Publishing

@Suite struct PointTextTests {
    @Test(
        "A number is printed with what belongs to it",
        arguments: [
            ("received", "a", "2023-Q3", "1.200", nil as String?), ("received", "a", "2023-Q4", "từ 130 trở lên", nil),
            ("on_time_rate", "a", "2023-Q1", "90%", "90/100"),
            ("on_time_rate", "a", "2023-Q3", "91,67%", "1.100/1.200"),
            ("done_share", "a", "2023-Q2", "90,91%", "100/110"), ("gap", "a", "2023-Q2", "10", nil),
            ("reform_rank", nil as String?, "2019", "6/20", nil), ("satisfaction", nil, "2023", "96,5%", nil),
        ])
    func value(metric: String, unit: String?, period: String, text: String, count: String?) throws {
        let context = try Sample().context()
        let (metric, point) = try context.point(metric, unit, period)
        let printer = PointText(glossary: context.glossary)
        #expect(printer.value(point, metric) == text)
        #expect(printer.count(point, metric) == count)
        #expect(printer.meaning(point, metric) == nil)
    }

    @Test(
        "What is missing has its sign and says why, in titles and not in names",
        arguments: [
            ("on_time", "a", "2023-Q4", "*", "không công bố"),
            ("overdue", "a", "2023-Q4", "…", "nguồn không nêu"),
            ("received", "b", "2023-Q3", "–", "không áp dụng"),
            ("on_time_rate", "a", "2023-Q4", "*", "không tính được: “Đúng hạn” không công bố"),
            ("on_time_rate", "b", "2023-Q1", "–", "không áp dụng: mẫu số bằng 0"),
            ("gap", "a", "2023-Q4", "…", "không tính được: “Hồ sơ tiếp nhận” chỉ là số ước lượng"),
        ])
    func missing(metric: String, unit: String, period: String, sign: String, meaning: String) throws {
        let context = try Sample().context()
        let (metric, point) = try context.point(metric, unit, period)
        let cell = PointText(glossary: context.glossary).cell(point, metric)
        #expect(cell.text == sign)
        #expect(cell.kind == .missing)
        #expect(cell.sortKey == nil)
        #expect(cell.abbreviation == meaning)
    }

    @Test("A derived metric names the measure that is missing under its operands")
    func nested() throws {
        let sample = try Sample().replacing("{name: on_time,", with: "{name: punctual,", in: "metrics/m.yaml").adding(
            "\n- {name: rate_gap, title: Cách 100%, type: derived, expression: 1 - on_time_rate, format: percent}\n",
            to: "metrics/m.yaml")
        let context = try sample.context()
        let (metric, point) = try context.point("rate_gap", "a", "2023-Q4")
        #expect(
            PointText(glossary: context.glossary).meaning(point, metric)
                == "không tính được: “Đúng hạn” không công bố")
    }

    @Test("Missing members are named by their titles, pairs of them too")
    func missingMembers() throws {
        let glossary = try Sample().context().glossary
        let reason = glossary.phrases.reason(.missingMembers(["b", "a × b"])) { glossary.title($0, in: "ho-so") }
        #expect(reason == "chưa đủ: thiếu Sở Y tế và Sở Nội vụ × Sở Y tế")
    }

    @Test("A record without a date has no known day or year; a number without a period has none stated")
    func unstatedPeriods() throws {
        let sample = Sample().with(
            "data/so.yaml",
            """
            title: Sổ
            path: so.csv
            kind: register
            fields: [{name: year, type: integer}]
            period: {year: year}
            measures: [{name: n, aggregate: count, title: Số}]
            """
        ).with("data/so.csv", "year\n2020\n…\n")
        let glossary = try sample.context(.leadership).glossary
        #expect(glossary.period(.unstated, in: ["so"]) == "không rõ năm")
        #expect(glossary.period(.unstated, in: ["noi-bo"]) == "không rõ ngày")
        #expect(glossary.period(.unstated, in: ["so", "ho-so"], short: true) == "không nêu kỳ")
    }

    @Test("A number worked out from its row says so, a reported one does not")
    func derived() throws {
        let context = try Sample().context()
        let printer = PointText(glossary: context.glossary)
        let (metric, derived) = try context.point("resolved", "a", "2023-Q3")
        #expect(printer.cell(derived, metric).kind == .derived)
        #expect(printer.cell(try context.point("resolved", "a", "2023-Q1").1, metric).kind == .value)
    }

    @Test(
        "Nothing and all are said only of what is exactly so",
        arguments: [
            (1, 1, "100%"), (0, 5, "0%"), (1, 2, "50%"), (99_999, 100_000, ">99,99%"), (1, 100_000, "<0,01%"),
            (99_994, 100_000, "99,99%"), (1, 10_000, "0,01%"), (100_001, 100_000, "<100,01%"), (-1, 100_000, ">−0,01%"),
            (5395, 5404, "99,83%"), (-1, 3, "−33,33%"),
        ])
    func wholes(numerator: Int, denominator: Int, text: String) throws {
        let share = try #require(Rational(numerator, over: denominator))
        #expect(NumberText(.vietnamese).percent(share, decimals: 2) == text)
    }

    @Test("A number that is not zero is not rounded to one")
    func nonzero() throws {
        let third = try #require(Rational(3, over: 10))
        #expect(NumberText(.vietnamese).nonzero(third, decimals: 0) == "0,3")
        #expect(NumberText(.vietnamese).nonzero(.zero, decimals: 0) == "0")
        #expect(NumberText(.english).nonzero(Rational(-1234), decimals: 0) == "−1,234")
    }

    @Test(
        "A change that would be rounded to zero has its first two digits, and no more",
        arguments: [
            (11_571, 1_000_000, 1, "0,012"), (1, 100, 1, "0,01"), (996, 100_000, 1, "0,01"),
            (-12_345, 1_000_000, 1, "−0,012"),
            (3, 10, 0, "0,3"), (1, 3, 0, "0,33"), (1, 9_000_000, 1, "0,00000011"),
            (1, 1_000_000_000_000_000_000, 1, "0,000000000000000001"),
            (5, 100, 1, "0,1"), (4, 1, 1, "4,0"), (0, 1, 1, "0,0"), (123_456, 1_000, 1, "123,5"),
        ])
    func brief(numerator: Int, denominator: Int, decimals: Int, text: String) throws {
        let value = try #require(Rational(numerator, over: denominator))
        #expect(NumberText(.vietnamese).brief(value, decimals: decimals) == text)
    }

    @Test("Of many periods the first and the last are named")
    func someOfManyPeriods() {
        #expect(NoData.list([]) == "")
        #expect(NoData.list(["1", "2", "3", "4", "5", "6"]) == "1, 2, 3, 4, 5, 6")
        #expect(NoData.list(["1", "2", "3", "4", "5", "6", "7", "8"]) == "1, 2, …, 5, 6, 7, 8")
    }

    @Test(
        "Periods are named in both languages",
        arguments: [
            ("2024-02", "tháng 02/2024", "February 2024"), ("2024-10", "tháng 10/2024", "October 2024"),
            ("2024-Q1", "quý I/2024", "Q1 2024"),
            ("2024-Q1@15", "quý I/2024 (15/12/2023–14/03/2024)", "Q1 2024 (15 December 2023 – 14 March 2024)"),
            ("2024-H2", "6 tháng cuối năm 2024", "second half of 2024"),
            ("2024-9M", "9 tháng năm 2024", "first nine months of 2024"),
            ("2024", "năm 2024", "2024"), ("2024-02-28", "28/02/2024", "28 February 2024"),
            ("2019-01-01..2022-05-23", "01/01/2019–23/05/2022", "1 January 2019 – 23 May 2022"),
            ("unstated", "không nêu kỳ", "period not stated"),
        ])
    func periods(identifier: String, vietnamese: String, english: String) throws {
        let period = try #require(Period(parsing: identifier))
        #expect(PeriodText(.vietnamese).period(period) == vietnamese)
        #expect(PeriodText(.english).period(period) == english)
    }
}
