import Foundation
import Testing

/// `congkhai calendar`.
@Suite struct CalendarCommandTests {
    private func calendar(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["calendar"] + arguments, in: Repository.root)
    }

    @Test("Every day of a range is a line of CSV with its kind")
    func range() throws {
        let outcome = try calendar("--from", "2026-01-01", "--to", "2026-01-10", "--language", "en")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 11)
        #expect(lines[0] == "date,weekday,working,kind,name,basis,verified")
        #expect(lines[1] == "2026-01-01,thursday,false,holiday,New Year's Day,\"Bộ luật Lao động 2019, Điều 112\",true")
        #expect(lines[2].hasPrefix("2026-01-02,friday,false,swapped_off,"))
        #expect(lines[3] == "2026-01-03,saturday,false,weekly_rest,,,")
        #expect(lines[5] == "2026-01-05,monday,true,working,,,")
        #expect(lines[10].hasPrefix("2026-01-10,saturday,true,swapped_work,"))
    }

    @Test("Without options every declared day is listed")
    func all() throws {
        let lines = try calendar().output.split(separator: "\n")
        #expect(lines.count == 1 + 2922)
        #expect(lines.last?.hasPrefix("2026-12-31,") == true)
    }

    @Test("A year is summed up in the language asked for")
    func year() throws {
        let text = try calendar("--year", "2024").output
        #expect(text.hasPrefix("Năm 2024: 251 ngày làm việc, 115 ngày nghỉ. Nghỉ hằng tuần: thứ Bảy, Chủ nhật.\n"))
        #expect(text.contains("  thứ Bảy   04/05/2024  đi làm bù       Làm bù cho ngày 29/4/2024 (Công văn số 2450/"))
        let english = try calendar("--year", "2026", "--language", "en").output
        #expect(english.hasPrefix("2026: 250 working days, 115 days off. Weekly rest: Saturday, Sunday.\n"))
        #expect(!english.contains("erified"))
    }

    @Test("What is not verified says so")
    func unverified() throws {
        let scratch = try Scratch(content: Repository.base)
        let days = [
            "{date: 2024-01-01, kind: holiday, name: Tết}", "{date: 2024-04-30, kind: holiday, name: Lễ, basis: Luật}",
        ]
        try scratch.write(
            "years:\n  2024:\n" + days.map { "    - \($0)\n" }.joined(), to: "Content/calendar.yaml")
        let text = try scratch.congkhai("calendar", "--year", "2024").output
        #expect(text.contains("01/01/2024  nghỉ lễ, tết    Tết [chưa kiểm chứng]\n"))
        #expect(text.contains("30/04/2024  nghỉ lễ, tết    Lễ (Luật)\n1 ngày chưa kiểm chứng: "))
        let english = try scratch.congkhai("calendar", "--year", "2024", "--language", "en").output
        #expect(english.contains("Not verified: 1. Compare with the official notice and state the basis in Content/"))
    }

    @Test(
        "Years that are not declared are an error that names those there are",
        arguments: [
            ["--year", "2018"], ["--from", "2018-12-31"], ["--to", "2027-01-01"], ["--from", "2030-01-01"],
            ["--to", "2018-01-01"],
        ])
    func undeclared(arguments: [String]) throws {
        let outcome = try Program.run(["calendar"] + arguments, in: Repository.root)
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("2019–2026. [calendar.year-not-declared]"))
    }

    @Test("A content without a calendar, or with a wrong one, is an error")
    func noCalendar() throws {
        let scratch = try Scratch(content: Repository.base)
        let missing = try scratch.congkhai("calendar", "--year", "2024")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("Content/calendar.yaml: lỗi: Chưa có tệp calendar.yaml. [calendar.missing]"))
        try scratch.write("years:\n  2024:\n    - {date: 2024-01-01, kind: x, name: a}\n", to: "Content/calendar.yaml")
        let wrong = try scratch.congkhai("calendar")
        #expect(wrong.status == 1)
        #expect(wrong.errors.hasPrefix("Content/calendar.yaml:3:32: lỗi: "))
        #expect(try Scratch().congkhai("calendar").errors.contains("project.missing-folder"))
    }

    @Test(
        "Wrong usage ends with status 2",
        arguments: [
            ["--year", "2024", "--from", "2024-01-01"], ["--from", "2024-02-30"],
            ["--from", "2024-02-02", "--to", "2024-02-01"], ["--year", "abc"],
        ])
    func usage(arguments: [String]) throws {
        let outcome = try Program.run(["calendar"] + arguments, in: Repository.root)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(!outcome.errors.isEmpty)
    }
}
