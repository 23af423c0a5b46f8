import Diagnostics
import Metrics
import Tables
import Testing

/// Functions of days and of working days.
@Suite struct CalendarFunctionTests {
    /// 2024 and 2025; 30 April and 1 May off.
    private func calendar() throws -> WorkingCalendar {
        let entries = [try day(2024, 4, 30), try day(2024, 5, 1)].map {
            CalendarEntry(date: $0, kind: .holiday, name: Localized(vi: "Lễ"))
        }
        return try #require(WorkingCalendar(years: 2024...2025, entries: entries))
    }

    private func value(_ text: String, _ known: [String: ExpressionValue] = [:]) throws -> ExpressionValue {
        try parsed(text).evaluate(calendar: calendar(), values(known))
    }

    @Test(
        "Working days are counted by the calendar",
        arguments: [
            ("working_days(date('2024-04-29'), date('2024-05-02'))", 1),
            ("working_days(date('2024-05-02'), date('2024-04-29'))", -1),
            ("working_days(date('2024-12-31'), date('2025-01-02'))", 2),
            ("days(date('2024-04-29'), next_working_day(date('2024-04-30')))", 3),
            ("working_days(from, working_day_after(from, 15))", 15),
        ])
    func counts(text: String, count: Int) throws {
        #expect(try value(text, ["from": .date(day(2024, 4, 26))]) == exact(count))
    }

    @Test(
        "Days are added to dates",
        arguments: [
            ("day_after(date('2024-02-28'), 2)", 2024, 3, 1), ("day_after(date('2024-03-01'), -1)", 2024, 2, 29),
            ("next_working_day(date('2024-05-02'))", 2024, 5, 2), ("next_working_day(date('2024-05-04'))", 2024, 5, 6),
            ("working_day_after(date('2024-04-29'), 1)", 2024, 5, 2),
            ("working_day_after(date('2024-05-02'), -1)", 2024, 4, 29),
            ("working_day_after(date('2024-05-04'), 0)", 2024, 5, 4),
            ("next_working_day(day_after(date('2024-04-15'), 15))", 2024, 5, 2),
        ])
    func dates(text: String, year: Int, month: Int, date: Int) throws {
        #expect(try value(text) == .date(day(year, month, date)))
    }

    @Test("Plain days need no calendar, working days do")
    func withoutCalendar() throws {
        let plain = try parsed("day_after(date('2024-01-31'), 1)")
        #expect(!plain.needsCalendar)
        #expect(try plain.evaluate(values([:])) == .date(day(2024, 2, 1)))
        for text in [
            "working_days(from, to)", "next_working_day(from)", "working_day_after(from, 1)",
            "not (to > next_working_day(from))",
        ] {
            let expression = try parsed(text)
            #expect(expression.needsCalendar)
            let offset = text.hasPrefix("not") ? 10 : 0
            #expect(throws: EvaluationFailure.noCalendar(offset: offset)) {
                try expression.evaluate(values(["from": .date(day(2024, 1, 1)), "to": .date(day(2024, 1, 1))]))
            }
        }
    }

    @Test(
        "Years that are not declared are named, all at once, never guessed",
        arguments: [
            ("1 + working_days(date('2022-06-01'), date('2026-06-01'))", [2022, 2023, 2026], 4),
            ("working_days(date('2023-12-31'), date('2024-01-02'))", [2023], 0),
            ("next_working_day(date('2030-01-01'))", [2030], 0),
            ("working_day_after(date('2025-12-31'), 1)", [2026], 0),
            ("working_day_after(date('2024-01-01'), -5)", [2023], 0),
        ])
    func undeclared(text: String, years: [Int], offset: Int) throws {
        #expect(throws: EvaluationFailure.undeclaredYears(years, declared: 2024...2025, offset: offset)) {
            try value(text)
        }
    }

    @Test(
        "A number of days must be whole and lead to a day there can be",
        arguments: [
            "day_after(from, 0.5)", "day_after(from, 9223372036854775807)", "day_after(from, 70000)",
            "day_after(from, -50000)", "working_day_after(from, 1 / 3)",
        ])
    func impossible(text: String) throws {
        #expect(throws: EvaluationFailure.impossibleDay(offset: 0)) {
            try value(text, ["from": .date(day(2024, 1, 2))])
        }
    }

    @Test("A missing date makes the count missing; an estimate is not counted with")
    func missing() throws {
        #expect(throws: EvaluationFailure.absent(name: "to", .notAvailable)) {
            try value("working_days(from, to)", ["from": .date(day(2024, 1, 2))])
        }
        #expect(try parsed("working_days(from, to) > 5").holds(calendar: calendar(), values([:])) == nil)
        #expect(throws: EvaluationFailure.qualified(name: "early")) {
            try value(
                "day_after(from, early)", ["from": .date(day(2024, 1, 2)), "early": .number(Rational(9), .atLeast)])
        }
    }

    @Test(
        "Functions of days have types and places",
        arguments: [
            Marked("working_days(1️⃣early, to)", covering: "early"),
            Marked("working_days(from, 1️⃣'2024-01-01')", covering: "'2024-01-01'"),
            Marked("next_working_day(1️⃣early)", covering: "early"),
            Marked("day_after(from, 1️⃣to)", covering: "to"), Marked("day_after(1️⃣early, 3)", covering: "early"),
            Marked("working_day_after(from, 1️⃣unit)", covering: "unit"),
            Marked("1 + 1️⃣next_working_day(from)", covering: "next_working_day(from)"),
            Marked("to > 1️⃣working_days(from, to)", covering: "working_days(from, to)"),
        ])
    func types(marked: Marked) throws {
        let error = try failure(of: marked.text)
        #expect(error.code == "expression.type")
        #expect(error.offset == marked.offset)
        #expect(String(marked.text.dropFirst(error.offset).prefix(error.length)) == marked.covered)
    }

    @Test(
        "Who adds a number to a date is told of both ways to count",
        arguments: [
            ("to > from + 15", "Viết day_after(from, 15), hoặc working_day_after(from, 15) nếu là ngày làm việc."),
            ("to > from - 15", "Viết day_after(from, -15), hoặc working_day_after(from, -15) nếu là ngày làm việc."),
            (
                "to > from - (early + 1)",
                "Viết day_after(from, -(early + 1)), hoặc working_day_after(from, -(early + 1)) nếu là ngày làm việc."
            ),
        ])
    func dateShift(text: String, hint: String) throws {
        #expect(try failure(of: text).hint?.vietnamese == hint)
        #expect(try parsed(hint.dropFirst(5).split(separator: ", hoặc")[0].description).type == .date)
    }

    @Test("A function with too few values is told how it is written")
    func arguments() throws {
        let error = try failure(of: "working_days(from)")
        #expect(error.code == "expression.argument-count")
        #expect(error.hint?.english == "Write working_days(d1, d2).")
    }
}
