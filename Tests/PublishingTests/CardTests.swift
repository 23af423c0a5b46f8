import Diagnostics
import Metrics
import Tables
import Testing

@testable import Project
@testable import Publishing

@Suite struct CardTests {
    private func card(
        _ metric: String, _ unit: String? = nil, _ periods: Plan.Periods, _ sample: Sample = Sample(),
        language: Language = .vietnamese, _ audience: Audience = .public, emptyIsAllowed: Bool = false
    ) throws -> (card: CardModel, notes: [NoteModel]) {
        var problems: [Diagnostic] = []
        let request = MetricRequest(metric: metric, members: unit.map { ["unit": [$0]] } ?? [:], periods: periods)
        let cards = CardsComposer(context: try sample.context(audience, language: language), page: "index.html").cards(
            [
                CardRequest(
                    title: nil, request: request, emptyIsAllowed: emptyIsAllowed,
                    location: SourceLocation(file: "x.md"))
            ], id: "c", label: "L",
            &problems)
        #expect(problems.isEmpty)
        return (try #require(cards.cards.first), cards.notes)
    }

    private func period(_ text: String) throws -> Plan.Periods { .list([try #require(Period(parsing: text))]) }

    @Test(
        "A change is said in the unit of the number, against the like period right before",
        arguments: [
            ("received", "a", "2023-Q2", "tăng 10 hồ sơ (10%) so với quý I/2023"),
            ("on_time_rate", "a", "2023-Q2", "tăng 5 điểm phần trăm so với quý I/2023"),
            ("on_time_rate", "a", "2023-Q3", "giảm 3,33 điểm phần trăm so với quý II/2023"),
            ("resolved", "a", "2023-Q2", "không đổi so với quý I/2023"),
            ("satisfaction", nil as String?, "2023", "tăng 1,5 điểm phần trăm so với năm 2022"),
            ("reform_rank", nil, "2019", "tăng 1 bậc so với năm 2018"),
            ("reform_rank", nil, "2020", "giảm 3 bậc so với năm 2019"),
        ])
    func change(metric: String, unit: String?, period: String, text: String) throws {
        #expect(try card(metric, unit, self.period(period)).card.changes.first?.text == text)
    }

    @Test("A card without data prints the sign of what is not available where it may, and the period asked for")
    func empty() throws {
        let asked = try card("received", "a", period("2019-Q1"), emptyIsAllowed: true).card
        #expect(asked.value.text == "…" && asked.value.kind == .missing && asked.period == "quý I/2019")
        #expect(asked.value.abbreviation == "nguồn không nêu")
        let series = try card("received", "a", .grain(.month, .calendar), emptyIsAllowed: true).card
        #expect(series.value.text == "…" && series.period == "chưa có kỳ nào")
    }

    @Test("In English a single place is one place")
    func english() throws {
        #expect(
            try card("reform_rank", nil, period("2019"), language: .english).card.changes.first?.text
                == "up 1 place compared with 2018")
        #expect(
            try card("reform_rank", nil, period("2020"), language: .english).card.changes.first?.text
                == "down 3 places compared with 2019")
    }

    @Test(
        "Nothing is compared across fields of another or unknown size, a break, or a period without a number",
        arguments: [
            ("reform_rank", nil as String?, "2021"), ("reform_rank", nil, "2022"), ("reform_rank", nil, "2023"),
            ("reform_rank", nil, "2024"), ("received", "a", "2023-Q1"), ("received", "a", "2023-Q4"),
            ("on_time_rate", "a", "2023-Q4"),
        ])
    func incomparable(metric: String, unit: String?, period: String) throws {
        #expect(try card(metric, unit, self.period(period)).card.changes.isEmpty)
    }

    @Test(
        "A card without a change says why",
        arguments: [
            (
                "reform_rank", nil as String?, "2021",
                "Không so sánh được với kỳ trước: số đơn vị được xếp hạng khác nhau (20 và 18)."
            ),
            ("reform_rank", nil, "2022", "Không so sánh được với kỳ trước: không rõ số đơn vị được xếp hạng."),
            ("reform_rank", nil, "2024", "Không so sánh được với kỳ trước: chuỗi số đứt quãng, Bộ tiêu chí mới."),
            ("received", "a", "2023-Q1", "Chưa đủ số liệu để so sánh: chưa có kỳ trước cùng loại."),
            ("on_time", "b", "2023-Q1", "Chưa đủ số liệu để so sánh: chưa có kỳ trước cùng loại."),
        ])
    func remark(metric: String, unit: String?, period: String, text: String) throws {
        let card = try card(metric, unit, self.period(period)).card
        #expect(card.remark == text && card.changes.isEmpty)
    }

    @Test("A change too small for the decimals is not printed as zero")
    func small() throws {
        let csv = """
            from,to,unit,received,resolved,on_time,overdue,source,note
            2023-01-01,2023-03-31,a,100000,100000,90000,10000,s1,
            2023-04-01,2023-06-30,a,100010,100000,90001,9999,s1,

            """
        let card = try card("on_time_rate", "a", period("2023-Q2"), Sample().with("data/ho-so.csv", csv)).card
        #expect(card.changes.first?.text == "tăng 0,001 điểm phần trăm so với quý I/2023")
    }

    @Test("A card shows the count, the target and whether it is met, and what belongs beside it for this audience")
    func parts() throws {
        let card = try card("on_time_rate", "a", period("2023-Q2")).card
        #expect(card.value.text == "95%")
        #expect(card.value.detail == "(95/100)")
        #expect(card.targetText == "Mục tiêu: từ 90%")
        #expect(card.status?.kind == .met)
        #expect(card.details == [ReceiptStepModel(label: "Hồ sơ quá hạn", value: "5")])
        #expect(card.scope == "SNV")
        #expect(card.bullet != nil)
    }

    @Test("A rate beside a card keeps its count")
    func besideCount() throws {
        let sample = Sample().adding(
            "\n- {name: all, dataset: ho-so, title: Tất cả, type: simple, measure: received, beside: [on_time_rate]}\n",
            to: "metrics/m.yaml")
        #expect(try card("all", "a", period("2023-Q1"), sample).card.details.map(\.value) == ["90% (90/100)"])
    }

    @Test(
        "A discrepancy of the number, of the one before or of one beside it is said on the card; a note of the row too")
    func notices() throws {
        let (card, notes) = try card("received", "a", period("2023-Q2"))
        #expect(card.notices.map(\.kind) == [.discrepancy])
        #expect(card.value.marks == ["a"])
        #expect(notes.map(\.text) == ["Có làm tròn."])
        #expect(try self.card("received", "a", period("2023-Q1")).card.notices.isEmpty)
        #expect(try self.card("received", "a", period("2023-Q3")).card.notices.map(\.kind) == [.discrepancy])
    }

    @Test("A trend is shown from three numbers on, and holds no period after the card's own")
    func sparkline() throws {
        #expect(try card("resolved", "a", period("2023-Q3")).card.sparkline != nil)
        #expect(try card("resolved", "a", period("2023-Q2")).card.sparkline == nil)
        let trend = String(decoding: try card("reform_rank", nil, period("2020")).card.sparkline ?? [], as: UTF8.self)
        #expect(trend.contains("2020") && !trend.contains("2021"))
    }
}
