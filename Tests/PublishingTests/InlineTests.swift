import Diagnostics
import Metrics
import Testing

@testable import Project
@testable import Publishing

@Suite struct InlineTests {
    private func number(
        _ text: String, _ sample: Sample = Sample()
    ) throws -> (number: InlineNumberModel?, problems: [Diagnostic]) {
        let context = try sample.with("pages/index.md", "---\ntitle: T\n---\n\nCó `= \(text)` nhé.\n").context()
        var problems: [Diagnostic] = []
        var register = context.register(from: "index.html")
        let inline = try #require(context.pages[0].inlines.first)
        let number = InlineComposer(context: context, page: "index.html").number(inline, &register, &problems)
        return (number, problems)
    }

    @Test(
        "A number in a sentence has its count, unless it is asked for alone",
        arguments: [
            ("on_time_rate {unit: a, period: 2023-Q3}", "91,67%", "(1.100/1.200)"),
            ("on_time_rate {unit: a, period: 2023-Q3, show: value}", "91,67%", nil as String?),
            ("on_time_rate {unit: a, period: 2023-Q3, show: numerator}", "1.100", nil),
            ("on_time_rate {unit: a, period: 2023-Q3, show: denominator}", "1.200", nil),
            ("reform_rank {period: 2019}", "6/20", nil), ("received {unit: a, period: 2023-Q4}", "từ 130 trở lên", nil),
        ])
    func values(text: String, value: String, detail: String?) throws {
        let number = try #require(try number(text).number)
        #expect(number.text == value && number.detail == detail)
    }

    @Test(
        "What is missing is said in words in the sentence itself",
        arguments: [
            ("on_time {unit: a, period: 2023-Q4}", "*", "(không công bố)"),
            ("received {unit: b, period: 2023-Q3}", "–", "(không áp dụng)"),
            ("on_time_rate {unit: b, period: 2023-Q1}", "–", "(không áp dụng: mẫu số bằng 0)"),
            ("on_time_rate {unit: a, period: 2023-Q4, show: numerator}", "*", "(không công bố)"),
        ])
    func missing(text: String, sign: String, meaning: String) throws {
        let number = try #require(try number(text).number)
        #expect(number.text == sign && number.detail == meaning && number.kind == .missing)
    }

    @Test("A metric without counts has no numerator, and that is an error rather than another number")
    func noCount() throws {
        let (number, problems) = try number("received {unit: a, period: 2023-Q1, show: numerator}")
        #expect(number == nil && problems.map(\.code) == ["figure.no-count"])
    }

    @Test("Several numbers are an error that names the periods; none is an error too")
    func several() throws {
        let many = try number("received {unit: a}").problems
        #expect(many.map(\.code) == ["figure.ambiguous"])
        #expect(many.first?.message.vietnamese.contains("2023-Q1, 2023-Q2, 2023-Q3, 2023-Q4") == true)
        #expect(many.first?.location?.line == 5)
        #expect(try number("received {unit: a, period: 2019}").problems.map(\.code) == ["figure.no-data"])
    }

    @Test("Where it may be empty, a number that no row speaks of is said to be not available")
    func empty() throws {
        let asked = try #require(try number("received {unit: a, period: 2019-Q1, empty: say}").number)
        #expect(asked.text == "…" && asked.detail == "(nguồn không nêu)" && asked.kind == .missing)
        #expect(asked.title == "Hồ sơ tiếp nhận, quý I/2019")
        let rate = try number("on_time_rate {unit: a, period: 2019, show: numerator, empty: say}").number
        #expect(rate?.text == "…")
        let unasked = try number("received {unit: a, where: \"from > date('2030-01-01')\", empty: say}")
        #expect(unasked.problems.map(\.message.vietnamese) == [])
        #expect(unasked.number?.title == "Hồ sơ tiếp nhận")
    }

    @Test("What is missing names the period asked for and those there are")
    func noData() throws {
        let problem = try #require(try number("received {unit: a, period: 2019-Q1}").problems.first)
        #expect(problem.message.vietnamese.contains("(received, kỳ 2019-Q1)"))
        #expect(problem.hint?.english?.contains("2023-Q1, 2023-Q2, 2023-Q3, 2023-Q4;") == true)
    }

    @Test("Discrepancies and notes mark the number")
    func marks() throws {
        #expect(try number("received {unit: a, period: 2023-Q2}").number?.marks == ["a", "b"])
    }
}
